/** Damage inside a track, as it occurs in files from the wild: what is read all the same, and what is told. */
import { describe, expect, test } from 'vitest';
import { readMidi } from '../../src/midi/read-midi.ts';
import { eventsOf, onsets, read, scale, SCALE, told, WHOLE } from './damage.ts';
import { ascii, hex, join, midiFile, trackChunk } from './hex.ts';

describe('inside a track', () => {
  test.each([
    ['in its delta', '60 80 3C 00  81'],
    ['behind its delta', '60 80 3C 00  00'],
    ['behind its status', '60 80 3C 00  00 90'],
    ['before its velocity', '60 80 3C 00  00 90 3E'],
    ['in its meta type', '60 80 3C 00  00 FF'],
    ['in its length', '60 80 3C 00  00 FF 01 81'],
    ['in its text', '60 80 3C 00  00 FF 01 05 41 42'],
    ['in its SysEx', '60 80 3C 00  00 F0 05 01 02'],
  ])('a track that ends inside an event, %s', (_, rest) => {
    const { onsets: notes, told: problems } = read(midiFile([trackChunk(`00 90 3C 40 ${rest}`), scale]));
    expect(notes).toEqual(['60@0', WHOLE]);
    expect(problems).toEqual(['truncated-track track 1 byte 30']);
  });

  test('says how many notes stand before the cut', () => {
    const [problem] = readMidi(midiFile([trackChunk('00 90 3C 40  60 80 3C')])).problems;
    expect(problem?.message).toBe(
      'the track ends inside an event; the note before it is read: export the file again',
    );
  });

  test('lengths of five bytes that overreach: the track is read up to there', () => {
    const { onsets: notes, told: problems } = read(
      midiFile([trackChunk('00 90 3C 40  60 80 3C 00  00 FF 01 90 80 80 80 00  00 90 40 40'), scale]),
    );
    expect(notes).toEqual(['60@0', WHOLE]);
    expect(problems).toEqual(['truncated-track track 1 byte 30']);
  });

  test('lengths padded to five bytes are read', () => {
    const file = readMidi(
      midiFile([
        trackChunk(
          '00 FF 01 80 80 80 80 02 68 69  00 90 3C 40  00 F0 80 80 80 80 01 F7  60 80 3C 00  00 FF 2F 00',
        ),
      ]),
    );
    expect(onsets(file)).toEqual(['60@0']);
    expect(eventsOf(file)[0]).toMatchObject({ type: 'text', text: 'hi' });
  });

  test('a delta of five bytes is read by its value', () => {
    expect(read(midiFile([trackChunk('80 80 80 80 60 90 3C 40  60 80 3C 00  00 FF 2F 00')]))).toEqual({
      onsets: ['60@96'],
      told: ['long-delta track 1 byte 22'],
    });
  });

  test('a pause of days is left out', () => {
    expect(
      read(
        midiFile([trackChunk('FF FF FF 7F 90 3C 40  60 80 3C 00  00 90 3E 40  60 80 3E 00  00 FF 2F 00')]),
      ),
    ).toEqual({
      onsets: [WHOLE],
      told: ['absurd-delta track 1 byte 22'],
    });
  });

  test.each(['F1 00', 'F2 00 00', 'F3 00', 'F4', 'F5', 'F6', 'F8', 'F9', 'FA', 'FB', 'FC', 'FD', 'FE'])(
    'the system message %s is skipped, and its delta kept',
    (message) => {
      const track = trackChunk(
        `00 90 3C 40  20 ${message}  40 80 3C 00  00 90 3E 40  60 80 3E 00  00 FF 2F 00`,
      );
      expect(read(midiFile([track]))).toEqual({ onsets: [WHOLE], told: ['system-byte track 1 byte 26'] });
    },
  );

  test('running status with none before: read from the first event that has one', () => {
    const track = trackChunk('00 3C 40  00 90 3C 40  60 80 3C 00  00 90 3E 40  60 80 3E 00  00 FF 2F 00');
    expect(read(midiFile([track]))).toEqual({ onsets: [WHOLE], told: ['missing-status track 1 byte 22'] });
  });

  test('running status goes on behind a meta event and a SysEx, as many files have it', () => {
    const track = trackChunk('00 90 3C 40  00 FF 01 01 41  00 F0 01 F7  60 3C 00  00 FF 2F 00');
    expect(eventsOf(readMidi(midiFile([track]))).map((event) => event.type)).toEqual([
      'noteOn',
      'text',
      'sysEx',
      'noteOff',
      'endOfTrack',
    ]);
  });

  test('data above 127 is taken as 127', () => {
    const file = readMidi(midiFile([trackChunk('00 90 3C C0  60 80 3C 00  00 FF 2F 00')]));
    expect(eventsOf(file)[0]).toMatchObject({ type: 'noteOn', note: 60, velocity: 127 });
    expect(told(file)).toEqual(['data-above-127 track 1 byte 22']);
  });

  test('metas of odd length: the part that is needed is read, the rest is skipped', () => {
    const file = readMidi(
      midiFile([
        trackChunk(`
          00 FF 51 04 07 A1 20 00     # tempo, one byte too many
          00 FF 51 02 07 A1           # tempo, one byte short
          00 FF 58 05 03 02 18 08 00  # 3/4
          00 FF 59 03 FE 01 00        # two flats, minor
          00 FF 54 01 00
          00 FF 00 00
          00 90 3C 40
          60 80 3C 00
          00 FF 2F 01 00`),
      ]),
    );
    expect(eventsOf(file)).toEqual([
      { midiTick: 0, type: 'tempo', usPerQuarter: 500_000 },
      { midiTick: 0, type: 'timeSignature', numerator: 3, denominator: 4 },
      { midiTick: 0, type: 'keySignature', sharps: -2, minor: true },
      { midiTick: 0, type: 'noteOn', channel: 1, note: 60, velocity: 64 },
      { midiTick: 96, type: 'noteOff', channel: 1, note: 60, velocity: 0 },
      { midiTick: 96, type: 'endOfTrack' },
    ]);
    expect(file.problems.map(({ code }) => code)).toEqual(Array(7).fill('wrong-meta-length'));
  });

  test('a tempo of 0, a bar of no beats, a beat of 1/1024', () => {
    const file = readMidi(
      midiFile([
        trackChunk('00 FF 51 03 00 00 00  00 FF 58 04 00 02 18 08  00 FF 58 04 04 0A 18 08  00 FF 2F 00'),
      ]),
    );
    expect(eventsOf(file)).toEqual([{ midiTick: 0, type: 'endOfTrack' }]);
    expect(file.problems.map(({ code }) => code)).toEqual([
      'zero-tempo',
      'wrong-time-signature',
      'wrong-time-signature',
    ]);
  });

  test('what stands behind the End of Track is skipped', () => {
    expect(read(midiFile([trackChunk(`${SCALE} 00 90 40 40`), scale]))).toEqual({
      onsets: [WHOLE, WHOLE],
      told: ['data-after-end track 1 byte 42'],
    });
  });

  test('a text of 200 kB is read whole', () => {
    const text = 'flopera '.repeat(25_000);
    const track = join(hex('00 FF 05 8C 9A 40'), ascii(text), hex(SCALE));
    const file = readMidi(midiFile([trackChunk(track)]));
    expect(onsets(file)).toEqual([WHOLE]);
    expect(eventsOf(file)[0]).toEqual({
      midiTick: 0,
      type: 'text',
      kind: 'lyric',
      text: text.trimEnd(),
    });
    expect(told(file)).toEqual([]);
  });

  test('texts in UTF-8 and in the old Windows code page', () => {
    const file = readMidi(midiFile([trackChunk('00 FF 01 03 C3 A9 21  00 FF 01 02 E9 21  00 FF 2F 00')]));
    expect(eventsOf(file).flatMap((event) => (event.type === 'text' ? [event.text] : []))).toEqual([
      'é!',
      'é!',
    ]);
  });
});
