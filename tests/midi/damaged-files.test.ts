/** Damage around the tracks, as it occurs in files from the wild: what is read all the same, and what is told. */
import { describe, expect, test } from 'vitest';
import { MidiReadError } from '../../src/midi/midi-read-error.ts';
import { readMidi } from '../../src/midi/read-midi.ts';
import { read, scale, SCALE, told, WHOLE } from './damage.ts';
import { ascii, chunk, hex, join, midiFile, trackChunk } from './hex.ts';

test('a file without damage is read without complaint', () => {
  expect(read(midiFile([scale, scale]))).toEqual({ onsets: [WHOLE, WHOLE], told: [] });
});

describe('around the tracks', () => {
  test('RIFF wrapping is taken off, and bytes are counted from the start of the wrapper', () => {
    const inside = midiFile([trackChunk('00 90 3C 40  60 80 3C 00')]);
    const size = (length: number) => Uint8Array.of(length & 0xff, length >> 8, 0, 0);
    const riff = join(
      ascii('RIFF'),
      size(inside.length + 12),
      ascii('RMIDdata'),
      size(inside.length),
      inside,
      ascii('LIST'),
      size(0),
    );
    expect(read(riff)).toEqual({ onsets: ['60@0'], told: ['missing-end-of-track track 1 byte 50'] });
  });

  test('unknown chunks are passed over, as the standard wants', () => {
    const alien = chunk('XFIH', hex('01 02 03'));
    expect(read(midiFile([alien, scale, alien, scale, alien], { trackCount: 2 }))).toEqual({
      onsets: [WHOLE, WHOLE],
      told: [],
    });
  });

  test('junk before the header, between and behind the tracks', () => {
    const bytes = join(
      hex('00 00 00'),
      midiFile([scale, hex('00'), scale, ascii('made by hand')], { trackCount: 2 }),
    );
    const { onsets: notes, told: problems } = read(bytes);
    expect(notes).toEqual([WHOLE, WHOLE]);
    expect(problems).toEqual([
      'junk-before-header track 0 byte 0',
      'junk-between-chunks track 0 byte 45',
      'junk-between-chunks track 0 byte 74',
    ]);
  });

  test.each([
    ['too long', 1000],
    ['longer than any file', 0xffff_ffff],
    ['into the next track', 40],
    ['too short', 7],
    ['nothing', 0],
  ])('a chunk length that is wrong (%s): the events are believed', (_, length) => {
    const { onsets: notes, told: problems } = read(midiFile([trackChunk(SCALE, { length }), scale]));
    expect(notes).toEqual([WHOLE, WHOLE]);
    expect(problems).toEqual(['wrong-chunk-length track 1 byte 18']);
  });

  test('a chunk length that ends in the middle of a text, where letters stand that could be an id', () => {
    const words = 'words and more words';
    const track = join(hex('00 FF 01 14'), ascii(words), hex(SCALE));
    const { onsets: notes, told: problems } = read(midiFile([trackChunk(track, { length: 8 }), scale]));
    expect(notes).toEqual([WHOLE, WHOLE]);
    expect(problems).toEqual(['wrong-chunk-length track 1 byte 18']);
  });

  test('the number of tracks in the header is not believed', () => {
    for (const trackCount of [0, 1, 3, 65_535]) {
      const { onsets: notes, told: problems } = read(midiFile([scale, scale], { trackCount }));
      expect(notes).toEqual([WHOLE, WHOLE]);
      expect(problems).toEqual(['wrong-track-count track 0 byte 0']);
    }
  });

  test('a header of another length', () => {
    const longer = join(ascii('MThd'), hex('00 00 00 08  00 01 00 01 00 60  00 00'), scale);
    expect(read(longer)).toEqual({ onsets: [WHOLE], told: [] });
    const lying = join(ascii('MThd'), hex('00 00 10 00  00 01 00 01 00 60'), scale);
    expect(read(lying)).toEqual({ onsets: [WHOLE], told: ['wrong-header-length track 0 byte 4'] });
  });

  test('a header whose first letters are gone, before a track', () => {
    const bytes = midiFile([scale]);
    bytes[0] = 0;
    expect(read(bytes)).toEqual({ onsets: [WHOLE], told: ['damaged-header track 0 byte 0'] });
  });

  test('division 0, unknown format, many tracks in format 0', () => {
    const file = readMidi(midiFile([scale, scale], { format: 7, division: 0 }));
    expect(told(file)).toEqual(['unknown-format track 0 byte 8', 'zero-division track 0 byte 12']);
    expect(file).toMatchObject({ format: 1, division: { kind: 'ppq', ticksPerQuarter: 480 } });
    expect(read(midiFile([scale, scale], { format: 0 })).told).toEqual([
      'many-tracks-in-format-0 track 0 byte 8',
    ]);
  });
});

describe('nothing to read', () => {
  test.each([
    ['an empty file', new Uint8Array(), 'the file is empty; give a .mid file'],
    [
      'an archive',
      ascii('PK\x03\x04 and so on'),
      'not a MIDI file (it begins with "PK.. and so "); give a .mid file',
    ],
    [
      'a header cut short',
      ascii('MThd\0\0\0\x06\0\x01'),
      'the MIDI header at byte 0 is cut short; export the file again',
    ],
    [
      'RIFF with sound in it',
      ascii('RIFF....RMIDdata....RIFF'),
      'a RIFF file without MIDI in it; give a .mid file',
    ],
  ])('%s', (_, bytes, message) => {
    expect(() => readMidi(bytes)).toThrow(new MidiReadError(message));
  });

  test('a header without tracks is a file without notes', () => {
    expect(read(midiFile([], { trackCount: 1 }))).toEqual({
      onsets: [],
      told: ['wrong-track-count track 0 byte 0'],
    });
  });
});
