#!/usr/bin/env node
// Makes every arrangements/NAME.mid from the text arrangements/NAME.song; run `npm run build` first.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { writeMidi } from '../dist/midi/write-midi.js';
import { readSong } from '../dist/midi/song/read-song.js';

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
