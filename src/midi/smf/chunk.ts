/** Ids and lengths of chunks: how the parts of a MIDI file are told from junk. */

export const TRACK_ID = 'MTrk';
/** Id and length. */
export const CHUNK_HEAD_BYTES = 8;
const ID_BYTES = 4;

/** Whether the four letters of `id` stand at `offset`. */
export function isIdAt(bytes: Uint8Array, offset: number, id: string): boolean {
  for (let index = 0; index < ID_BYTES; index += 1) {
    if (bytes[offset + index] !== id.charCodeAt(index)) return false;
  }
  return true;
}

/**
 * Whether a chunk may begin at `offset`: a track, or four printable characters and a length that fits before `end`;
 * or the file may end there.
 */
export function isChunkAt(bytes: Uint8Array, offset: number, end: number): boolean {
  if (offset === end || isIdAt(bytes, offset, TRACK_ID)) return offset <= end;
  return hasIdAt(bytes, offset) && offset + CHUNK_HEAD_BYTES + chunkLengthAt(bytes, offset) <= end;
}

function hasIdAt(bytes: Uint8Array, offset: number): boolean {
  for (let index = 0; index < ID_BYTES; index += 1) {
    const byte = bytes[offset + index] ?? 0;
    if (byte < 0x20 || byte > 0x7e) return false;
  }
  return true;
}

/** First offset from `from` on where `id` stands whole before `end`; `end` where it does not. */
export function findId(bytes: Uint8Array, id: string, from: number, end: number): number {
  const first = id.charCodeAt(0);
  for (let offset = bytes.indexOf(first, from); offset >= 0; offset = bytes.indexOf(first, offset + 1)) {
    if (offset + ID_BYTES > end) return end;
    if (isIdAt(bytes, offset, id)) return offset;
  }
  return end;
}

/** Length that the chunk at `offset` claims to have (big-endian, after its id). */
export function chunkLengthAt(bytes: Uint8Array, offset: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(offset + ID_BYTES, offset + 2 * ID_BYTES);
  return a * 0x100_0000 + ((b << 16) | (c << 8) | d);
}
