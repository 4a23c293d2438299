/** Real serialport on pseudo-terminals: lines arrive whole, bytes as they are, and troubles in plain words. */
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { explainOpenFailure } from '../../src/link/node/open-failure.ts';
import { openPort } from '../../src/link/node/open-port.ts';
import type { SerialOptions } from '../../src/link/node/serial.ts';
import { createWallClock } from '../../src/link/node/wall-clock.ts';
import { answersHello } from '../../src/player/find-boards.ts';
import { answerHello, hasSocat, openPtyPair } from '../cli/pty-pair.ts';

const LINES: SerialOptions = { baudRate: 500_000, framing: 'lines', clock: createWallClock() };
/** More than this a terminal never hands on at once. */
const TERMINAL_BYTES = 4096;
const HELLO = 'h 01 0.1.0 uno 6 40 60 00 00 00 00000000';

/** Waits until `count` pieces came in. */
async function hear(port: string, options: SerialOptions, count: number, say: () => void): Promise<string[]> {
  const link = await openPort(port, options);
  const heard: string[] = [];
  await new Promise<void>((resolve) => {
    link.listen({
      onBytes(bytes, atUs) {
        expect(atUs).toBeLessThanOrEqual(link.clock.nowUs());
        heard.push(Buffer.from(bytes).toString('latin1'));
        if (heard.length === count) resolve();
      },
      onClose: () => resolve(),
    });
    say();
  });
  await link.close();
  return heard;
}

describe.skipIf(!hasSocat)('a serial port', () => {
  it('hands on whole lines, however they came', async () => {
    const { port, farEnd } = await openPtyPair();
    const output = createWriteStream(farEnd);
    onTestFinished(() => void output.destroy());
    const long = 'a'.repeat(3 * TERMINAL_BYTES);
    const heard = await hear(port, LINES, 4, () =>
      output.write(`${long}\na06 3f 00*1234\nK*1111\r\n\xff\n`, 'latin1'),
    );
    expect(heard).toEqual([`${long}\n`, 'a06 3f 00*1234\n', 'K*1111\r\n', '\xff\n']);
  });

  it('hands on bytes as they come, where a board speaks no lines', async () => {
    const { port, farEnd } = await openPtyPair();
    const output = createWriteStream(farEnd);
    onTestFinished(() => void output.destroy());
    const bytes = { ...LINES, framing: 'raw' } as const;
    expect(await hear(port, bytes, 1, () => output.write(Buffer.of(0x4d, 0, 0x0a, 0x81)))).toEqual([
      'M\0\n\x81',
    ]);
  });

  it('sends what is written before it closes', async () => {
    const { port, farEnd } = await openPtyPair();
    const input = createReadStream(farEnd);
    input.on('error', () => undefined);
    onTestFinished(() => void input.destroy());
    const link = await openPort(port, LINES);
    link.write(new TextEncoder().encode('X00*1234\n'));
    await link.close();
    const [bytes] = (await once(input, 'data')) as [Buffer];
    expect(bytes.toString()).toBe('X00*1234\n');
  });

  it('leads to a board that answers hello', async () => {
    const { port, farEnd } = await openPtyPair();
    answerHello(farEnd, HELLO);
    const link = await openPort(port, LINES);
    expect(await answersHello(link)).toBe(true);
    await link.close();
  });
});

describe('a port that cannot be opened', () => {
  it.each([
    ['/dev/ttyACM77', 'there is no such port; plug the board in'],
    ['/dev/null', 'that is no serial port'],
    ['package.json', 'that is no serial port'],
  ])('%s: %s', async (path, reason) => {
    await expect(openPort(path, LINES)).rejects.toThrow(`${path}: ${reason}`);
  });

  it.each([
    ['Error Resource temporarily unavailable Cannot lock port', 'linux', 'another program has the port open'],
    ['Error: Permission denied, cannot open /dev/ttyACM0', 'linux', 'sudo usermod -a -G dialout'],
    ['Opening COM3: Access denied', 'win32', 'another program has the port open'],
    ['Opening COM9: File not found', 'win32', 'there is no such port'],
    ['Something else', 'linux', 'could not be opened (Something else)'],
  ])('"%s" on %s means: %s', (message, platform, reason) => {
    expect(explainOpenFailure('PORT', new Error(message), platform)).toContain(reason);
  });
});
