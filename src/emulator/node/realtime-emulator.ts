/** Emulated boards in real time, as far as the computer keeps up, each behind a Link; they live in a thread of their own. */
import { Worker } from 'node:worker_threads';
import type { StepEdge } from '../../drive/types.ts';
import { createInbox } from '../../link/inbox.ts';
import type { SimClock } from '../../link/sim-clock.ts';
import type { Link, LinkClock } from '../../link/types.ts';
import type { FromWorker, RealtimeBoardOptions, ToWorker, WorkerStart } from './realtime-messages.ts';

/** The built worker, whether this file runs from dist/ or, in a test, from src/. */
const WORKER_URL = new URL('../../../dist/realtime-worker.cjs', import.meta.url);

/**
 * Longer than the threads usually keep each other waiting, and short enough for many round trips a second. A write that
 * comes later still reaches the board at once, as if a cable had delayed it.
 */
const USUALLY_BEHIND_US = 5000;

export type RealtimeListener = {
  /** A step of a board's drive (board by its place in the options), a little after it was due; `edge.us` is exact. */
  onStep?: (board: number, edge: StepEdge) => void;
  /** Every step before `us` (hostUs) has been told. */
  onProgress?: (us: number) => void;
};

export interface RealtimeEmulator {
  /** One for each board, in the order of the options. */
  readonly links: readonly Link[];
  /** Pulls a board's reset pin. */
  reset(board: number): void;
  /** Ends the boards; links still open are closed with a reason. */
  close(): Promise<void>;
}

/**
 * Powers the boards on. `clock` is that of all links of the process: the wall clock, by which a host that does not keep
 * up is late at the boards; or a simulated one, which the boards then advance, paced by the wall clock: boards and host
 * are slow together, and nothing is late. The boards stay `behindUs` behind the clock, which keeps the links' times
 * exact; 0 is for programs outside that know nothing of that, and want short answers.
 */
export function openRealtimeEmulator(
  boards: (RealtimeBoardOptions & { name?: string })[],
  clock: LinkClock | SimClock,
  listener: RealtimeListener = {},
  behindUs: number = USUALLY_BEHIND_US,
): RealtimeEmulator {
  const advanced = 'advanceTo' in clock ? clock : undefined;
  const workerData: WorkerStart = {
    boards: boards.map(({ name: _name, ...options }) => options),
    hostUs: clock.nowUs(),
    hrtimeUs: Number(process.hrtime.bigint()) / 1000,
    behindUs,
    waitsForHost: advanced !== undefined,
  };
  const worker = new Worker(WORKER_URL, { workerData });
  const send = (message: ToWorker) => worker.postMessage(message);
  const links = boards.map(({ name = 'emulator' }, board) =>
    createRealtimeLink(name, board, clock, send, endUnused),
  );

  function endUnused(): void {
    if (links.every((link) => !link.isOpen())) void worker.terminate();
  }

  function take(message: FromWorker): void {
    if (message.kind === 'drained') {
      links[message.board]?.drained();
      return;
    }
    for (const { board, edge } of message.steps) listener.onStep?.(board, edge);
    listener.onProgress?.(message.us);
    for (const { board, bytes, us } of message.bytes) links[board]?.deliver(bytes, us);
    if (!advanced) return;
    advanced.advanceTo(message.us + behindUs);
    send({ kind: 'heard' });
  }

  worker.on('message', take);
  worker.on('error', (error: Error) =>
    links.forEach((link) => link.drop(`the emulator stopped: ${error.message}`)),
  );
  worker.on('exit', () => links.forEach((link) => link.drop('the emulator has ended')));
  return {
    links,
    reset: (board) => send({ kind: 'reset', board }),
    async close() {
      await worker.terminate();
    },
  };
}

type RealtimeLink = Link & {
  deliver(bytes: Uint8Array, us: number): void;
  drained(): void;
  drop(reason: string): void;
  isOpen(): boolean;
};

function createRealtimeLink(
  name: string,
  board: number,
  clock: LinkClock,
  send: (message: ToWorker) => void,
  onClosed: () => void,
): RealtimeLink {
  const inbox = createInbox();
  let state: 'open' | 'closing' | 'closed' = 'open';
  let resolveClosed: () => void = () => undefined;
  const closed = new Promise<void>((resolve) => {
    resolveClosed = resolve;
  });

  function finish(): void {
    if (state === 'closed') return;
    state = 'closed';
    resolveClosed();
    onClosed();
  }

  return {
    name,
    clock,
    listen: (listener) => inbox.listen(listener),
    write(bytes) {
      if (state === 'open') send({ kind: 'write', board, bytes: bytes.slice(), us: clock.nowUs() });
    },
    close() {
      if (state === 'open') {
        state = 'closing';
        inbox.mute();
        send({ kind: 'drain', board, us: clock.nowUs() });
      }
      return closed;
    },
    deliver: (bytes, us) => inbox.deliver(bytes, us),
    drained: finish,
    drop(reason) {
      inbox.end(reason);
      finish();
    },
    isOpen: () => state !== 'closed',
  };
}
