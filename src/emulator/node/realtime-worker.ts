/**
 * The thread of the emulated boards: keeps them a fixed time behind the host's clock, so that what the host writes at a
 * moment reaches the board at that very moment of the board's time, however late this thread wakes.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { createEmulatedBoard } from '../board.ts';
import type { FromWorker, Slice, ToWorker, WorkerStart } from './realtime-messages.ts';

const WAKE_EVERY_MS = 1;
/** After a stall the boards catch up in pieces, so that messages are heard between; no longer than boards stay behind. */
const LONGEST_SLICE_US = 5000;

const start = workerData as WorkerStart;
const host = parentPort;
if (!host) throw new Error('realtime-worker runs as a worker thread only');

const originUs = hrtimeUs();
/** A host's clock that goes by the slices has stood still while this thread started. */
const startedUs = start.waitsForHost ? 0 : originUs - start.hrtimeUs;
const startUs = start.hostUs + startedUs - start.behindUs;
let slice: Slice = { kind: 'slice', us: startUs, bytes: [], steps: [] };
let drains: { board: number; us: number }[] = [];
const boards = start.boards.map((options, board) =>
  createEmulatedBoard({
    ...options,
    startUs,
    onBytes: (bytes, us) => slice.bytes.push({ board, bytes, us }),
    onStep: (edge) => slice.steps.push({ board, edge }),
  }),
);

host.on('message', take);
advance();

function take(message: ToWorker): void {
  if (message.kind === 'heard') {
    goOn();
    return;
  }
  const board = boards[message.board];
  if (!board) return;
  if (message.kind === 'write') board.write(message.bytes, Math.max(message.us, board.nowUs()));
  else if (message.kind === 'drain') drains.push(message);
  else board.reset();
}

/** Runs the boards on and tells what they did. */
function advance(): void {
  const targetUs = Math.min(wantedUs(), slice.us + LONGEST_SLICE_US);
  for (const board of boards) board.runTo(targetUs);
  slice.us = targetUs;
  send(slice);
  slice = { kind: 'slice', us: targetUs, bytes: [], steps: [] };
  drains = drains.filter(stillDraining);
  if (!start.waitsForHost) goOn();
}

/** Waits a little, or goes on at once where time is still behind. */
function goOn(): void {
  if (slice.us < wantedUs()) setImmediate(advance);
  else setTimeout(advance, WAKE_EVERY_MS);
}

function stillDraining({ board, us }: { board: number; us: number }): boolean {
  if (us > slice.us || boards[board]?.busy()) return true;
  send({ kind: 'drained', board });
  return false;
}

function send(message: FromWorker): void {
  host?.postMessage(message);
}

/** How far the boards ought to be by the wall clock, µs. */
function wantedUs(): number {
  return startUs + hrtimeUs() - originUs;
}

function hrtimeUs(): number {
  return Number(process.hrtime.bigint()) / 1000;
}
