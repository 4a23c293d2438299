/** What flopera makes of music by itself: the figures it promises, and the promises that hold for any score. */
import type { ArrangedJson } from '../../../src/arrangement/arranged-json.ts';
import { describe, expect, test } from 'vitest';
import { createRandom, generateSong, songKinds } from '../../../bench/arranging/generators.ts';
import { measureCoverage } from '../../../bench/arranging/coverage-measures.ts';
import { measureTiers } from '../../../bench/arranging/tier-measures.ts';
import { arrange } from '../../../src/arrangement/arrange.ts';
import { arrangeNotes } from '../arrange-notes.ts';
import { defaultArrangement } from '../../../src/arrangement/default-arrangement.ts';
import { encodeArrangement } from '../../../src/arrangement/encode-arrangement.ts';
import { coverageOf } from '../../../src/arrangement/coverage.ts';
import { parseArrangement } from '../../../src/arrangement/parse-arrangement.ts';
import { defaultRig } from '../../../src/rig/default-rig.ts';
import type { Note, Score } from '../../../src/score/types.ts';
import { scoreOf } from '../../score/event-text.ts';
import { scoreOfNotes } from '../../score/score-of-notes.ts';
import { voicesAsText } from '../voice-text.ts';

const RIG = defaultRig();
const DRIVES = 6;

function alone(score: Score, gate = 1): ArrangedJson {
  return arrangeNotes(score, RIG, defaultArrangement(score, RIG), { gate });
}

describe('figures', () => {
  test.each([1, 2, 3])('dense music, 10 to 25 notes at once, seed %i', (seed) => {
    const notes = generateSong('dense', seed, 2000);
    const { voices } = alone(scoreOfNotes(notes));
    const kept = measureCoverage(notes, voices, DRIVES);
    const tiers = measureTiers(notes, voices);
    expect(kept.keep).toBeGreaterThanOrEqual(0.95);
    expect(kept.melody).toBeGreaterThanOrEqual(0.99);
    expect(kept.bass).toBeGreaterThanOrEqual(0.99);
    expect(kept.onset).toBeGreaterThanOrEqual(0.88);
    expect(tiers.melodyHighest).toBeGreaterThanOrEqual(0.9);
    expect(tiers.melodyBreaks).toBeLessThanOrEqual(0.1);
  });

  test('the report tells what an independent measure finds', () => {
    const notes = generateSong('dense', 4, 800);
    const score = scoreOfNotes(notes);
    const file = { ...defaultArrangement(score, RIG), gate: 1 };
    const { keep, onset, melody, bass } = coverageOf(score, arrange(score, RIG, file), 1);
    const measured = measureCoverage(notes, alone(score).voices, DRIVES);
    expect(onset).toBeCloseTo(measured.onset, 9);
    expect(melody).toBeCloseTo(measured.melody, 9);
    expect(bass).toBeCloseTo(measured.bass, 9);
    expect(
      Math.abs(keep - measured.keep),
      'repeats are told apart by a gap that the report does not count',
    ).toBeLessThan(0.03);
  });
});

/** Notes of every kind: unisons, none and endless lengths, extremes of pitch, drums. */
function anyScore(seed: number): Score {
  const random = createRandom(seed);
  const count = Math.floor(random() * 120);
  const notes = Array.from({ length: count }, (): Note => {
    const startUs = Math.floor(random() * 40) * 50_000 + (random() < 0.3 ? Math.floor(random() * 30_000) : 0);
    const lengthUs = random() < 0.05 ? 0 : random() < 0.1 ? 60_000_000 : Math.floor(random() * 800_000);
    const channel = 1 + Math.floor(random() * 16);
    return {
      startUs,
      endUs: startUs + lengthUs,
      channel,
      note: Math.floor(random() * 128),
      velocity: 1 + Math.floor(random() * 127),
      track: channel,
    };
  });
  return scoreOfNotes(notes);
}

describe('for any score', () => {
  test('no note is missing from voices and dropped, none is in both, and each drive plays one at a time', () => {
    for (let seed = 1; seed <= 150; seed++) {
      const score = anyScore(seed);
      const { voices, dropped } = alone(score, seed % 2 === 0 ? 1 : 0.5);
      const key = ({ channel, note, startUs }: Pick<Note, 'channel' | 'note' | 'startUs'>): string =>
        `${channel}/${note}/${startUs}`;
      const played = new Set(voices.flatMap(({ notes }) => notes.map(({ source }) => key(source))));
      const silent = new Set(dropped.map(key));
      for (const note of score.notes.rows()) {
        expect(played.has(key(note)) || silent.has(key(note)), `seed ${seed}: ${key(note)} is lost`).toBe(
          true,
        );
      }
      for (const { drive, notes } of voices) {
        const range = RIG.boards[0]?.drives.find(({ id }) => id === drive);
        notes.forEach((note, index) => {
          const next = notes[index + 1];
          expect(note.endUs, `seed ${seed}, drive ${drive}`).toBeGreaterThan(note.startUs);
          if (next) expect(next.startUs, `seed ${seed}, drive ${drive}`).toBeGreaterThanOrEqual(note.endUs);
          expect(note.note).toBeGreaterThanOrEqual(range?.lowNote ?? 0);
          expect(note.note).toBeLessThanOrEqual(range?.highNote ?? 127);
        });
      }
    }
  });

  test('the written file gives the same voices back', () => {
    for (const kind of songKinds) {
      const score = scoreOfNotes(generateSong(kind, 5, 300));
      const file = defaultArrangement(score, RIG);
      const written = parseArrangement(encodeArrangement({ ...file, title: `a: ${kind}` }), 'song.yaml');
      expect(written.title).toBe(`a: ${kind}`);
      expect(arrangeNotes(score, RIG, written)).toEqual(arrangeNotes(score, RIG, file));
    }
  });
});

describe('as a musician expects', () => {
  const QUARTET = scoreOf(`1: C5 0-500 D5 500-1000 E5 1000-1500
2: E4 0-500 F4 500-1000 G4 1000-1500
3: G3 0-500 A3 500-1000 B3 1000-1500
4: C3 0-500 D3 500-1000 E3 1000-1500`);

  test('four voices stay four lines: melody on top, bass below, none lost', () => {
    const { voices, dropped } = alone(QUARTET);
    expect(dropped).toEqual([]);
    const own = voices.map(({ drive, notes }) => ({ drive, notes: notes.filter(({ doubles }) => !doubles) }));
    const channels = own.map(({ notes }) => new Set(notes.map(({ source }) => source.channel)));
    expect(channels.every((one) => one.size <= 1)).toBe(true);
  });

  test('--drives 2 --keep melody,bass: two drives, two lines', () => {
    const file = defaultArrangement(QUARTET, RIG, { drives: 2, keep: ['melody', 'bass'] });
    expect(voicesAsText(arrangeNotes(QUARTET, RIG, file, { gate: 1 }))).toEqual([
      '1: C4 0-500 D4 500-1000 E4 1000-1500',
      '6: C2 0-500 D2 500-1000 E2 1000-1500',
    ]);
  });

  test('the bass moves to another drive when its part is given that drive', () => {
    const text = encodeArrangement(defaultArrangement(QUARTET, RIG)).replace(
      /(split: bass, drive: )\[[^\]]*\]/,
      '$15',
    );
    const { voices } = arrangeNotes(QUARTET, RIG, parseArrangement(text, 'song.yaml'), { gate: 1 });
    const basses = voices.find(({ drive }) => drive === 5)?.notes.filter(({ doubles }) => !doubles);
    expect(basses?.map(({ source }) => source.note)).toEqual([48, 50, 52]);
  });

  test('a part made by hand keeps its drive; the rest is arranged around it', () => {
    const text = `parts:
  - {from: {channel: 3}, drive: 1}
  - {split: melody, drive: [1, 2, 3, 4, 5, 6]}
  - {split: bass, drive: [1, 2, 3, 4, 5, 6]}
  - {split: inner, drive: [1, 2, 3, 4, 5, 6]}`;
    const { voices, dropped } = arrangeNotes(QUARTET, RIG, parseArrangement(text, 'song.yaml'), { gate: 1 });
    expect(voices[0]?.notes.map(({ source }) => source.channel)).toEqual([3, 3, 3]);
    expect(dropped).toEqual([]);
  });

  test('drums are dropped, or become bursts of one drive', () => {
    const score = scoreOf('1: C4 0-500\n10: 36 0-50 38 250-300 42 500-550');
    expect(alone(score).dropped.map(({ reason }) => reason)).toEqual(Array(3).fill('percussion-unmapped'));
    const file = defaultArrangement(score, RIG, { drums: 6 });
    const { voices, dropped } = arrangeNotes(score, RIG, file, { gate: 1 });
    expect(dropped).toEqual([]);
    expect(voices[5]?.notes.filter(({ burst }) => burst).map(({ burst }) => burst)).toEqual([
      'kick',
      'snare',
      'hat',
    ]);
  });
});
