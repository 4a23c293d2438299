/** The bundled pieces: their .mid is exactly what their text says, and nothing is left unsaid about them. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseSong } from '../../src/midi/song/parse-song.ts';
import { readSong } from '../../src/midi/song/read-song.ts';
import { writeMidi } from '../../src/midi/write-midi.ts';

const folder = new URL('../../arrangements/', import.meta.url);
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.song'))
  .map((file) => file.replace(/\.song$/, ''));

function readText(file: string): string {
  return readFileSync(new URL(file, folder), 'utf8');
}

describe.each(names)('%s', (name) => {
  it('has a .mid that its .song makes, byte for byte (else run: npm run build && node arrangements/build.js)', () => {
    const made = writeMidi(readSong(readText(`${name}.song`), `arrangements/${name}.song`));
    expect(Buffer.from(made).equals(readFileSync(new URL(`${name}.mid`, folder)))).toBe(true);
  });

  it('names its title, composer, source and licence', () => {
    const { head } = parseSong(readText(`${name}.song`));
    for (const line of ['title', 'composer', 'source', 'licence']) expect(head.get(line), line).toBeTruthy();
  });
});
