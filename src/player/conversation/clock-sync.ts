/** Asks a board for its time, remembers the round trips that still tell something, and answers in board ticks. */
import { tickDifference, wrapTick } from '../../units/board-tick.ts';
import type { Message } from '../../wire/messages.ts';
import { SEQUENCE_MODULUS } from '../../wire/protocol.ts';
import { fitClock } from './clock-fit.ts';
import type { ClockFit, RoundTrip } from './clock-fit.ts';

export interface ClockSync {
  /** The next question, to be written at `nowUs`. One that was not answered is forgotten. */
  ask(nowUs: number): Message<'clock'>;
  /** Takes the answer; tells whether it answers the open question. */
  onReply(reply: Message<'clockReply'>, atUs: number): boolean;
  readonly asking: boolean;
  /** Round trips kept, and the time from the first to the last of them. */
  readonly count: number;
  readonly spanUs: number;
  /** undefined before the first answer. */
  readonly fit: ClockFit | undefined;
}

/** Long against the delays' chances, short against a resonator that warms up. */
const KEPT_US = 10_000_000;
const KEPT_MAX = 600;
/** Once so many are known, one more changes little: fit every eighth time. */
const KNOWN_WELL = 150;
const FIT_EVERY = 8;
/** What a fit may be off without anything having happened. */
const JUMP_US = 5_000;
/** The first fit is good enough with this error of pitch (20 ppm is a thirtieth of a cent); or after so long. */
const RATE_ERROR_PPM_MAX = 20;
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
    const roundTrip = { sentUs, receivedUs, tick: unwrap(reply.tick) };
    if (fit && isImpossible(fit, roundTrip)) roundTrips.length = 0;
    roundTrips.push(roundTrip);
    while (roundTrips.length > KEPT_MAX || (roundTrips[0]?.sentUs ?? sentUs) < sentUs - KEPT_US) {
      roundTrips.shift();
    }
    if (roundTrips.length < KNOWN_WELL || nextId % FIT_EVERY === 0) fit = fitClock(roundTrips, tolerancePpm);
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
    get spanUs() {
      return (roundTrips.at(-1)?.sentUs ?? 0) - (roundTrips[0]?.sentUs ?? 0);
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

/** A tick from before the question or after the answer: one of the clocks jumped, as a sleeping computer's does. */
function isImpossible({ a, b }: ClockFit, { sentUs, receivedUs, tick }: RoundTrip): boolean {
  const boardUs = (tick - b) / a;
  return boardUs < sentUs - JUMP_US || boardUs > receivedUs + JUMP_US;
}

/** Whether notes may be stamped by this clock, `waitedUs` after nothing else was missing. */
export function isInTime({ count, fit }: ClockSync, waitedUs: number): boolean {
  if (!fit || count < ROUND_TRIPS_MIN) return false;
  return fit.rateErrorPpm <= RATE_ERROR_PPM_MAX || waitedUs >= PATIENCE_US;
}
