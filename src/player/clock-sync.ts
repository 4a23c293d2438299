/** Asks a board for its time, remembers the round trips that still tell something, and answers in board ticks. */
import { tickDifference, wrapTick } from '../units/board-tick.ts';
import type { Message } from '../wire/messages.ts';
import { SEQUENCE_MODULUS } from '../wire/protocol.ts';
import { fitClock, MEMORY_US } from './clock-fit.ts';
import type { ClockFit, RoundTrip } from './clock-fit.ts';

export interface ClockSync {
  /** The next question, to be written at `nowUs`. One that was not answered is forgotten. */
  ask(nowUs: number): Message<'clock'>;
  /** Takes the answer; tells whether it answers the open question. */
  onReply(reply: Message<'clockReply'>, atUs: number): boolean;
  readonly asking: boolean;
  /** Round trips kept. */
  readonly count: number;
  /** undefined before the first answer. */
  readonly fit: ClockFit | undefined;
}

const KEPT_US = 4 * MEMORY_US;
const KEPT_MAX = 600;
/** The first fit is good enough with this error of pitch (50 ppm is a twelfth of a cent); or after so long. */
const RATE_ERROR_PPM_MAX = 50;
const ROUND_TRIPS_MIN = 8;
const PATIENCE_US = 1_500_000;

/** `tolerancePpm`: how far the board's clock may be off by its data sheet. */
export function createClockSync(tolerancePpm: number): ClockSync {
  const roundTrips: RoundTrip[] = [];
  let nextId = 0;
  let open: { id: number; sentUs: number } | undefined;
  let fit: ClockFit | undefined;

  function ask(nowUs: number): Message<'clock'> {
    const id = nextId;
    nextId = (nextId + 1) % SEQUENCE_MODULUS;
    open = { id, sentUs: nowUs };
    return { type: 'clock', id, padding: 0 };
  }

  function onReply(reply: Message<'clockReply'>, receivedUs: number): boolean {
    if (open?.id !== reply.id) return false;
    const { sentUs } = open;
    open = undefined;
    roundTrips.push({ sentUs, receivedUs, tick: unwrap(reply.tick) });
    while (roundTrips.length > KEPT_MAX || (roundTrips[0]?.sentUs ?? sentUs) < sentUs - KEPT_US) {
      roundTrips.shift();
    }
    fit = fitClock(roundTrips, tolerancePpm);
    return true;
  }

  function unwrap(tick: number): number {
    const last = roundTrips.at(-1)?.tick;
    return last === undefined ? tick : last + tickDifference(tick, wrapTick(last));
  }

  return {
    ask,
    onReply,
    get asking() {
      return open !== undefined;
    },
    get count() {
      return roundTrips.length;
    },
    get fit() {
      return fit;
    },
  };
}

/** The board's 32-bit tick at `hostUs`. */
export function hostUsToTick(fit: ClockFit, hostUs: number): number {
  return wrapTick(Math.round(fit.a * hostUs + fit.b));
}

/** Whether notes may be stamped by this clock, `waitedUs` after nothing else was missing. */
export function isInTime({ count, fit }: ClockSync, waitedUs: number): boolean {
  if (!fit || count < ROUND_TRIPS_MIN) return false;
  return fit.rateErrorPpm <= RATE_ERROR_PPM_MAX || waitedUs >= PATIENCE_US;
}
