/** Lines arrive in any pieces: cut at every place, the same lines come out. */
import { describe, expect, it } from 'vitest';
import { createLineAssembler } from '../../src/wire/line-assembler.ts';
import { LINE_BYTES_MAX } from '../../src/wire/protocol.ts';

const latin = new TextDecoder('latin1');

function linesOf(...pieces: string[]): string[] {
  const lines: string[] = [];
  const assembler = createLineAssembler((line) => lines.push(latin.decode(line)));
  for (const piece of pieces) assembler.push(Buffer.from(piece, 'latin1'));
  return lines;
}

describe('line assembler', () => {
  const stream = 'a06 3f 00*1234\r\n\nc00 00000001*abcd\n\r\nK*1111\n';
  const whole = ['a06 3f 00*1234', 'c00 00000001*abcd', 'K*1111'];

  it('finds the same lines wherever the stream is cut', () => {
    for (let cut = 0; cut <= stream.length; cut++) {
      expect(linesOf(stream.slice(0, cut), stream.slice(cut)), `cut at ${cut}`).toEqual(whole);
    }
    expect(linesOf(...stream.split(''))).toEqual(whole);
  });

  it('keeps back a line that has not ended', () => {
    expect(linesOf('K*1111')).toEqual([]);
  });

  it.each([LINE_BYTES_MAX - 1, LINE_BYTES_MAX, 100_000])('cuts a line of %i bytes and goes on', (bytes) => {
    const [long = '', next] = linesOf(`${'x'.repeat(bytes)}\nK*1111\n`);
    expect(long.length).toBe(Math.min(bytes, LINE_BYTES_MAX));
    expect(next).toBe('K*1111');
  });
});
