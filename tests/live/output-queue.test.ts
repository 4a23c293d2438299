/** What waits for a line that is full: `1:50` is an onset, `1~50` a bend (period in ms), `1.` a rest. */
import { describe, expect, test } from 'vitest';
import { createSimClock } from '../../src/link/sim-clock.ts';
import { createOutputQueue } from '../../src/live/output/output-queue.ts';
import type { NowEvent } from '../../src/player/types.ts';

function eventOf(text: string): NowEvent {
  const drive = Number(text[0]);
  const periodUs = Number(text.slice(2)) * 1000;
  if (text.endsWith('.')) return { drive, kind: 'rest' };
  return { drive, kind: text.includes(':') ? 'onset' : 'bend', periodUs };
}

function textOf(event: NowEvent): string {
  if (event.kind === 'rest') return `${event.drive}.`;
  return `${event.drive}${event.kind === 'onset' ? ':' : '~'}${event.periodUs / 1000}`;
}

/** A line that takes `room` lines until it is given more. */
function open(room = Infinity) {
  const clock = createSimClock();
  const line = { room, sent: [] as string[] };
  const output = {
    playNow(events: readonly NowEvent[]) {
      line.room--;
      line.sent.push(`${clock.nowUs()} ${events.map(textOf).join(' ')}`);
    },
    nowBacklog: () => (line.room > 0 ? 1 : 2),
  };
  const queue = createOutputQueue(output, clock);
  const push = (text: string): void => {
    for (const event of text.split(' ')) queue.push(eventOf(event));
  };
  return { clock, line, queue, push };
}

describe('a line with room', () => {
  test('takes one event a drive, then the next', () => {
    const { line, queue, push, clock } = open();
    push('1:5 2:6 1:7 1:8');
    expect(line.sent).toEqual([]);
    queue.flush();
    expect(line.sent).toEqual(['0 1:5 2:6', '0 1:7', '0 1:8']);
    queue.flush();
    expect(line.sent).toHaveLength(3);
    expect(clock.nextAtUs()).toBeUndefined();
  });
});

describe('a full line', () => {
  test('is looked at again a millisecond later, and once', () => {
    const { clock, line, queue, push } = open(0);
    push('1:5');
    queue.flush();
    clock.advanceTo(400);
    push('2:6');
    queue.flush();
    line.room = 9;
    clock.advanceTo(999);
    expect(line.sent).toEqual([]);
    clock.advanceTo(1000);
    expect(line.sent).toEqual(['1000 1:5 2:6']);
    expect(clock.nextAtUs()).toBeUndefined();
  });

  test('holds at most two lines', () => {
    const clock = createSimClock();
    let backlog = 1;
    const queue = createOutputQueue({ playNow: () => backlog++, nowBacklog: () => backlog }, clock);
    for (const text of ['1:5', '1:6']) queue.push(eventOf(text));
    queue.flush();
    expect(backlog).toBe(2);
  });

  test('that stays full is asked again and again', () => {
    const { clock, line, queue, push } = open(0);
    push('1:5');
    queue.flush();
    clock.advanceTo(5500);
    line.room = 1;
    clock.advanceTo(6000);
    expect(line.sent).toEqual(['6000 1:5']);
  });

  test.each([
    ['1:5 1~6', '1:6'],
    ['1:5 1~6 1~7', '1:7'],
    ['1:5 1:6 1~7', '1:5 | 1:7'],
    ['1:5 1. 1~7', '1:5 | 1.'],
    ['1:5 1.', '1:5 | 1.'],
    ['1:5 1. 1:6', '1:5 | 1:6'],
    ['1. 1:6', '1:6'],
    ['1. 1.', '1.'],
    ['1~5 1~6', '1~6'],
    ['1~5 1.', '1.'],
    ['1~5 1:6', '1:6'],
    ['1:5 2~6 1:7 2.', '1:5 2. | 1:7'],
  ])('%s goes out as %s', (pushed, sent) => {
    const { clock, line, queue, push } = open(0);
    push(pushed);
    queue.flush();
    line.room = 9;
    clock.advanceTo(1000);
    expect(line.sent).toEqual(sent.split(' | ').map((text) => `1000 ${text}`));
  });

  test('forgets what waits when it is cleared, and asks no more', () => {
    const { clock, line, queue, push } = open(0);
    push('1:5');
    queue.flush();
    queue.clear();
    queue.clear();
    expect(clock.nextAtUs()).toBeUndefined();
    push('2:6');
    queue.flush();
    line.room = 9;
    clock.advanceTo(1000);
    expect(line.sent).toEqual(['1000 2:6']);
  });

  test('keeps sixteen events a drive; with the seventeenth the oldest note is lost', () => {
    const { clock, line, queue, push } = open(0);
    for (let count = 1; count <= 16; count++) push(`1:${count}`);
    push('2:5');
    expect(queue.lostNotes).toBe(0);
    push('1.');
    expect(queue.lostNotes).toBe(1);
    push('1:17');
    expect(queue.lostNotes).toBe(1);
    push('1:18');
    expect(queue.lostNotes).toBe(2);
    line.room = 99;
    queue.flush();
    expect(line.sent[0]).toBe('0 1:3 2:5');
    expect(line.sent).toHaveLength(16);
    expect(line.sent.at(-1)).toBe('0 1:18');
    expect(clock.nextAtUs()).toBeUndefined();
  });
});

describe('bends', () => {
  test('of a drive are ten milliseconds apart, the newest wins', () => {
    const { clock, line, queue, push } = open();
    push('1~5');
    queue.flush();
    clock.advanceTo(500);
    push('1~6');
    queue.flush();
    clock.advanceTo(9000);
    push('1~7');
    queue.flush();
    clock.advanceTo(9999);
    expect(line.sent).toEqual(['0 1~5']);
    clock.advanceTo(20_000);
    expect(line.sent).toEqual(['0 1~5', '10500 1~7']);
  });

  test('may come again after exactly ten', () => {
    const { clock, line, queue, push } = open();
    for (const us of [0, 9999]) {
      clock.advanceTo(us);
      push('1~5');
      queue.flush();
    }
    expect(line.sent).toEqual(['0 1~5']);
    clock.advanceTo(10_000);
    queue.flush();
    expect(line.sent).toEqual(['0 1~5', '10000 1~5']);
  });

  test('of one drive delay neither another drive nor a note', () => {
    const { line, queue, push } = open();
    push('1~5');
    queue.flush();
    push('1~6 2~6 3:7');
    queue.flush();
    expect(line.sent.slice(1)).toEqual(['0 2~6 3:7']);
    push('1:8');
    queue.flush();
    expect(line.sent.slice(2)).toEqual(['0 1:8']);
  });
});
