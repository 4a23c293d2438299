/** An arrangement written as MIDI and read again is the same arrangement. */
import { arrangedToJson, type ArrangedJson, type VoiceJson } from '../../src/arrangement/arranged-json.ts';
import { expect, test } from 'vitest';
import { generateSong, songKinds } from '../../bench/arranging/generators.ts';
import { arrange } from '../../src/arrangement/arrange.ts';
import { defaultArrangement } from '../../src/arrangement/default-arrangement.ts';
import { toMidi } from '../../src/arrangement/to-midi.ts';
import { readMidi } from '../../src/midi/read-midi.ts';
import { writeMidi } from '../../src/midi/write-midi.ts';
import { defaultRig } from '../../src/rig/default-rig.ts';
import { toScore } from '../../src/score/to-score.ts';
import type { Score } from '../../src/score/types.ts';
import { arrangeNotes } from './arrange-notes.ts';
import { scoreOf } from '../score/event-text.ts';
import { scoreOfNotes } from '../score/score-of-notes.ts';

const RIG = defaultRig();

/** An arrangement, and what a file of it is arranged to. */
function thereAndBack(score: Score, tempo: number): { there: ArrangedJson; back: ArrangedJson; read: Score } {
  const there = arrange(score, RIG, { ...defaultArrangement(score, RIG), tempo });
  const read = toScore(readMidi(writeMidi(toMidi(there, score, tempo, 'song'))));
  const back = arrangeNotes(read, RIG, defaultArrangement(read, RIG));
  return { there: arrangedToJson(there, score.notes), back, read };
}

/** The voices without what a MIDI file cannot hold: where a note came from, and whether it doubles. */
function heard(voices: readonly VoiceJson[]): { drive: number; notes: number[][] }[] {
  return voices.map(({ drive, notes }) => ({
    drive,
    notes: notes.map(({ note, velocity }) => [note, velocity]),
  }));
}

/** The largest difference of any start or end, µs. */
function differenceUs(a: ArrangedJson, b: ArrangedJson): number {
  const times = ({ voices }: ArrangedJson): number[] =>
    voices.flatMap(({ notes }) => notes.flatMap(({ startUs, endUs }) => [startUs, endUs]));
  const others = times(b);
  return Math.max(0, ...times(a).map((us, index) => Math.abs(us - (others[index] ?? Infinity))));
}

test.each(songKinds)('%s: the same voices, to 20 µs, at two tempi', (kind) => {
  for (const tempo of [1, 1.1]) {
    const { there, back } = thereAndBack(scoreOfNotes(generateSong(kind, 2, 400)), tempo);
    expect(heard(back.voices)).toEqual(heard(there.voices));
    expect(differenceUs(there, back)).toBeLessThan(20);
    expect(back.dropped).toEqual([]);
  }
});

test('tempo map, meters, names and markers are kept', () => {
  const score = scoreOf('1: C4 0-500 E4 2000-3000', {
    tempos: [
      { startUs: 0, midiTick: 0, usPerQuarter: 500_000 },
      { startUs: 1_000_000, midiTick: 960, usPerQuarter: 250_000 },
    ],
    meters: [{ startUs: 0, bar: 1, numerator: 3, denominator: 4 }],
    texts: [{ atUs: 2_000_000, track: 1, kind: 'marker', text: 'Trio' }],
  });
  const { read } = thereAndBack(score, 1);
  expect(read.tempos.map(({ startUs, usPerQuarter }) => [startUs, usPerQuarter])).toEqual([
    [0, 500_000],
    [1_000_000, 250_000],
  ]);
  expect(read.meters[0]).toMatchObject({ numerator: 3, denominator: 4 });
  expect(read.texts.find(({ kind }) => kind === 'marker')).toMatchObject({ atUs: 2_000_000, text: 'Trio' });
  expect(read.tracks.map(({ name }) => name)).toEqual([
    'song',
    ...[1, 2, 3, 4, 5, 6].map((id) => `drive ${id}`),
  ]);
});

test('bends are kept within a cent', () => {
  const bends = [
    { atUs: 0, channel: 1, cents: 30 },
    { atUs: 200_000, channel: 1, cents: -150 },
  ];
  const { there, back } = thereAndBack(scoreOf('1: C4 100-500', { bends }), 1);
  const cents = ({ voices }: ArrangedJson): number[] =>
    voices.flatMap(({ notes }) => notes.flatMap((note) => (note.bends ?? []).map((bend) => bend.cents)));
  expect(cents(there)).toEqual([30, -150]);
  cents(back).forEach((value, index) => expect(Math.abs(value - (cents(there)[index] ?? 0))).toBeLessThan(1));
});
