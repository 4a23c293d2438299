/** The protocol's twins, one in each language, hold the same entries: limits, faults and the firmware's version. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BOARD_NAMES } from '../../src/board/boards.ts';
import { readIntelHex } from '../../src/emulator/chip/intel-hex.ts';
import { FIRMWARE_VERSION, isOlderFirmware } from '../../src/wire/firmware-version.ts';
import * as protocol from '../../src/wire/protocol.ts';

const header = readFileSync('firmware/flopera/protocol.h', 'utf8');
const twin = readFileSync('src/wire/protocol.ts', 'utf8');

describe('protocol.h and protocol.ts', () => {
  it('open with the same words', () => {
    const opening = (text: string): string => /^\/\*\*[^]*?\*\//.exec(text)?.[0] ?? '';
    expect(opening(header)).toContain('firmware/flopera/protocol.h and src/wire/protocol.ts');
    expect(opening(twin)).toBe(opening(header));
  });

  it('hold the same limits, in the same order', () => {
    const inHeader = [...header.matchAll(/^constexpr uint\d+_t (\w+) = (\w+);$/gm)].map(([, name, value]) => [
      name,
      Number(value),
    ]);
    const names = [...twin.matchAll(/^export (?:const|\{) (\w+)/gm)].map(([, name = '']) => name);
    const numbers = names
      .map((name) => [name, (protocol as Record<string, unknown>)[name]])
      .filter(([, value]) => typeof value === 'number');
    expect(numbers).toEqual(inHeader);
    expect(numbers.length).toBeGreaterThanOrEqual(11);
  });

  it('name the same faults, of the same kinds, in the same order', () => {
    const [, body = ''] = /enum class Fault : uint8_t \{([^}]*)\}/.exec(header) ?? [];
    const kinds = body
      .split(/\/\/ [^\n]*\n/)
      .map((kind) => [...kind.matchAll(/\b(\w+),/g)].map(([, name]) => name));
    const { TRANSPORT_FAULTS, REFUSAL_FAULTS, EVENT_FAULTS } = protocol;
    expect(kinds).toEqual([
      ['none'],
      ...[TRANSPORT_FAULTS, REFUSAL_FAULTS, EVENT_FAULTS].map((faults) => faults.map(camelCase)),
    ]);
    expect(header).toContain(`TRANSPORT_FAULT_LAST = Fault::${camelCase(TRANSPORT_FAULTS.at(-1) ?? '')};`);
    expect(header).toContain(`EVENT_FAULT_FIRST = Fault::${camelCase(EVENT_FAULTS[0])};`);
  });

  it('have words on the wire for these faults', () => {
    const source = readFileSync('firmware/flopera/fault_names.cpp', 'utf8');
    const [, text = ''] = /PROGMEM =([^;]*);/.exec(source) ?? [];
    const words = text.replaceAll(/["\s]/g, '').split('\\0');
    expect(words).toEqual([
      '',
      ...protocol.TRANSPORT_FAULTS,
      ...protocol.REFUSAL_FAULTS,
      ...protocol.EVENT_FAULTS,
    ]);
  });
});

describe('the firmware version', () => {
  it('is that of version.h', () => {
    expect(readFileSync('firmware/flopera/version.h', 'utf8')).toContain(
      `#define FIRMWARE_VERSION "${FIRMWARE_VERSION}"\n`,
    );
  });

  it.each(BOARD_NAMES)('is what the image of the %s says in its hello', (board) => {
    const flash = readIntelHex(readFileSync(`firmware/images/${board}.hex`, 'utf8'), 32_768);
    expect(new TextDecoder('latin1').decode(flash)).toContain(`\0${FIRMWARE_VERSION}\0`);
  });

  it.each([
    ['0.0.9', '0.1.0', true],
    ['0.1.0', '0.1.0', false],
    ['0.1.1', '0.1.0', false],
    ['0.9.3', '0.10.0', true],
    ['0.10.0', '0.9.3', false],
    ['1', '0.9', false],
    ['0.1', '0.1.0', false],
    ['0.1', '0.1.1', true],
    ['my-own-2', '0.1.0', false],
    ['0.0.1', 'next', false],
  ])('%s is older than %s: %s', (version, than, isOlder) => {
    expect(isOlderFirmware(version, than)).toBe(isOlder);
  });
});

function camelCase(words: string): string {
  return words.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
