/** A talk with a board that answers only where a test lets it, in time that a test lets pass. */
import { createConversation } from '../../src/player/conversation/conversation.ts';
import type { Conversation } from '../../src/player/conversation/conversation.ts';
import { noFaults } from '../../src/player/faults.ts';
import type { FaultCounters } from '../../src/player/types.ts';
import { encodeBody } from '../../src/wire/encode.ts';
import type { Message } from '../../src/wire/messages.ts';

const HELLO: Message<'helloReply'> = {
  type: 'helloReply',
  protocol: 1,
  firmware: '0.1.0',
  board: 'uno',
  drives: 6,
  queuePlaces: 10,
  lineBytes: 96,
  sequence: 5,
  urgentSequence: 9,
  homedMask: 0,
  tick: 0,
};
export const CHORD: Message<'schedule'> = {
  type: 'schedule',
  sequence: 0,
  tick: 0,
  events: [1, 2, 3].map((drive) => ({ drive, kind: 'rest' })),
};
export const NOW: Message<'now'> = { type: 'now', sequence: 0, events: [{ drive: 1, kind: 'rest' }] };

export type Talk = {
  talk: Conversation;
  /** Lines written since it was asked last. */
  wrote: () => string[];
  faults: FaultCounters;
  doubts: () => number;
  /** Time goes on to `us`, and everything that is due by then is done. */
  to: (us: number) => void;
  reply: (
    type: 'accepted' | 'notTaken' | 'refused',
    sequence: number,
    free: number,
    fault?: string,
    urgent?: number,
  ) => void;
  /** Answers the clock question that is open. */
  tellTime: (roundTripUs?: number) => void;
};

/** A talk whose first clock question was asked and answered at 0, so that lines may be sent. */
export function talking(): Talk {
  let nowUs = 0;
  let lines: string[] = [];
  let doubts = 0;
  let dueUs = 0;
  let clockId = 0;
  const faults = noFaults();
  const talk = createConversation(HELLO, {
    nowUs: () => nowUs,
    write(message) {
      if (message.type === 'clock') clockId = message.id;
      lines.push(message.type === 'clock' ? 'C' : (encodeBody(message).split(' ')[0] ?? ''));
    },
    faults,
    tolerancePpm: 50,
    onDoubt: () => doubts++,
  });
  const step = (): void => void (dueUs = talk.step());
  function to(us: number): void {
    step();
    while (dueUs <= us) {
      nowUs = Math.max(nowUs, dueUs);
      step();
    }
    nowUs = us;
  }
  function tellTime(roundTripUs = 400): void {
    talk.onMessage({ type: 'clockReply', id: clockId, tick: 2 * nowUs - roundTripUs }, nowUs);
  }
  talk.setDense(false);
  step();
  nowUs = 400;
  tellTime();
  lines = [];
  return {
    talk,
    faults,
    to,
    tellTime,
    doubts: () => doubts,
    wrote() {
      const written = lines;
      lines = [];
      return written;
    },
    reply(type, sequence, free, fault = '', urgentSequence = 9) {
      const numbers = { sequence, free, urgentSequence };
      talk.onMessage(type === 'accepted' ? { type, ...numbers } : { type, ...numbers, fault }, nowUs);
    },
  };
}
