/** However a performance ends, the drives are silent: seen at the pins of a board that does not end with it. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readFirmwareImage } from '../../src/emulator/node/firmware-image.ts';
import { openPseudoTerminal } from '../../src/emulator/node/pseudo-terminal.ts';
import { openRealtimeEmulator } from '../../src/emulator/node/realtime-emulator.ts';
import { createWallClock } from '../../src/link/node/wall-clock.ts';
import { hasSocat } from './pty-pair.ts';
import { scratchFolder } from './scratch-folder.ts';

const BIN = fileURLToPath(new URL('../../bin/flopera.js', import.meta.url));
const SONG = fileURLToPath(new URL('../../arrangements/mountain-king.mid', import.meta.url));
/** The board's watchdog, 400 ms, and as much again for a busy machine. */
const WATCHDOG_US_MAX = 800_000;
const HOMING_STEPS = 6 * 80;
const PLAYED_STEPS = 100;

describe.runIf(hasSocat)('no drive steps any more after', () => {
  it.each([
    ['SIGINT', 130, 100_000],
    ['SIGTERM', 130, 100_000],
    ['SIGKILL', null, WATCHDOG_US_MAX],
  ] as const)('%s', async (signal, exitCode, stepsOnUsMax) => {
    const { port, stepsUs, nowUs } = await openBoard();
    const child = spawn(process.execPath, [BIN, 'play', SONG, '--board', port], { stdio: 'ignore' });
    const ended = new Promise((resolve) => child.on('close', resolve));
    while (stepsUs.length < HOMING_STEPS + PLAYED_STEPS && child.exitCode === null) await sleep(50);
    child.kill(signal);
    expect(await ended).toBe(exitCode);
    const endedUs = nowUs();
    await sleep(WATCHDOG_US_MAX / 1000 + 500);
    expect(stepsUs.length).toBeGreaterThan(HOMING_STEPS);
    expect((stepsUs.at(-1) ?? 0) - endedUs).toBeLessThan(stepsOnUsMax);
  });
});

/** An emulated Uno behind a pseudo-terminal, which outlives the programs that play on it. */
async function openBoard(): Promise<{ port: string; stepsUs: number[]; nowUs: () => number }> {
  const clock = createWallClock();
  const stepsUs: number[] = [];
  const options = { board: 'uno', image: readFirmwareImage('uno'), drives: 6 } as const;
  const emulator = openRealtimeEmulator([options], clock, { onStep: (_, { us }) => stepsUs.push(us) }, 0);
  const [link] = emulator.links;
  if (!link) throw new Error('the emulator has a board');
  const farEnd = await openPseudoTerminal(join(scratchFolder(), 'board'), {
    onBytes: (bytes) => link.write(bytes),
    onOpen: () => emulator.reset(0),
    onFailure: () => undefined,
  });
  link.listen({ onBytes: (bytes) => farEnd.write(bytes), onClose: () => undefined });
  onTestFinished(async () => {
    await farEnd.close();
    await emulator.close();
  });
  return { port: farEnd.name, stepsUs, nowUs: () => clock.nowUs() };
}
