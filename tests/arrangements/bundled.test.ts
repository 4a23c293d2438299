/** The bundled pieces: their .mid is exactly what their text says, and six drives keep tune and bass where they belong. */
import type { ArrangedJson } from '../../src/arrangement/arranged-json.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { arrangeNotes } from '../arrangement/arrange-notes.ts';
import { parseArrangement } from '../../src/arrangement/parse-arrangement.ts';
import type { ArrangementFile } from '../../src/arrangement/types.ts';
import { readMidi } from '../../src/midi/read-midi.ts';
import { parseSong } from '../../src/midi/song/parse-song.ts';
import { readSong } from '../../src/midi/song/read-song.ts';
import { writeMidi } from '../../src/midi/write-midi.ts';
import { defaultRig } from '../../src/rig/default-rig.ts';
import { toScore } from '../../src/score/to-score.ts';
import type { Score } from '../../src/score/types.ts';

const folder = new URL('../../arrangements/', import.meta.url);
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.song'))
  .map((file) => file.replace(/\.song$/, ''));

function readText(file: string): string {
  return readFileSync(new URL(file, folder), 'utf8');
}

type Piece = { score: Score; file: ArrangementFile; arranged: ArrangedJson };

function loadPiece(name: string): Piece {
  const score = toScore(readMidi(readFileSync(new URL(`${name}.mid`, folder))));
  const file = parseArrangement(readText(`${name}.yaml`), `${name}.yaml`);
  return { score, file, arranged: arrangeNotes(score, defaultRig(), file) };
}

/** Shares of the onsets with company at which the highest (lowest) written note is the highest (lowest) played. */
function outerVoices({ score, arranged }: Piece): { melodyOnTop: number; bassBelow: number } {
  const written = score.notes.rows().filter(({ channel }) => channel !== 10);
  const played = arranged.voices.flatMap(({ notes }) => notes.filter(({ burst }) => burst === undefined));
  const count = { onsets: 0, top: 0, bottom: 0 };
  for (const onsetUs of new Set(written.map(({ startUs }) => startUs))) {
    const sounding = written.filter(({ startUs, endUs }) => startUs <= onsetUs + 1 && endUs > onsetUs + 1);
    const keys = new Set(sounding.map(({ startUs, channel, note }) => `${startUs} ${channel} ${note}`));
    const heard = played.filter(({ source }) =>
      keys.has(`${source.startUs} ${source.channel} ${source.note}`),
    );
    if (sounding.length < 2 || heard.length === 0) continue;
    const highest = Math.max(...heard.map(({ note }) => note));
    const lowest = Math.min(...heard.map(({ note }) => note));
    const melody = Math.max(...sounding.map(({ note }) => note));
    const bass = Math.min(...sounding.map(({ note }) => note));
    count.onsets += 1;
    count.top += heard.some(({ note, source }) => note === highest && source.note === melody) ? 1 : 0;
    count.bottom += heard.some(({ note, source }) => note === lowest && source.note === bass) ? 1 : 0;
  }
  return { melodyOnTop: count.top / count.onsets, bassBelow: count.bottom / count.onsets };
}

/**
 * For how much of the piece each drive has something to play, the gate left open; a drum, which has no length of its
 * own, counts until the next one, at most as long as it is written.
 */
function shares({ score, file }: Piece): number[] {
  const writtenUs = new Map(
    score.notes
      .rows()
      .map(({ channel, note, startUs, endUs }) => [`${channel} ${note} ${startUs}`, endUs - startUs]),
  );
  const { voices, durationUs } = arrangeNotes(score, defaultRig(), file, { gate: 1 });
  return voices.map(({ notes }) => {
    const sounds = notes.map(({ startUs, endUs, burst, source }, index) => {
      if (burst === undefined) return endUs - startUs;
      const lengthUs = writtenUs.get(`${source.channel} ${source.note} ${source.startUs}`) ?? 0;
      return Math.min(lengthUs, (notes[index + 1]?.startUs ?? durationUs) - startUs);
    });
    return sounds.reduce((sum, us) => sum + us, 0) / durationUs;
  });
}

it('are ten', () => {
  expect(names).toHaveLength(10);
});

describe.each(names)('%s', (name) => {
  it('has a .mid that its .song makes, byte for byte (else run: node --import tsx arrangements/build.ts)', () => {
    const made = writeMidi(readSong(readText(`${name}.song`), `arrangements/${name}.song`));
    expect(Buffer.from(made).equals(readFileSync(new URL(`${name}.mid`, folder)))).toBe(true);
  });

  it('names its title, composer, source and licence, alike in both files', () => {
    const { head } = parseSong(readText(`${name}.song`));
    const { file } = loadPiece(name);
    for (const line of ['title', 'composer', 'source', 'licence'] as const) {
      expect(head.get(line), line).toBeTruthy();
      expect(file[line], line).toBe(head.get(line));
    }
  });

  it('reads back without a problem', () => {
    expect(loadPiece(name).score.problems).toEqual([]);
  });

  it('leaves out nothing', () => {
    expect(loadPiece(name).arranged.dropped).toEqual([]);
  });

  it('uses each of the six drives for a quarter of its time at least', () => {
    const ofDrives = shares(loadPiece(name));
    expect(ofDrives).toHaveLength(6);
    for (const share of ofDrives) expect(share).toBeGreaterThanOrEqual(0.25);
  });

  it('keeps the tune on top and the bass below', () => {
    const { melodyOnTop, bassBelow } = outerVoices(loadPiece(name));
    expect(melodyOnTop).toBeGreaterThan(0.98);
    expect(bassBelow).toBeGreaterThan(0.98);
  });
});
