/** A board that says only what a test lets it say, on a link in simulated time: for sessions, line by line. */
import { createSimClock } from '../../src/link/sim-clock.ts';
import type { SimClock } from '../../src/link/sim-clock.ts';
import type { Link, LinkListener } from '../../src/link/types.ts';
import { createBoardSession } from '../../src/player/session/board-session.ts';
import type { BoardSession } from '../../src/player/session/board-session.ts';
import { wrapTick } from '../../src/units/board-tick.ts';
import { decodeLine } from '../../src/wire/decode.ts';
import { encodeLine } from '../../src/wire/encode.ts';
import type { Message } from '../../src/wire/messages.ts';
import { PROTOCOL_VERSION } from '../../src/wire/protocol.ts';
import { boardOf } from './rig.ts';

export interface ScriptedBoard {
  readonly session: BoardSession;
  readonly clock: SimClock;
  /** What the session told its owner, with the time in ms. */
  readonly told: string[];
  /** Types of the lines written since asked last, with the time in ms. */
  wrote(): string[];
  say(message: Message): void;
  sayBytes(bytes: Uint8Array): void;
  hello(fields?: Partial<Message<'helloReply'>>): void;
  /** Ends the link from the far side. */
  drop(reason: string): void;
  to(us: number): void;
  /** Hello, homing, and clock answers, until the session is ready. */
  getReady(): void;
  /** Opens another link; the one before it may still say something, through `sayBytes` of the result. */
  reopen(): { sayBytes: (bytes: Uint8Array) => void };
}

const PORT = '/dev/ttyACM0';

/** A session with a board of two drives, 7 and 8, just opened at time 0. Clock questions are answered where `answers`. */
export function scriptedBoard({ answers = true } = {}): ScriptedBoard {
  const clock = createSimClock();
  const told: string[] = [];
  const lines: string[] = [];
  let listener: LinkListener | undefined;
  let taken = { sequence: 0, urgentSequence: 0 };
  const tell = (what: string): void => void told.push(`${Math.round(clock.nowUs() / 1000)} ${what}`);
  const session = createBoardSession(boardOf(2, 7), {
    onReady: () => tell('ready'),
    onProgress: () => undefined,
    onLost: (reason, isClosed) => tell(`lost: ${reason}${isClosed ? ' (closed)' : ''}`),
    onQueueLost: () => tell('queue lost'),
    onUnfit: (message) => tell(`unfit: ${message}`),
  });

  function heard(bytes: Uint8Array): void {
    const message = decodeLine(bytes.subarray(0, -1));
    lines.push(`${Math.round(clock.nowUs() / 1000)} ${message.type}`);
    if (!answers) return;
    if (message.type === 'clock') {
      say({ type: 'clockReply', id: message.id, tick: wrapTick(Math.round(2 * clock.nowUs())) });
    } else if (message.type === 'keepAlive' || 'sequence' in message) {
      if (message.type === 'silence') taken.urgentSequence = (message.sequence + 1) % 256;
      else if ('sequence' in message) taken.sequence = (message.sequence + 1) % 256;
      const answer = { ...taken, free: 64 };
      clock.at(clock.nowUs(), () => say({ type: 'accepted', ...answer }));
    }
  }

  function newLink(): Link {
    return {
      name: PORT,
      clock,
      listen: (next) => (listener = next),
      write: heard,
      close: () => Promise.resolve(),
    };
  }

  function sayBytes(bytes: Uint8Array): void {
    listener?.onBytes(bytes, clock.nowUs());
  }

  function say(message: Message): void {
    sayBytes(encodeLine(message));
  }

  function hello(fields: Partial<Message<'helloReply'>> = {}): void {
    taken = {
      sequence: fields.sequence ?? taken.sequence,
      urgentSequence: fields.urgentSequence ?? taken.urgentSequence,
    };
    say({
      type: 'helloReply',
      protocol: PROTOCOL_VERSION,
      firmware: '0.1.0',
      board: 'uno',
      drives: 6,
      queuePlaces: 64,
      lineBytes: 96,
      ...taken,
      homedMask: 0,
      tick: 0,
      ...fields,
    });
  }

  function to(us: number): void {
    clock.advanceTo(us);
  }

  session.open(newLink());
  return {
    session,
    clock,
    told,
    wrote: () => lines.splice(0),
    say,
    sayBytes,
    hello,
    drop: (reason) => listener?.onClose(reason),
    to,
    getReady() {
      hello();
      to(clock.nowUs() + 100_000);
      say({ type: 'homed', homedMask: 3 });
      to(clock.nowUs() + 400_000);
    },
    reopen() {
      const old = listener;
      session.open(newLink());
      return { sayBytes: (bytes) => old?.onBytes(bytes, clock.nowUs()) };
    },
  };
}
