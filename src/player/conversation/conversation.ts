/**
 * The talk with a board from its hello until it is reset or lost: both lanes, credit, clock and keep-alive. It is stepped
 * by its owner, at the time it asks for and after each message, and never waits.
 */
import type { Message } from '../../wire/messages.ts';
import type { ClockSync } from './clock-sync.ts';
import { createClockSync } from './clock-sync.ts';
import { countFault } from '../faults.ts';
import { createLane } from './lane.ts';
import type { Lane, NumberedMessage } from './lane.ts';
import type { ResponseTime } from './response-time.ts';
import { createResponseTime } from './response-time.ts';
import type { FaultCounters } from '../types.ts';

export type ConversationOptions = {
  nowUs: () => number;
  write: (message: Message) => void;
  /** How far the board's clock may be off by its data sheet. */
  tolerancePpm: number;
  faults: FaultCounters;
  /** The board's numbers do not fit: it may have been reset, so its hello is wanted. */
  onDoubt: () => void;
};

export interface Conversation {
  readonly scheduled: Lane;
  readonly urgent: Lane;
  readonly clockSync: ClockSync;
  readonly responseTime: ResponseTime;
  /** Events that may be sent now as one more line: 0 while the window, the queue or a clock question forbids it. */
  room(): number;
  onMessage(message: Message, atUs: number): void;
  /** Does what is due and tells when to step again, hostUs. */
  step(): number;
  /** Clock questions from now on: in quick succession, or now and then. */
  setDense(dense: boolean): void;
}

/** Lines in flight on the lane of scheduled events: enough to keep the wire busy, few enough for urgent ones to pass. */
const WINDOW_LINES = 2;
const URGENT_WINDOW_LINES = 4;
const KEEP_ALIVE_US = 100_000;
/** While the queue is full, ask sooner whether it still is. */
const CREDIT_POLL_US = 20_000;
/** From a clock answer to the next question. */
const CLOCK_GAP_US = 20_000;
/** The same over a steady cable, such as a UART's, where every answer is as good as the last. */
const CLOCK_GAP_SURE_US = 250_000;
const SURE_ERROR_US = 3;
/** So many questions in as long as was asked already. */
const LEARNING_QUESTIONS = 40;
/** No scheduled line is sent while a clock answer is awaited: on a slow link that must stay a small part of the time. */
const CLOCK_GAP_ROUND_TRIPS = 6;
const CLOCK_GAP_DENSE_US = 1_000;
/**
 * USB moves data by frames of 1 ms. Questions that always met a frame at the same place would wait for it always as long,
 * one way only, and the clock would seem to be off by half of that; so they are spread over the frame.
 */
const USB_FRAME_US = 1000;
const GOLDEN_SECTION = 0.618;
/** Replies with impossible numbers in a row until the board is asked who it is. */
const DOUBT_REPLIES = 3;

type Reply = Message<'accepted' | 'notTaken' | 'refused'>;

export function createConversation(hello: Message<'helloReply'>, options: ConversationOptions): Conversation {
  const { nowUs, faults } = options;
  const clockSync = createClockSync(options.tolerancePpm);
  const responseTime = createResponseTime();
  const scheduled = createLane(hello.sequence, WINDOW_LINES, nowUs, writeNumbered);
  const urgent = createLane(hello.urgentSequence, URGENT_WINDOW_LINES, nowUs, writeNumbered);
  let freePlaces = hello.queuePlaces;
  let acknowledgedUs = nowUs();
  let askedUs = -Infinity;
  let nextQuestionUs = -Infinity;
  let isDense = true;
  let clockDitherUs = 0;
  let impossibleReplies = 0;

  function writeNumbered(message: NumberedMessage, isAgain: boolean): void {
    if (isAgain) faults.resentLines++;
    acknowledgedUs = nowUs();
    options.write(message);
  }

  function room(): number {
    if (scheduled.openLines >= WINDOW_LINES || isAsking() || nowUs() >= clockDueUs()) return 0;
    return Math.max(0, freePlaces - scheduled.openPlaces);
  }

  function isAsking(): boolean {
    return clockSync.asking && nowUs() < askedUs + responseTime.timeoutUs;
  }

  function clockDueUs(): number {
    return clockSync.asking ? askedUs + responseTime.timeoutUs : nextQuestionUs;
  }

  function planQuestion(): void {
    clockDitherUs = (clockDitherUs + USB_FRAME_US * GOLDEN_SECTION) % USB_FRAME_US;
    nextQuestionUs = nowUs() + (isDense ? CLOCK_GAP_DENSE_US : sparseGapUs()) + clockDitherUs;
  }

  /** Seldom enough to leave the line to the music; but while little is known, often enough to learn. */
  function sparseGapUs(): number {
    const isSure = (clockSync.fit?.errorUs ?? Infinity) <= SURE_ERROR_US;
    const learningUs = Math.min(
      isSure ? CLOCK_GAP_SURE_US : CLOCK_GAP_US,
      clockSync.spanUs / LEARNING_QUESTIONS,
    );
    return Math.max(learningUs, CLOCK_GAP_ROUND_TRIPS * responseTime.roundTripUs);
  }

  function onMessage(message: Message, atUs: number): void {
    if (message.type === 'clockReply') {
      // Heard may be later than arrived: by how busy this process is, and by how far an emulated board is kept behind the clock.
      if (clockSync.onReply(message, atUs)) {
        responseTime.observe(nowUs() - askedUs);
        planQuestion();
      }
    }
    if (message.type === 'accepted' || message.type === 'notTaken' || message.type === 'refused') {
      onReply(message);
    }
  }

  function onReply(reply: Reply): void {
    const taken = scheduled.onExpected(reply.sequence);
    const urgentTaken = urgent.onExpected(reply.urgentSequence);
    if (taken !== undefined) freePlaces = reply.free;
    impossibleReplies = taken === undefined || urgentTaken === undefined ? impossibleReplies + 1 : 0;
    if (impossibleReplies >= DOUBT_REPLIES) {
      impossibleReplies = 0;
      options.onDoubt();
    }
    if (reply.type === 'refused') countFault(faults.refused, reply.fault);
    if (reply.type !== 'notTaken' || reply.fault === 'queue-full') return;
    if (reply.fault !== 'gap') faults.damagedLines++;
    for (const lane of lanesToResend()) lane.resend();
  }

  /** A reply that comes sooner than half a round trip after a line was sent answers an earlier sending. */
  function lanesToResend(): Lane[] {
    const sentBeforeUs = nowUs() - responseTime.roundTripUs / 2;
    return [scheduled, urgent].filter(({ sentUs }) => sentUs !== undefined && sentUs <= sentBeforeUs);
  }

  function step(): number {
    const now = nowUs();
    for (const lane of [scheduled, urgent]) {
      if (lane.sentUs !== undefined && now >= lane.sentUs + responseTime.timeoutUs) lane.resend();
    }
    if (now >= clockDueUs() && scheduled.openLines === 0) {
      if (clockSync.asking) responseTime.miss();
      askedUs = now;
      options.write(clockSync.ask(now));
    }
    if (now >= keepAliveDueUs()) {
      acknowledgedUs = now;
      options.write({ type: 'keepAlive' });
    }
    return nextStepUs();
  }

  function keepAliveDueUs(): number {
    const isFull = freePlaces - scheduled.openPlaces <= 0;
    return acknowledgedUs + (isFull ? CREDIT_POLL_US : KEEP_ALIVE_US);
  }

  function nextStepUs(): number {
    const timeouts = [scheduled, urgent].map(({ sentUs }) => (sentUs ?? Infinity) + responseTime.timeoutUs);
    return Math.min(keepAliveDueUs(), scheduled.openLines === 0 ? clockDueUs() : Infinity, ...timeouts);
  }

  return {
    scheduled,
    urgent,
    clockSync,
    responseTime,
    room,
    onMessage,
    step,
    setDense(dense) {
      isDense = dense;
    },
  };
}
