/** A board's share of a program: its own drives only, a chord at a time, and right again after a seek. */
import { describe, expect, it } from 'vitest';
import { createBoardStream, placesOf } from '../../src/player/board-stream.ts';
import type { BoardStream } from '../../src/player/board-stream.ts';
import type { StepEvent } from '../../src/program/types.ts';
import { boardOf } from './rig.ts';

const board = boardOf(3, 11);
const onset = (atUs: number, drive: number, periodUs = 5_000): StepEvent => ({
  atUs,
  drive,
  kind: 'onset',
  periodUs,
});
const bend = (atUs: number, drive: number, periodUs = 4_000): StepEvent => ({
  atUs,
  drive,
  kind: 'bend',
  periodUs,
});
const rest = (atUs: number, drive: number): StepEvent => ({ atUs, drive, kind: 'rest' });

/** A stream, and how often it was asked for too much. */
function stream(...events: StepEvent[]): BoardStream & { tooShort: () => number } {
  let tooShort = 0;
  const made = createBoardStream(board, events, () => void tooShort++);
  return { ...made, tooShort: () => tooShort };
}

/** Takes all chords up to a time, as text: `0: 1+5000 2-`. */
function chords(from: BoardStream, untilUs = Infinity): string[] {
  const told: string[] = [];
  for (let chord = from.peek(untilUs); chord; chord = from.peek(untilUs)) {
    const events = chord.events.map((event) =>
      event.kind === 'rest'
        ? `${event.place}-`
        : `${event.place}${event.kind === 'onset' ? '+' : '~'}${event.periodUs}`,
    );
    told.push(`${chord.songUs}: ${events.join(' ')}`);
    from.take();
  }
  return told;
}

it('places are counted from 1 in the order of the rig', () => {
  expect([...placesOf(board)]).toEqual([
    [11, 1],
    [12, 2],
    [13, 3],
  ]);
});

describe('a board stream', () => {
  it('gathers what happens at one time, of its own drives alone', () => {
    const own = stream(onset(0, 11), onset(0, 99), onset(0, 13), rest(10, 11), rest(10, 99), rest(20, 13));
    expect(chords(own)).toEqual(['0: 1+5000 3+5000', '10: 1-', '20: 3-']);
    expect(own.peek(Infinity)).toBeUndefined();
  });

  it('tells the next chord again and again, but none that comes later than asked', () => {
    const own = stream(onset(100, 11));
    expect(own.peek(99)).toBeUndefined();
    expect(own.peek(100)).toEqual(own.peek(100));
    expect(chords(own, 100)).toEqual(['100: 1+5000']);
  });

  it('keeps the last of two events of a drive at one time', () => {
    expect(chords(stream(rest(0, 11), onset(0, 11)))).toEqual(['0: 1+5000']);
  });

  it('bends only what sounds', () => {
    const events = [bend(0, 11), onset(10, 11), bend(20, 11), rest(30, 11), bend(40, 11)];
    expect(chords(stream(...events))).toEqual(['0: ', '10: 1+5000', '20: 1~4000', '30: 1-', '40: ']);
  });

  it.each([
    [1_960, '0: 1+1960', 0],
    [1_959, '0: 1-', 1],
  ])('an onset of %i µs is %s', (periodUs, told, count) => {
    const own = stream(onset(0, 11, periodUs));
    own.peek(0);
    expect(own.tooShort()).toBe(0);
    expect(chords(own)).toEqual([told]);
    expect(own.tooShort()).toBe(count);
  });

  it('leaves out a bend beyond what the drive can step, and goes on with the note', () => {
    const own = stream(onset(0, 11), bend(10, 11, 1_000), bend(20, 11), rest(30, 11));
    expect(chords(own)).toEqual(['0: 1+5000', '10: ', '20: 1~4000', '30: 1-']);
    expect(own.tooShort()).toBe(0);
  });

  it('what rests instead of an onset is not bent', () => {
    expect(chords(stream(onset(0, 11, 1_000), bend(10, 11)))).toEqual(['0: 1-', '10: ']);
  });
});

describe('after a seek', () => {
  const song = [onset(0, 11), onset(0, 12), rest(50, 12), bend(60, 11), onset(100, 12), rest(200, 11)];

  it('what sounds there comes first, then what follows it', () => {
    const own = stream(...song);
    own.seek(55, new Map([[11, 5_000]]));
    expect(own.peek(54)).toBeUndefined();
    expect(chords(own)).toEqual(['55: 1+5000', '60: 1~4000', '100: 2+5000', '200: 1-']);
  });

  it('events at that very time have been: they sound, or they do not', () => {
    const own = stream(...song);
    own.seek(100, new Map([[12, 5_000]]));
    expect(chords(own)).toEqual(['100: 2+5000', '200: 1-']);
  });

  it('nothing that is not said to sound is bent', () => {
    const own = stream(...song);
    own.take();
    own.seek(55, new Map());
    expect(chords(own)).toEqual(['60: ', '100: 2+5000', '200: 1-']);
  });

  it('drives of other boards, and those that cannot step so fast, stay silent', () => {
    const own = stream(...song);
    own.seek(
      10,
      new Map([
        [99, 5_000],
        [12, 1_000],
      ]),
    );
    expect(chords(own, 50)).toEqual(['10: 2-', '50: 2-']);
    expect(own.tooShort()).toBe(1);
  });

  it('beyond the end there is nothing', () => {
    const own = stream(...song);
    own.seek(200, new Map());
    expect(own.peek(Infinity)).toBeUndefined();
  });
});
