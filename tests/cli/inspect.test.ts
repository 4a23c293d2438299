// What `inspect` says of a file: to people, and to programs.
import { expect, test } from 'vitest';
import { inspectionJson, inspectionLines } from '../../src/cli/song/inspection.ts';
import { readMidi } from '../../src/midi/read-midi.ts';
import { toScore } from '../../src/score/to-score.ts';
import { midiFile, trackChunk } from '../midi/hex.ts';

const SONG = readMidi(
  midiFile([
    trackChunk(`
      00 FF 03 05 57 61 6C 74 7A        # "Waltz"
      00 FF 58 04 03 02 18 08           # 3/4
      00 FF 51 03 07 A1 20              # 120 quarters a minute
      82 20 FF 51 03 0F 42 40           # from bar 2 on 60
      00 FF 01 07 1B 5B 32 4A 0A 68 69  # a text that would clear the terminal
      00 FF 05 02 4C 61  00 FF 05 02 6C 61
      00 FF 2F 00`),
    trackChunk(`
      00 FF 03 05 66 6C 75 74 65  # "flute"
      00 C1 49
      00 91 3C 40  00 91 40 40    # C4 and E4
      60 81 3C 00  00 81 40 00
      60 91 43 40                 # G4, never ended
      82 20 FF 2F 00`),
  ]),
);

test('for people: format, length, tempo map, texts, channels, problems', () => {
  expect(inspectionLines('waltz.mid', SONG, toScore(SONG))).toEqual([
    'waltz.mid: format 1, 2 tracks, 96 ticks a quarter, 0:03.5, 3 notes',
    'tempo',
    '  1:1 (0:00)  120 quarters a minute',
    '  2:1 (0:01)  60 quarters a minute',
    'meter',
    '  1:1 (0:00)  3/4',
    'texts',
    '  1:1 (0:00)  track 1  trackName  Waltz',
    '  1:1 (0:00)  track 2  trackName  flute',
    '  2:1 (0:01)  track 1  text       [2J hi',
    '                       lyrics     La la',
    'channels',
    '  channel  name   program  notes  range   at once',
    '  2        flute  74       3      C4..G4  2',
    'problems',
    '  track 2, byte 81:  G4 on channel 2 at bar 1, beat 3 is never ended; it lasts to the end of its track: end it in the file',
  ]);
});

test('for programs: every note, sorted, and every problem with its place', () => {
  const told = JSON.parse(inspectionJson(SONG, toScore(SONG)));
  expect(told.notes).toEqual([
    { startUs: 0, endUs: 500_000, channel: 2, note: 60, velocity: 64, track: 2 },
    { startUs: 0, endUs: 500_000, channel: 2, note: 64, velocity: 64, track: 2 },
    { startUs: 1_000_000, endUs: 3_500_000, channel: 2, note: 67, velocity: 64, track: 2 },
  ]);
  expect(told.problems).toEqual([
    { code: 'stuck-note', track: 2, byteOffset: 81, message: expect.any(String) },
  ]);
  expect(told).toMatchObject({
    format: 1,
    division: { kind: 'ppq', ticksPerQuarter: 96 },
    durationUs: 3_500_000,
  });
});

test.each([
  [20, []],
  [21, ['  and 1 more; --json tells them all']],
])('of %i texts twenty are told', (count, more) => {
  const text = '00 FF 01 01 61\n';
  const file = readMidi(midiFile([trackChunk(`${text.repeat(count)} 00 FF 2F 00`)]));
  const lines = inspectionLines('x.mid', file, toScore(file));
  const texts = lines.slice(lines.indexOf('texts') + 1, lines.indexOf('channels'));
  expect(texts.slice(20)).toEqual(more);
  expect(texts.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => '  1:1 (0:00)  track 1  text  a'));
});
