// Where pairing turns: keys beside each other, patterns in sequence, what is owed, what comes in no order. 5 ms a tick.
import { describe, expect, test } from 'vitest';
import { readMidi } from '../../src/midi/read-midi.ts';
import { pairNotes } from '../../src/score/note-pairing.ts';
import { toScore } from '../../src/score/to-score.ts';
import { noteToName } from '../../src/units/note-name.ts';
import { midiFile, trackChunk } from '../midi/hex.ts';
import { fileOf, type FileText } from './event-text.ts';

/** `C4@1 0..100`: a note, its channel, and its ticks. */
function ticks(tracks: string[], options: FileText = {}): string[] {
  const { notes } = toScore(fileOf(tracks, options));
  return notes
    .rows()
    .map(
      ({ note, channel, startUs, endUs }) =>
        `${noteToName(note)}@${channel} ${startUs / 5000}..${endUs / 5000}`,
    );
}

describe('all notes off', () => {
  test('ends the highest key of its channel, and not the lowest of the next', () => {
    const track = '0 on G9 @1 | 0 on C-1 @2 | 0 on C-1 @1 | 50 cc 123 0 @1 | 80 off C-1 @2 | 100 end';
    expect(ticks([track])).toEqual(['C-1@1 0..50', 'G9@1 0..50', 'C-1@2 0..80']);
  });

  test('is no off of a key that sounds no more: the one that is owed never came', () => {
    const score = toScore(
      fileOf(['0 on C4 | 10 on E4 | 20 off E4 | 50 on C4 | 60 off C4 | 70 cc 123 0 | 100 end']),
    );
    expect([score.unreleased, score.restruck]).toEqual([[0], []]);
  });
});

describe('patterns in sequence', () => {
  const patterns = { format: 2 } as const;

  test('a note that is never ended is not ended by a later pattern', () => {
    const tracks = [
      '0 on C4 | 0 on D4 | 60 off D4 | 100 end',
      '150 on C4 | 160 off C4 | 170 off D4 | 200 end',
    ];
    expect(ticks(tracks, patterns)).toEqual(['C4@1 0..100', 'D4@1 0..60', 'C4@1 150..160']);
  });

  test('it lasts to the end of its pattern, whatever comes before that', () => {
    expect(ticks(['0 on C4 | 50 cc 7 1 | 100 end', '150 on C4 | 160 off C4'], patterns)[0]).toBe(
      'C4@1 0..100',
    );
  });

  test('the end of one pattern ends no note of another', () => {
    expect(ticks(['0 on C4 | 80 off C4 | 100 end', '10 on E4 | 100 end | 150 off E4'], patterns)).toEqual([
      'C4@1 0..80',
      'E4@1 10..100',
    ]);
    expect(
      ticks(['0 on C4 | 80 off C4 | 100 end', '10 on E4 @2 | 40 cc 7 1 | 50 off E4 @2'], patterns),
    ).toEqual(['C4@1 0..80', 'E4@2 10..50']);
  });

  test('together, the end of a track ends nothing that another one does', () => {
    expect(ticks(['0 on C4 | 50 end', '100 off C4 | 300 end'])).toEqual(['C4@1 0..100']);
  });
});

test('an off of another key at the tick of a note that begins takes nothing from it', () => {
  expect(ticks(['0 on C4 | 0 off D4 | 100 off C4'])).toEqual(['C4@1 0..100']);
  expect(ticks(['0 off D4 | 0 on C4 | 0 on B3 | 0 off E4 | 100 off C4 | 110 off B3'])).toEqual([
    'B3@1 0..110',
    'C4@1 0..100',
  ]);
});

test('an off of another track at that tick ends it no sooner', () => {
  expect(ticks(['0 on C4 | 100 off C4', '0 off C4 | 200 end'])).toEqual(['C4@1 0..100']);
});

test('rows are told in rising order, in whatever order their keys lie', () => {
  const stuck = toScore(fileOf(['0 on G4 | 1 on C4 | 2 on E4 | 3 on A3 | 9 end'])).stuck;
  expect(stuck).toEqual([0, 1, 2, 3]);
  const strikes = ['G4', 'C4', 'E4'].map((key, index) => {
    const tick = 100 * index;
    return `${tick} on ${key} | ${tick + 10} on A2 | ${tick + 11} off A2 | ${tick + 50} on ${key} | ${tick + 60} off ${key}`;
  });
  expect(toScore(fileOf([strikes.join(' | ')])).unreleased).toEqual([0, 3, 6]);
});

test('a song may be paired in ticks, and for its notes alone', () => {
  const { tracks } = fileOf(['0 cc 7 1 | 5 on C4 | 5 bend 9 | 12 off C4 | 20 text end']);
  const { notes } = pairNotes(tracks, { toUs: (midiTick) => midiTick, endsWithTrack: false });
  expect(notes.rows()).toEqual([{ startUs: 5, endUs: 12, channel: 1, note: 60, velocity: 64, track: 1 }]);
});

test('a stuck note is told with the place of its track in the file', () => {
  const scale = trackChunk('00 90 3C 40  60 80 3C 00  00 FF 2F 00');
  const stuck = trackChunk('00 91 3E 40  60 FF 2F 00');
  const { problems } = toScore(readMidi(midiFile([scale, stuck, scale])));
  expect(problems.map(({ code, track, byteOffset }) => [code, track, byteOffset])).toEqual([
    ['stuck-note', 2, 14 + scale.length],
  ]);
});
