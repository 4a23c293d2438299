/** Makes every arrangements/NAME.mid from the text arrangements/NAME.song: `node --import tsx arrangements/build.ts`. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readSong } from '../src/midi/song/read-song.ts';
import { writeMidi } from '../src/midi/write-midi.ts';

const folder = new URL('./', import.meta.url);

for (const name of readdirSync(folder).filter((file) => file.endsWith('.song'))) {
  try {
    const bytes = writeMidi(readSong(readFileSync(new URL(name, folder), 'utf8'), `arrangements/${name}`));
    writeFileSync(new URL(name.replace(/song$/, 'mid'), folder), bytes);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
