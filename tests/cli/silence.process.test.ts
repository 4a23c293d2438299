/** However a performance ends, the drives are silent: seen at the pins of a board that does not end with it. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { StepEdge } from '../../src/drive/types.ts';
import { readFirmwareImage } from '../../src/emulator/node/firmware-image.ts';
import { openPseudoTerminal } from '../../src/emulator/node/pseudo-terminal.ts';
import { openRealtimeEmulator } from '../../src/emulator/node/realtime-emulator.ts';
import { createWallClock } from '../../src/link/node/wall-clock.ts';
import { exitCodes } from '../../src/cli/exit/exit-codes.ts';
import { until } from '../until.ts';
import { hasSocat } from './pty-pair.ts';
import { scratchFolder } from './scratch-folder.ts';

const BIN = fileURLToPath(new URL('../../bin/flopera.js', import.meta.url));
const SONG = fileURLToPath(new URL('../../arrangements/mountain-king.mid', import.meta.url));
/** What the firmware promises, and a tenth. */
const WATCHDOG_US_MAX = 440_000;
/** Well below the watchdog, which is not what a signal's silence comes from. */
const SILENCED_US_MAX = 200_000;
/** Long enough for a drive that still plays to step. */
const WATCHED_US = 1_000_000;
const HOMING_STEPS = 6 * 80;
const PLAYED_STEPS = 100;

describe.runIf(hasSocat)('no drive steps any more after', () => {
  it.each([
    ['SIGINT', 130, SILENCED_US_MAX],
    ['SIGTERM', 130, SILENCED_US_MAX],
    ['SIGKILL', null, WATCHDOG_US_MAX],
  ] as const)('%s', async (signal, exitCode, stepsOnUsMax) => {
    const board = await openBoard();
    expect(await playUntil(signal, board)).toBe(exitCode);
    await until(() => board.nowUs() > board.lastHeardUs() + WATCHED_US);
    expect(board.stepsUs.length).toBeGreaterThan(HOMING_STEPS);
    expect((board.stepsUs.at(-1) ?? 0) - board.lastHeardUs()).toBeLessThan(stepsOnUsMax);
  });
});

/**
 * Sends the signal once the drives play, and gives the exit code. A computer too busy for a board in real time is told
 * that it answers no more, which is another ending: then it is played again.
 */
async function playUntil(signal: NodeJS.Signals, { port, stepsUs }: SerialBoard): Promise<number | null> {
  for (;;) {
    const stepsBefore = stepsUs.length;
    const child = spawn(process.execPath, [BIN, 'play', SONG, '--board', port], { stdio: 'ignore' });
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    const playedSteps = () => stepsUs.length - stepsBefore - HOMING_STEPS;
    await until(() => playedSteps() >= PLAYED_STEPS || child.exitCode !== null);
    child.kill(signal);
    const exitCode = await ended;
    if (exitCode !== exitCodes.device) return exitCode;
  }
}

type SerialBoard = {
  port: string;
  stepsUs: number[];
  /** The board's time: how far all its steps are known. */
  nowUs: () => number;
  /** When the last bytes came to it. */
  lastHeardUs: () => number;
};

/** An emulated Uno behind a pseudo-terminal, which outlives the programs that play on it. */
async function openBoard(): Promise<SerialBoard> {
  const clock = createWallClock();
  const stepsUs: number[] = [];
  let [nowUs, lastHeardUs] = [0, 0];
  const options = { board: 'uno', image: readFirmwareImage('uno'), drives: 6 } as const;
  const listener = {
    onStep: (_: number, { us }: StepEdge) => stepsUs.push(us),
    onProgress: (us: number) => (nowUs = us),
  };
  const emulator = openRealtimeEmulator([options], clock, listener, 0);
  const [link] = emulator.links;
  if (!link) throw new Error('the emulator has a board');
  const farEnd = await openPseudoTerminal(join(scratchFolder(), 'board'), {
    onBytes(bytes) {
      link.write(bytes);
      lastHeardUs = Math.max(clock.nowUs(), nowUs);
    },
    onOpen: () => emulator.reset(0),
    onFailure: () => undefined,
  });
  link.listen({ onBytes: (bytes) => farEnd.write(bytes), onClose: () => undefined });
  onTestFinished(async () => {
    await farEnd.close();
    await emulator.close();
  });
  return { port: farEnd.name, stepsUs, nowUs: () => nowUs, lastHeardUs: () => lastHeardUs };
}
