/** With portamento on, a note begins where the last one of its channel was and glides to its own pitch. */
import { arrangedToJson, type ArrangedJson } from '../../src/arrangement/arranged-json.ts';
import { expect, test } from 'vitest';
import { arrange } from '../../src/arrangement/arrange.ts';
import { defaultArrangement } from '../../src/arrangement/default-arrangement.ts';
import { toMidi } from '../../src/arrangement/to-midi.ts';
import type { ArrangementOverrides } from '../../src/arrangement/types.ts';
import { readMidi } from '../../src/midi/read-midi.ts';
import { writeMidi } from '../../src/midi/write-midi.ts';
import { toProgram } from '../../src/program/to-program.ts';
import { defaultRig } from '../../src/rig/default-rig.ts';
import { fastestPeriodUs, drivesOf } from '../../src/rig/drive-limits.ts';
import type { PortamentoPoint, Score } from '../../src/score/types.ts';
import { toScore } from '../../src/score/to-score.ts';
import { noteToPeriodUs } from '../../src/units/pitch.ts';
import { arrangeNotes } from './arrange-notes.ts';
import { wide } from './arrange-parts.ts';
import { scoreOf } from '../score/event-text.ts';

/** On from the start, 80 ms. */
const ON: PortamentoPoint = { atUs: 0, channel: 1, isOn: true, glideUs: 80_000 };
const SOLO = '- {from: {channel: 1}, drive: 1}';

/** The pitch of drive 1's notes, one line a note: `0 -300, 20 -225`, ms from its start and cents off it. */
function glides({ voices }: ArrangedJson): string[] {
  return (voices[0]?.notes ?? []).map(({ startUs, bends = [] }) =>
    bends.map(({ atUs, cents }) => `${(atUs - startUs) / 1000} ${Math.round(cents)}`).join(', '),
  );
}

function played(
  song: string,
  portamento: PortamentoPoint[],
  more: Partial<Score> = {},
  overrides?: ArrangementOverrides,
): string[] {
  return glides(wide(scoreOf(`1: ${song}`, { portamento, ...more }), SOLO, overrides));
}

test('a straight line in cents from the last note, which the first one does not have', () => {
  expect(played('C4 0-500 E4 500-1000 E4 1200-1400', [ON])).toEqual([
    '',
    '0 -400, 20 -300, 40 -200, 60 -100, 80 0',
    '',
  ]);
});

test('off, of another channel, or without a time nothing glides', () => {
  for (const point of [
    { ...ON, isOn: false },
    { ...ON, channel: 2 },
    { ...ON, glideUs: 0 },
  ]) {
    expect(played('C4 0-500 E4 500-1000', [point])).toEqual(['', '']);
  }
  expect(played('C4 0-500 E4 500-1000', [ON, { ...ON, atUs: 400_000, isOn: false }])).toEqual(['', '']);
});

test('a key to glide from is for the next note only', () => {
  expect(played('C4 0-500 E4 500-1000 C4 1000-1500', [{ ...ON, glideUs: 40_000, fromNote: 72 }])).toEqual([
    '0 1200, 20 600, 40 0',
    '0 -400, 20 -200, 40 0',
    '0 400, 20 200, 40 0',
  ]);
});

test('a glide lasts no longer than its note sounds, and the same at any tempo', () => {
  expect(played('C4 0-500 D4 500-560', [ON])[1]).toBe('0 -200, 20 -133, 40 -67');
  expect(played('C4 0-500 D4 500-1000', [ON], {}, { gate: 1, tempo: 2 })[1]).toBe(
    '0 -200, 20 -150, 40 -100, 60 -50, 80 0',
  );
});

test('bends of the wheel are added', () => {
  const bends = [
    { atUs: 400_000, channel: 1, cents: 50 },
    { atUs: 530_000, channel: 1, cents: 0 },
    { atUs: 700_000, channel: 1, cents: -20 },
  ];
  expect(played('C4 0-400 E4 500-1000', [ON], { bends })[1]).toBe(
    '0 -350, 20 -250, 30 -250, 40 -200, 60 -100, 80 0, 200 -20',
  );
});

test('the notes of a chord all glide from the chord before', () => {
  const chords = wide(
    scoreOf('1: C4 0-500 E4 500-1000 G4 510-1000', { portamento: [{ ...ON, glideUs: 20_000 }] }),
    '- {from: {channel: 1}, drive: [1, 2]}',
  );
  const starts = chords.voices.flatMap(({ notes }) =>
    notes.map(({ note, bends }) => [note, bends?.[0]?.cents]),
  );
  expect(starts).toContainEqual([64, -400]);
  expect(starts).toContainEqual([67, -700]);
});

test('a tone that a burst interrupts goes on in the middle of its glide', () => {
  const score = scoreOf('1: C4 0-400 E4 500-1000\n10: 36 520-530', { portamento: [ON] });
  const parts = `${SOLO}\n- {from: {channel: 10}, drum: {36: {drive: 1, burst: hat}}}`;
  const resumed = wide(score, parts).voices[0]?.notes.at(-1);
  // A hat is 12 ms, so the tone is back 32 ms after its onset: 400 · (1 − 32 / 80).
  expect(resumed).toMatchObject({ startUs: 532_000, note: 64 });
  expect(resumed?.bends?.[0]?.cents).toBeCloseTo(-240, 6);
});

test('a note that arrives as it ends has no point there, and one that is back when it has arrived has none', () => {
  expect(played('C4 0-500 E4 500-540', [ON])).toEqual(['', '0 -400, 20 -200']);
  expect(played('C4 0-500 E4 500-580', [ON])).toEqual(['', '0 -400, 20 -300, 40 -200, 60 -100']);
  const score = scoreOf('1: C4 0-400 E4 500-1000\n10: 36 568-570', { portamento: [ON] });
  const parts = `${SOLO}\n- {from: {channel: 10}, drum: {36: {drive: 1, burst: hat}}}`;
  expect(wide(score, parts).voices[0]?.notes.at(-1)).toMatchObject({ startUs: 580_000 });
  expect(wide(score, parts).voices[0]?.notes.at(-1)?.bends).toBeUndefined();
});

test('it counts from the moment it is switched, and for its own channel', () => {
  const at = (atMs: number): PortamentoPoint[] => [{ ...ON, atUs: atMs * 1000, glideUs: 20_000 }];
  expect(played('C4 0-500 E4 500-600', at(500))).toEqual(['', '0 -400, 20 0']);
  expect(played('C4 0-500 E4 500-600', at(500.001))).toEqual(['', '']);
  const two = wide(
    scoreOf('1: C4 0-500 E4 500-600\n2: G4 0-500 A4 500-600', {
      portamento: [
        { ...ON, channel: 2, glideUs: 20_000 },
        { ...ON, isOn: false },
      ],
    }),
    '- {from: {channel: 1}, drive: 1}\n- {from: {channel: 2}, drive: 2}',
  );
  expect(two.voices.slice(0, 2).map(({ notes }) => notes[1]?.bends)).toEqual([
    undefined,
    [
      { atUs: 500_000, cents: -200 },
      { atUs: 520_000, cents: 0 },
    ],
  ]);
});

test('the program sends every point, and none faster than the drive', () => {
  const rig = defaultRig();
  const [drive] = drivesOf(rig);
  if (!drive) throw new Error('the rig has drives');
  const low = drive.lowNote;
  const score = scoreOf(`1: ${low + 11} 0-400 ${low} 500-1000`, {
    portamento: [
      { ...ON, glideUs: 200_000 },
      { ...ON, atUs: 450_000, glideUs: 200_000, fromNote: 127 },
    ],
  });
  const { events } = toProgram(arrange(score, rig, defaultArrangement(score, rig)), rig);
  const periods = events.flatMap((event) => (event.atUs >= 500_000 && 'periodUs' in event ? event : []));
  const own = periods.filter((event) => event.drive === periods[0]?.drive);
  const fastest = drivesOf(rig).find(({ id }) => id === own[0]?.drive) ?? drive;
  expect(own[0]?.periodUs).toBe(fastestPeriodUs(fastest));
  expect(own.at(-1)?.periodUs).toBeCloseTo(noteToPeriodUs(low), 6);
  // An onset, and 50 points a second for 200 ms, of which those beyond the drive's fastest step are one.
  expect(own.length).toBeGreaterThan(1);
  expect(own.length).toBeLessThanOrEqual(11);
});

test('an arrangement written as MIDI holds the glide as bends, and glides once', () => {
  const score = scoreOf('1: C4 0-500 E4 500-1000', { portamento: [ON] });
  const rig = defaultRig();
  const there = arrange(score, rig, { ...defaultArrangement(score, rig), gate: 1 });
  const read = toScore(readMidi(writeMidi(toMidi(there, score, 1, 'song'))));
  const back = arrangeNotes(read, rig, defaultArrangement(read, rig));
  const cents = ({ voices }: ArrangedJson): number[] =>
    voices.flatMap(({ notes }) => notes.flatMap((note) => (note.bends ?? []).map((bend) => bend.cents)));
  const written = cents(arrangedToJson(there, score.notes));
  expect(written.slice(0, 5)).toEqual([-400, -300, -200, -100, 0]);
  expect(cents(back)).toHaveLength(written.length);
  cents(back).forEach((value, index) => expect(Math.abs(value - (written[index] ?? 99))).toBeLessThan(1));
});
