/** The host's codec against the vectors that the firmware's codec runs too. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MOTIONS } from '../../src/drive/motion.ts';
import { decodeLine } from '../../src/wire/decode.ts';
import { encodeBody, encodeLine } from '../../src/wire/encode.ts';
import type { WireEvent } from '../../src/wire/fields.ts';
import { createLineAssembler } from '../../src/wire/line-assembler.ts';
import { MESSAGES } from '../../src/wire/messages.ts';

type Vector = { section: string; text: string; bytes: Uint8Array; meaning: string };

const vectors = readVectors();
const bothWays = vectors.filter(({ section }) => section.startsWith('both ways'));

describe('wire vectors', () => {
  it.each(vectors)('decodes "$text" as $meaning', ({ bytes, meaning }) => {
    const lines: string[] = [];
    createLineAssembler((line) => lines.push(tell(decodeLine(line)))).push(bytes);
    expect(lines).toEqual([meaning]);
  });

  it.each(bothWays)('encodes $meaning as "$text"', ({ text, bytes }) => {
    const message = decodeLine(bytes.subarray(0, -1));
    if (message.type === 'fault') throw new Error(message.fault);
    expect(encodeBody(message)).toBe(text);
    expect(encodeLine(message)).toEqual(bytes);
  });

  it('have a case for every message, both ways', () => {
    const told = new Set(bothWays.map(({ meaning }) => meaning.split(' ')[0]));
    expect(told).toEqual(new Set(Object.keys(MESSAGES)));
  });

  it('have a case for every motion, both ways', () => {
    const told = bothWays.flatMap(({ meaning }) => /motion=(\w+)/.exec(meaning)?.[1] ?? []);
    expect(new Set(told)).toEqual(new Set(Object.keys(MOTIONS)));
  });
});

function readVectors(): Vector[] {
  let section = '';
  return readFileSync('tests/wire/vectors.txt', 'utf8')
    .split('\n')
    .flatMap((line) => {
      if (line.startsWith('# ')) section = line.slice(2);
      if (line === '' || line.startsWith('#')) return [];
      const [text = '', hex = '', meaning = ''] = line.split(' | ');
      return [{ section, text, meaning, bytes: Uint8Array.from(Buffer.from(hex, 'hex')) }];
    });
}

function tell(message: object): string {
  const { type, ...fields } = message as { type: string } & Record<string, unknown>;
  const told = Object.entries(fields).map(([name, value]) => `${name}=${tellValue(value)}`);
  return type === 'fault' ? `fault ${String(fields['fault'])}` : [type, ...told].join(' ');
}

function tellValue(value: unknown): string {
  if (!Array.isArray(value)) return value === true ? '1' : String(value);
  return (value as WireEvent[]).map((event) => Object.values(event).join(',')).join(' ');
}
