/** Finds where the MIDI file begins inside the bytes given, and reads its header chunk. */
import { chunkLengthAt, findId, isChunkAt, isIdAt } from '../smf/chunk.ts';
import { decodeDivision } from '../smf/division.ts';
import { MidiReadError } from '../midi-read-error.ts';
import type { Division, MidiFile } from '../midi-file.ts';
import type { ProblemLog } from '../problems.ts';

export type Header = {
  format: MidiFile['format'];
  division: Division;
  /** As the header claims; never trusted. */
  trackCount: number;
  /** Where the first chunk after the header is looked for. */
  next: number;
  /** Where the MIDI file ends inside the bytes given. */
  end: number;
};

/** "MThd", its length, and six bytes (SMF 1.0, "header chunks"). */
const HEADER_BYTES = 14;
/** Bytes at the start that are shown of a file that is no MIDI file. */
const SHOWN_BYTES = 12;

/** @throws MidiReadError where there is no header, or it is cut. */
export function findHeader(bytes: Uint8Array, log: ProblemLog): Header {
  const { start, end } = findFile(bytes, log);
  if (end - start < HEADER_BYTES) {
    throw new MidiReadError(`the MIDI header at byte ${start} is cut short; export the file again`);
  }
  return {
    format: readFormat(bytes, start + 8, log),
    trackCount: uint16At(bytes, start + 10),
    division: decodeDivision(uint16At(bytes, start + 12), start + 12, log),
    next: headerEnd(bytes, start, end, log),
    end,
  };
}

function findFile(bytes: Uint8Array, log: ProblemLog): { start: number; end: number } {
  if (bytes.length === 0) throw new MidiReadError('the file is empty; give a .mid file');
  if (isIdAt(bytes, 0, 'RIFF') && isIdAt(bytes, 8, 'RMID')) return unwrapRiff(bytes);
  const start = findId(bytes, 'MThd', 0, bytes.length);
  if (start === 0) return { start, end: bytes.length };
  if (start < bytes.length) {
    const message = `${start} bytes that are not MIDI stand before the header; they are skipped`;
    log.add({ code: 'junk-before-header', track: 0, byteOffset: 0, message });
    return { start, end: bytes.length };
  }
  if (!isIdAt(bytes, HEADER_BYTES, 'MTrk')) throw new MidiReadError(notMidi(bytes));
  const message = 'the header does not begin with "MThd"; it is read as one, since a track follows it';
  log.add({ code: 'damaged-header', track: 0, byteOffset: 0, message });
  return { start: 0, end: bytes.length };
}

/** RIFF keeps little-endian lengths and pads odd chunks (RP-029, "RMID"). */
function unwrapRiff(bytes: Uint8Array): { start: number; end: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let offset = 12; offset + 8 <= bytes.length;) {
    const length = view.getUint32(offset + 4, true);
    const start = offset + 8;
    if (isIdAt(bytes, offset, 'data') && isIdAt(bytes, start, 'MThd')) {
      return { start, end: Math.min(start + length, bytes.length) };
    }
    offset = start + length + (length % 2);
  }
  const start = findId(bytes, 'MThd', 0, bytes.length);
  if (start === bytes.length) throw new MidiReadError('a RIFF file without MIDI in it; give a .mid file');
  return { start, end: bytes.length };
}

function headerEnd(bytes: Uint8Array, start: number, end: number, log: ProblemLog): number {
  const length = chunkLengthAt(bytes, start);
  const claimed = start + 8 + length;
  if (length >= 6 && isChunkAt(bytes, claimed, end)) return claimed;
  const message = `the header claims ${length} bytes, which is wrong; six are read`;
  log.add({ code: 'wrong-header-length', track: 0, byteOffset: start + 4, message });
  return start + HEADER_BYTES;
}

function readFormat(bytes: Uint8Array, offset: number, log: ProblemLog): MidiFile['format'] {
  const format = uint16At(bytes, offset);
  if (format === 0 || format === 1 || format === 2) return format;
  const message = `format ${format} is unknown; the tracks are played together, as in format 1`;
  log.add({ code: 'unknown-format', track: 0, byteOffset: offset, message });
  return 1;
}

function notMidi(bytes: Uint8Array): string {
  const shown = Array.from(bytes.subarray(0, SHOWN_BYTES), (byte) =>
    byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.',
  );
  return `not a MIDI file (it begins with "${shown.join('')}"); give a .mid file`;
}

function uint16At(bytes: Uint8Array, offset: number): number {
  return ((bytes[offset] ?? 0) << 8) | (bytes[offset + 1] ?? 0);
}
