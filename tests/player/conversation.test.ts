/** The talk with a board: what may be sent when, and what is done where an answer does not come. */
import { describe, expect, it } from 'vitest';
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
const CHORD: Message<'schedule'> = {
  type: 'schedule',
  sequence: 0,
  tick: 0,
  events: [1, 2, 3].map((drive) => ({ drive, kind: 'rest' })),
};
const NOW: Message<'now'> = { type: 'now', sequence: 0, events: [{ drive: 1, kind: 'rest' }] };

type Talk = {
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
function talking(): Talk {
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

describe('room', () => {
  it('is what the board has free, less what is on its way', () => {
    const { talk, reply } = talking();
    expect(talk.room()).toBe(10);
    talk.scheduled.push(CHORD);
    expect(talk.room()).toBe(7);
    reply('accepted', 6, 7);
    expect(talk.room()).toBe(7);
    reply('accepted', 6, 2);
    expect(talk.room()).toBe(2);
  });

  it('is none while two lines are on their way', () => {
    const { talk, reply } = talking();
    talk.scheduled.push(CHORD);
    talk.scheduled.push(CHORD);
    expect(talk.room()).toBe(0);
    reply('accepted', 6, 7);
    expect(talk.room()).toBe(4);
  });

  it('is never less than none', () => {
    const { talk, reply } = talking();
    talk.scheduled.push(CHORD);
    reply('notTaken', 5, 1, 'queue-full');
    expect(talk.room()).toBe(0);
  });

  it('is none while a clock question is due or open, and again once that has taken too long', () => {
    const { talk, to, wrote, tellTime } = talking();
    to(1_500);
    expect([talk.room(), wrote()]).toEqual([10, []]);
    // 400 µs there and back, six of these from answer to question, and a part of a USB frame.
    to(3_500);
    expect([talk.room(), wrote()]).toEqual([0, ['C']]);
    to(3_900);
    tellTime();
    expect(talk.room()).toBe(10);
  });

  it('does not care for an old number', () => {
    const { talk, reply } = talking();
    talk.scheduled.push(CHORD);
    reply('accepted', 4, 3);
    expect(talk.room()).toBe(7);
  });
});

describe('a line that is not answered', () => {
  it('is sent again after the time that replies take, with its own number, and counted', () => {
    const { talk, to, wrote, faults } = talking();
    talk.scheduled.push(CHORD);
    expect(wrote()).toEqual(['S05']);
    // 400 µs, four times its half, and 40 ms.
    to(400 + 41_199);
    expect(wrote()).toEqual([]);
    to(400 + 41_200);
    expect(wrote()).toEqual(['S05']);
    expect(faults.resentLines).toBe(1);
  });

  it('goes again with all that follow it, on its own lane alone', () => {
    const { talk, to, wrote, reply } = talking();
    talk.scheduled.push(CHORD);
    talk.scheduled.push(CHORD);
    talk.urgent.push(NOW);
    reply('accepted', 5, 10, '', 10);
    wrote();
    to(50_000);
    expect(wrote()).toEqual(['S05', 'S06']);
  });
});

describe('a line that is not taken', () => {
  const hurt = (fault: string) => {
    const made = talking();
    made.talk.scheduled.push(CHORD);
    made.talk.urgent.push(NOW);
    made.wrote();
    made.to(1_000);
    made.reply('notTaken', 5, 10, fault);
    return made;
  };

  it.each(['bad-crc', 'long-line', 'lost-bytes'])('for %s goes again at once, and was damaged', (fault) => {
    const { wrote, faults } = hurt(fault);
    expect(wrote()).toEqual(['S05', 'N09']);
    expect(faults).toMatchObject({ damagedLines: 1, resentLines: 2 });
  });

  it('for a gap goes again at once; the line that was damaged is another', () => {
    const { wrote, faults } = hurt('gap');
    expect(wrote()).toEqual(['S05', 'N09']);
    expect(faults).toMatchObject({ damagedLines: 0, resentLines: 2 });
  });

  it('for a full queue waits for its time', () => {
    const { wrote, faults, to } = hurt('queue-full');
    expect([wrote(), faults.resentLines, faults.damagedLines]).toEqual([[], 0, 0]);
    to(400 + 41_200);
    expect(wrote()).toContain('S05');
  });

  it('goes again once, however many replies speak of it within half a round trip', () => {
    const { wrote, to, reply } = hurt('gap');
    wrote();
    to(1_199);
    reply('notTaken', 5, 10, 'gap');
    expect(wrote()).toEqual([]);
    to(1_200);
    reply('notTaken', 5, 10, 'gap');
    expect(wrote()).toEqual(['S05', 'N09']);
  });
});

describe('a line that is refused', () => {
  it('is counted by its fault, and not sent again', () => {
    const { talk, reply, faults, wrote } = talking();
    talk.scheduled.push(CHORD);
    wrote();
    reply('refused', 6, 10, 'period-too-short');
    expect(faults.refused).toEqual({ 'period-too-short': 1 });
    expect([wrote(), talk.scheduled.openLines]).toEqual([[], 0]);
  });
});

describe('replies with impossible numbers', () => {
  it('make three in a row a doubt, and six two', () => {
    const { reply, doubts } = talking();
    reply('accepted', 77, 10);
    reply('accepted', 77, 10);
    expect(doubts()).toBe(0);
    reply('accepted', 77, 10);
    expect(doubts()).toBe(1);
    reply('accepted', 5, 10, '', 77);
    reply('accepted', 5, 10, '', 77);
    expect(doubts()).toBe(1);
    reply('accepted', 5, 10, '', 77);
    expect(doubts()).toBe(2);
  });

  it('are forgiven by one that fits', () => {
    const { reply, doubts } = talking();
    for (const sequence of [77, 77, 5, 77, 77]) reply('accepted', sequence, 10);
    expect(doubts()).toBe(0);
  });
});

describe('keep-alive', () => {
  it('is said 100 ms after the last line that wanted an answer', () => {
    const { talk, to, wrote, reply } = talking();
    to(50_000);
    talk.scheduled.push(CHORD);
    reply('accepted', 6, 10);
    wrote();
    to(149_999);
    expect(wrote()).not.toContain('K');
    to(150_000);
    expect(wrote()).toContain('K');
    to(249_999);
    expect(wrote()).not.toContain('K');
    to(250_000);
    expect(wrote()).toContain('K');
  });

  it('asks every 20 ms while the queue is full, since nothing else tells that it no longer is', () => {
    const { talk, to, wrote, reply } = talking();
    talk.scheduled.push(CHORD);
    reply('accepted', 6, 0);
    wrote();
    to(20_399);
    expect(wrote()).not.toContain('K');
    to(20_400);
    expect(wrote()).toContain('K');
    reply('accepted', 6, 1);
    to(120_399);
    expect(wrote()).not.toContain('K');
  });
});

describe('clock questions', () => {
  it('wait while a scheduled line is on its way', () => {
    const { talk, to, wrote, reply } = talking();
    talk.scheduled.push(CHORD);
    wrote();
    to(30_000);
    expect(wrote()).not.toContain('C');
    reply('accepted', 6, 10);
    to(30_000);
    expect(wrote()).toContain('C');
  });

  it('that are not answered are asked anew, each time later', () => {
    const { to, wrote } = talking();
    const asked: number[] = [];
    for (let us = 1_000; us <= 900_000; us += 100) {
      to(us);
      if (wrote().includes('C')) asked.push(us);
    }
    const gaps = asked.slice(1).map((us, i) => us - (asked[i] ?? NaN));
    expect(gaps.map((us) => Math.round(us / 1000))).toEqual([41, 82, 165, 250, 250]);
  });

  it('come in quick succession while the drives home, spread over the USB frame', () => {
    const { talk, to, wrote, tellTime } = talking();
    talk.setDense(true);
    to(4_000);
    wrote();
    const asked: number[] = [];
    for (let us = 4_400; us <= 60_000; us += 10) {
      tellTime();
      to(us);
      if (wrote().includes('C')) asked.push(us);
    }
    const gaps = asked.slice(1).map((us, i) => us - (asked[i] ?? NaN));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1_000);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(2_020);
    expect(new Set(gaps).size).toBeGreaterThan(5);
  });

  it('come four a second at most over a steady cable, once much is known', () => {
    const { to, wrote, tellTime } = talking();
    const asked: number[] = [];
    for (let us = 1_000; us <= 30_000_000; us += 500) {
      to(us);
      if (!wrote().includes('C')) continue;
      asked.push(us);
      tellTime(0);
    }
    const gaps = asked.slice(1).map((us, i) => us - (asked[i] ?? NaN));
    expect(gaps[1]).toBeLessThan(5_000);
    expect(gaps.at(-1)).toBeGreaterThan(200_000);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(252_000);
  });
});
