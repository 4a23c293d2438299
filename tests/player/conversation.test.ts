/** The talk with a board: what may be sent when, and what is done where an answer does not come. */
import { describe, expect, it } from 'vitest';
import { CHORD, NOW, talking } from './talking.ts';

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
