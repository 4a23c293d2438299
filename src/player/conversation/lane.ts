/** One lane of numbered lines to a board: a small window in flight, and go-back-N where one was lost. */
import type { Message } from '../../wire/messages.ts';
import { SEQUENCE_MODULUS } from '../../wire/protocol.ts';

/** A line with a number; the lane gives the number, whatever stands in it. */
export type NumberedMessage = Message<'schedule' | 'drive' | 'home' | 'flush' | 'now' | 'silence'>;

type InFlight = { message: NumberedMessage; sentUs: number };

export interface Lane {
  /** Sends as soon as the window has room. */
  push(message: NumberedMessage): void;
  /**
   * The board expects `sequence` next: all before it were taken. How many lines that settles, or undefined where the
   * number is none that this lane could hear now (an old reply, or a board that was reset).
   */
  onExpected(sequence: number): number | undefined;
  /** Sends all that is in flight again. */
  resend(): void;
  /** Whatever was not taken yet becomes `message`: what waited is dropped, what is in flight keeps its number. */
  replaceWith(message: NumberedMessage): void;
  /** Lines pushed and not yet taken. */
  readonly openLines: number;
  /** Queue places that the lines in flight will take. */
  readonly openPlaces: number;
  /** When the oldest line in flight was sent last, hostUs; undefined with none in flight. */
  readonly sentUs: number | undefined;
}

/** `write` puts a line on the wire; `isAgain` where it was sent before. `windowLines` is the most in flight. */
export function createLane(
  firstSequence: number,
  windowLines: number,
  nowUs: () => number,
  write: (message: NumberedMessage, isAgain: boolean) => void,
): Lane {
  let nextSequence = firstSequence;
  let waiting: NumberedMessage[] = [];
  const inFlight: InFlight[] = [];

  function pump(): void {
    while (inFlight.length < windowLines) {
      const next = waiting.shift();
      if (!next) return;
      const message = { ...next, sequence: nextSequence };
      nextSequence = (nextSequence + 1) % SEQUENCE_MODULUS;
      inFlight.push({ message, sentUs: nowUs() });
      write(message, false);
    }
  }

  function onExpected(sequence: number): number | undefined {
    const oldest = inFlight[0]?.message.sequence ?? nextSequence;
    const taken = (sequence - oldest + SEQUENCE_MODULUS) % SEQUENCE_MODULUS;
    if (taken > inFlight.length) return undefined;
    inFlight.splice(0, taken);
    pump();
    return taken;
  }

  function resend(): void {
    for (const line of inFlight) {
      line.sentUs = nowUs();
      write(line.message, true);
    }
  }

  function replaceWith(message: NumberedMessage): void {
    waiting = [];
    for (const line of inFlight) line.message = { ...message, sequence: line.message.sequence };
  }

  return {
    push(message) {
      waiting.push(message);
      pump();
    },
    onExpected,
    resend,
    replaceWith,
    get openLines() {
      return inFlight.length + waiting.length;
    },
    get openPlaces() {
      return inFlight.reduce((places, { message }) => places + placesOf(message), 0);
    },
    get sentUs() {
      return inFlight[0]?.sentUs;
    },
  };
}

function placesOf(message: NumberedMessage): number {
  return message.type === 'schedule' ? message.events.length : 0;
}
