/** Pieces of bytes as a port delivers them → whole lines; a piece may end anywhere. */
import { LINE_BYTES_MAX } from './protocol.ts';

const LF = 0x0a;
const CR = 0x0d;

export interface LineAssembler {
  /** Takes the next piece and calls back, in order, for each line that it completes. */
  push(piece: Uint8Array): void;
}

/**
 * Calls `onLine` for each line, without its end and never empty. A line longer than the protocol allows comes once, cut
 * to LINE_BYTES_MAX bytes (so that its decoder calls it too long); the rest of it is thrown away.
 */
export function createLineAssembler(onLine: (line: Uint8Array) => void): LineAssembler {
  const line = new Uint8Array(LINE_BYTES_MAX);
  let length = 0;

  function endLine(): void {
    const end = length > 0 && length < LINE_BYTES_MAX && line[length - 1] === CR ? length - 1 : length;
    length = 0;
    if (end > 0) onLine(line.slice(0, end));
  }

  function push(piece: Uint8Array): void {
    for (const byte of piece) {
      if (byte === LF) endLine();
      else if (length < LINE_BYTES_MAX) line[length++] = byte;
    }
  }

  return { push };
}
