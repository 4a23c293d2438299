// A hostile file costs no more than its size, counted as work of the CPU, which a busy machine does not lengthen.
import { expect, test } from 'vitest';
import { readMidi } from '../../src/midi/read-midi.ts';
import { toScore } from '../../src/score/to-score.ts';
import { ascii, hex, join, midiFile, trackChunk, uint32 } from './hex.ts';

/** CPU time, generous for a slow machine: reading a megabyte takes some 0.1 s; anything quadratic takes minutes. */
const MEGABYTE_CPU_US_MAX = 10e6;
const MEGABYTE = 1 << 20;

function filled(pattern: string, length = MEGABYTE): Uint8Array {
  const unit = hex(pattern);
  return Uint8Array.from(
    { length: length - (length % unit.length) },
    (_, index) => unit[index % unit.length] ?? 0,
  );
}

const HOSTILE: Record<string, Uint8Array> = {
  'two-byte events in running status': midiFile([trackChunk(join(hex('00 C0'), filled('00 00')))]),
  'notes that never end': midiFile([trackChunk(filled('00 90 3C 40 00 90 3E 40'))]),
  'notes of every key, each off a stray': midiFile([trackChunk(filled('00 80 3C 40 00 80 3D 40'))]),
  'stray offs behind ons, all at one tick': midiFile([trackChunk(filled('00 90 3C 40 00 80 3C 40'))]),
  'bytes with the high bit set': midiFile([trackChunk(filled('80'))]),
  'bytes with no status': midiFile([trackChunk(filled('00'))]),
  'real-time bytes': midiFile([trackChunk(filled('00 F8'))]),
  'empty tracks': midiFile([filled('4D 54 72 6B 00 00 00 00')]),
  'tracks that claim 4 GB': midiFile([filled('4D 54 72 6B FF FF FF FF')]),
  'tracks that claim the rest of the file': midiFile([filled('4D 54 72 6B 00 07 FF FF 00 90 3C 40')]),
  'unknown chunks that claim the rest of the file': midiFile([filled('41 41 41 41 00 07 FF FF')]),
  'tracks of one note that never ends, in sequence': midiFile(
    [filled('4D 54 72 6B 00 00 00 08 00 90 3C 40 00 FF 2F 00')],
    { format: 2 },
  ),
  'pauses of days': midiFile([trackChunk(filled('FF FF FF 7F 90 3C 40'))]),
  'long pauses, short bars': midiFile(
    [trackChunk(join(hex('00 FF 58 04 01 07 18 08'), filled('83 FF 7F 90 3C 40')))],
    {
      division: 1,
    },
  ),
  'a tempo at every tick': midiFile([trackChunk(filled('01 FF 51 03 00 00 01 01 FF 51 03 00 00 02'))]),
  'a meter at every tick': midiFile([trackChunk(filled('01 FF 58 04 01 07 18 08 01 FF 58 04 02 07 18 08'))]),
  'metas that claim 256 MB': midiFile([trackChunk(filled('00 FF 01 FF FF FF 7F'))]),
  'one text of a megabyte': midiFile([trackChunk(join(hex('00 FF 01 C0 80 00'), filled('41')))]),
  'no header, only zeros behind its name': join(ascii('MThd'), filled('00')),
  'RIFF chunks without end': join(
    ascii('RIFF'),
    uint32(0),
    ascii('RMID'),
    filled('41 41 41 41 00 00 00 00'),
    midiFile([]),
  ),
};

test.each(Object.entries(HOSTILE))('%s', (_, bytes) => {
  const before = process.cpuUsage();
  const score = toScore(readMidi(bytes));
  expect(process.cpuUsage(before).user).toBeLessThan(MEGABYTE_CPU_US_MAX);
  expect(score.problems.length).toBeLessThan(1000);
  expect(score.barStartsUs.length).toBeLessThanOrEqual(100_001);
  expect(score.durationUs).toBeLessThanOrEqual(86_400_000_000);
  expect(score.notes.rows().every(({ startUs, endUs }) => endUs >= startUs)).toBe(true);
});
