// What begins and ends a note; times are ms in the tables, 5 ms a tick.
import { describe, expect, test } from 'vitest';
import { toScore } from '../../src/score/to-score.ts';
import { noteToName } from '../../src/units/note-name.ts';
import { fileOf, type FileText } from './event-text.ts';

function played(tracks: string[], options: FileText = {}): { notes: string[]; problems: string[] } {
  const { notes, problems } = toScore(fileOf(tracks, options));
  return {
    notes: notes
      .rows()
      .map(
        ({ startUs, endUs, channel, note, track }) =>
          `${noteToName(note)} ${startUs / 1000}..${endUs / 1000} channel ${channel} track ${track}`,
      ),
    problems: problems.map(({ code, track }) => `${code} track ${track}`),
  };
}

describe('one track', () => {
  const cases: [string, string, string[], string[]?][] = [
    ['on and off', '0 on C4 | 100 off C4', ['C4 0..500 channel 1 track 1']],
    [
      'the same key again ends the first',
      '0 on C4 | 100 on C4 | 200 off C4 | 300 off C4',
      ['C4 0..500 channel 1 track 1', 'C4 500..1000 channel 1 track 1'],
    ],
    [
      'off and on at one tick, written the wrong way round',
      '0 on C4 | 100 on C4 | 100 off C4 | 200 off C4',
      ['C4 0..500 channel 1 track 1', 'C4 500..1000 channel 1 track 1'],
    ],
    [
      'on and off at one tick: a note without length',
      '0 on C4 | 0 off C4 | 100 on D4 | 200 off D4',
      ['C4 0..0 channel 1 track 1', 'D4 500..1000 channel 1 track 1'],
    ],
    [
      'an off before the on of its tick ended nothing, and ends nothing',
      '0 off C4 | 0 on C4 | 100 off C4',
      ['C4 0..500 channel 1 track 1'],
    ],
    [
      'off, on and off at one tick',
      '0 on C4 | 100 off C4 | 100 on C4 | 100 off C4',
      ['C4 0..500 channel 1 track 1', 'C4 500..500 channel 1 track 1'],
    ],
    [
      'a note that is never ended',
      '0 on C4 | 100 on D4 | 200 off D4 | 400 end',
      ['C4 0..2000 channel 1 track 1', 'D4 500..1000 channel 1 track 1'],
      ['stuck-note track 1'],
    ],
    [
      'all notes off',
      '0 on C4 | 0 on E4 | 100 cc 123 0 | 200 end',
      ['C4 0..500 channel 1 track 1', 'E4 0..500 channel 1 track 1'],
    ],
    ['all sound off', '0 on C4 | 100 cc 120 0 | 200 end', ['C4 0..500 channel 1 track 1']],
    [
      'all notes off on another channel',
      '0 on C4 | 100 cc 123 0 @2 | 200 off C4',
      ['C4 0..1000 channel 1 track 1'],
    ],
    [
      'resetting controllers ends nothing',
      '0 on C4 | 100 cc 121 0 | 200 off C4',
      ['C4 0..1000 channel 1 track 1'],
    ],
    [
      'the pedal holds no key',
      '0 cc 64 127 | 0 on C4 | 100 off C4 | 200 cc 64 0',
      ['C4 0..500 channel 1 track 1'],
    ],
  ];
  test.each(cases)('%s', (_, text, notes, problems = []) => {
    expect(played([text])).toEqual({ notes, problems });
  });
});

describe('several tracks', () => {
  test('one channel from two tracks: what ends a note may come from the other one', () => {
    expect(played(['0 on C4 | 300 end', '100 off C4 | 300 end']).notes).toEqual([
      'C4 0..500 channel 1 track 1',
    ]);
  });

  test('offs come before ons over all tracks', () => {
    expect(played(['100 on C4 | 200 off C4', '0 on C4 | 100 off C4']).notes).toEqual([
      'C4 0..500 channel 1 track 2',
      'C4 500..1000 channel 1 track 1',
    ]);
  });

  test('notes are sorted by start, channel, note, and know their track', () => {
    const tracks = ['0 on E4 @2 | 0 on C4 @2 | 50 off C4 @2 | 50 off E4 @2', '0 on G4 @1 | 50 off G4 @1'];
    expect(played(tracks).notes).toEqual([
      'G4 0..250 channel 1 track 2',
      'C4 0..250 channel 2 track 1',
      'E4 0..250 channel 2 track 1',
    ]);
  });

  test('a note that is never ended lasts to the end of its own track', () => {
    expect(played(['0 on C4 | 100 end', '0 on D4 | 300 off D4 | 300 end'])).toEqual({
      notes: ['C4 0..500 channel 1 track 1', 'D4 0..1500 channel 1 track 2'],
      problems: ['stuck-note track 1'],
    });
  });
});

test('a stuck note is told with its place', () => {
  const { problems } = toScore(fileOf(['650 on F#3 @4 | 800 end']));
  expect(problems[0]?.message).toBe(
    'F#3 on channel 4 at bar 2, beat 3.5 is never ended; it lasts to the end of its track: end it in the file',
  );
});

test('tracks by the dozen are walked together in order of time', () => {
  const tracks = Array.from({ length: 150 }, (_, index) => {
    const tick = (index * 37) % 40;
    const key = `@${1 + (index % 16)}`;
    return `${tick} on C4 ${key} | ${tick + 1} off C4 ${key} | ${tick + 50} on C4 ${key} | ${tick + 51} off C4 ${key}`;
  });
  const { notes, unreleased } = toScore(fileOf([...tracks, '', '5 end']));
  const order = notes.rows().map(({ startUs, channel }) => startUs * 100 + channel);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(notes.length).toBe(300);
  for (const { startUs, track } of notes.rows()) {
    expect([((track - 1) * 37) % 40, (((track - 1) * 37) % 40) + 50]).toContain(startUs / 5000);
  }
  expect(unreleased).toEqual([]);
});

test('in sequence, a note ends with its own pattern, and nothing else does', () => {
  const file = fileOf(['0 on C4 | 0 on D4 | 50 off D4 | 100 end', '150 on E4 | 160 off E4 | 200 end'], {
    format: 2,
  });
  expect(
    toScore(file)
      .notes.rows()
      .map(({ note, endUs }) => [note, endUs / 5000]),
  ).toEqual([
    [60, 100],
    [62, 50],
    [64, 160],
  ]);
  const together = { ...file, format: 1 } as const;
  expect(toScore(together).notes.endUs.at(0)).toBe(100 * 5000);
});

test('texts, tracks and length of the whole', () => {
  const score = toScore(fileOf(['0 text one | 10 text two', '20 text three | 90 end', '']));
  expect(score.texts).toEqual([
    { atUs: 0, track: 1, kind: 'text', text: 'one' },
    { atUs: 50_000, track: 1, kind: 'text', text: 'two' },
    { atUs: 100_000, track: 2, kind: 'text', text: 'three' },
  ]);
  expect(score.tracks).toEqual([1, 2, 3].map((track) => ({ track, name: `track ${track}` })));
  expect([score.durationUs, score.ticksPerQuarter]).toEqual([450_000, 100]);
});
