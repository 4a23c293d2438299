/** A step program says what each drive does and when; nothing in it is faster than the drive. */
import type { VoiceBend } from '../../src/arrangement/arranged.ts';
import { describe, expect, test } from 'vitest';
import { thinBends } from '../../src/program/thin-bends.ts';
import { toProgram } from '../../src/program/to-program.ts';
import type { StepEvent } from '../../src/program/types.ts';
import { defaultRig } from '../../src/rig/default-rig.ts';
import { noteToPeriodUs } from '../../src/units/pitch.ts';
import { voiceOf, type PlayedNote } from '../arrangement/voice-of.ts';

function note(startMs: number, endMs: number, pitch: number, more: Partial<PlayedNote> = {}): PlayedNote {
  return { startUs: startMs * 1000, endUs: endMs * 1000, note: pitch, ...more };
}

function eventsOf(...played: PlayedNote[][]): StepEvent[] {
  const voices = played.map((notes, index) => voiceOf(index + 1, notes));
  return toProgram({ voices, durationUs: 5_000_000 }, defaultRig()).events;
}

function asText(events: StepEvent[]): string[] {
  return events.map((event) => {
    const period = 'periodUs' in event ? ` ${event.periodUs.toFixed(0)}` : '';
    return `${(event.atUs / 1000).toFixed(1)} ${event.drive} ${event.kind}${period}`;
  });
}

test('notes are onset and rest; where one follows at once, no step comes just before it', () => {
  expect(asText(eventsOf([note(0, 500, 60), note(500, 900, 62)], [note(500, 700, 57)]))).toEqual([
    '0.0 1 onset 3822',
    '497.0 1 rest',
    '500.0 1 onset 3405',
    '500.0 2 onset 4545',
    '700.0 2 rest',
    '900.0 1 rest',
  ]);
});

test('at one time rests come first, whatever their drive, then the drives in order', () => {
  const voices = [
    voiceOf(3, [note(100, 200, 48)]),
    voiceOf(2, [note(0, 100, 57)]),
    voiceOf(1, [note(100, 200, 60)]),
  ];
  const { events } = toProgram({ voices, durationUs: 0 }, defaultRig());
  expect(asText(events).map((event) => event.split(' ').slice(0, 3).join(' '))).toEqual([
    '0.0 2 onset',
    '100.0 2 rest',
    '100.0 1 onset',
    '100.0 3 onset',
    '200.0 1 rest',
    '200.0 3 rest',
  ]);
});

test('a note that the next one nearly meets still begins, and rests 1 µs later', () => {
  const [, rest] = eventsOf([note(0, 2, 60), note(2, 500, 62)]);
  expect(rest).toEqual({ atUs: 1, drive: 1, kind: 'rest' });
});

test('a voice for a drive that the rig has not is left out', () => {
  expect(toProgram({ voices: [voiceOf(9, [note(0, 100, 60)])], durationUs: 0 }, defaultRig()).events).toEqual(
    [],
  );
});

test('the program lasts as long as the song', () => {
  expect(toProgram({ voices: [], durationUs: 7 }, defaultRig())).toEqual({
    events: [],
    endUs: 7,
  });
});

test('the program lasts longer where its last event does', () => {
  const voices = [voiceOf(1, [note(0, 100, 60), note(200, 300, 60)])];
  expect(toProgram({ voices, durationUs: 7 }, defaultRig()).endUs).toBe(300_000);
});

describe('bends', () => {
  test('a note that begins bent, and is bent on', () => {
    const bends = [
      { atUs: 0, cents: 100 },
      { atUs: 100_000, cents: -100 },
    ];
    expect(asText(eventsOf([note(0, 500, 60, { bends })]))).toEqual([
      `0.0 1 onset ${noteToPeriodUs(61).toFixed(0)}`,
      `100.0 1 bend ${noteToPeriodUs(59).toFixed(0)}`,
      '500.0 1 rest',
    ]);
  });

  test('one at the onset itself is the onset, and one just after it a bend', () => {
    const bends = [
      { atUs: 100_000, cents: 100 },
      { atUs: 100_001, cents: 200 },
    ];
    expect(asText(eventsOf([note(100, 500, 57, { bends })]))).toEqual([
      `100.0 1 onset ${noteToPeriodUs(58).toFixed(0)}`,
      `120.0 1 bend ${noteToPeriodUs(59).toFixed(0)}`,
      '500.0 1 rest',
    ]);
  });

  test('one that changes nothing is not sent', () => {
    const bends = [
      { atUs: 0, cents: 100 },
      { atUs: 100_000, cents: 100 },
      { atUs: 200_000, cents: 0 },
    ];
    expect(asText(eventsOf([note(0, 500, 57, { bends })])).slice(1)).toEqual([
      `200.0 1 bend ${noteToPeriodUs(57).toFixed(0)}`,
      '500.0 1 rest',
    ]);
  });

  test('none goes beyond the fastest step of the drive', () => {
    const bends = [
      { atUs: 100_000, cents: 200 },
      { atUs: 200_000, cents: 300 },
    ];
    expect(asText(eventsOf([note(0, 500, 64, { bends })]))).toEqual([
      '0.0 1 onset 3034',
      '100.0 1 bend 3000',
      '500.0 1 rest',
    ]);
  });

  test('a sweep of 1000 bends a second becomes 50, and ends where it ends', () => {
    const sweep = Array.from({ length: 1000 }, (_, ms): VoiceBend => ({ atUs: ms * 1000, cents: ms }));
    const thinned = thinBends(sweep, 0, 2_000_000);
    expect(thinned.length).toBe(50);
    thinned
      .slice(1)
      .forEach(({ atUs }, i) => expect(atUs - (thinned[i]?.atUs ?? 0)).toBeGreaterThanOrEqual(20_000));
    expect(thinned.at(-1)?.cents).toBe(999);
  });

  test('two that are 20 ms apart are both sent; of two at one time the later; none at the very end', () => {
    const at = (atUs: number, cents: number): VoiceBend => ({ atUs, cents });
    expect(thinBends([at(20_000, 1), at(40_000, 2)], 0, 99_000)).toEqual([at(20_000, 1), at(40_000, 2)]);
    expect(thinBends([at(10_000, 1), at(20_000, 2)], 0, 99_000)).toEqual([at(20_000, 2)]);
    expect(thinBends([at(30_000, 1), at(30_000, 2)], 0, 99_000)).toEqual([at(30_000, 2)]);
    expect(thinBends([at(30_000, 1), at(60_000, 2)], 0, 60_000)).toEqual([at(30_000, 1)]);
  });
});

describe('bursts', () => {
  /** Step times in ms that the events make on one drive, as the firmware steps: each gap is the period that stands. */
  function stepsMs(events: StepEvent[]): number[] {
    const steps: number[] = [];
    let nextUs = Infinity;
    let periodUs = 0;
    for (const event of [...events, { atUs: Infinity, drive: 1, kind: 'rest' } as const]) {
      for (; nextUs < event.atUs; nextUs += periodUs) steps.push(nextUs);
      if (event.kind === 'onset') nextUs = event.atUs;
      if (event.kind === 'bend') nextUs += event.periodUs - periodUs;
      if (event.kind === 'rest') nextUs = Infinity;
      else periodUs = event.periodUs;
    }
    return steps.map((us) => us / 1000);
  }

  test.each([
    ['click', [0]],
    ['flam', [0, 9]],
    ['hat', [0, 3, 6, 9]],
    ['kick', [0, 6.2, 12.4, 19.9, 27.4, 36.6, 45.8, 57.3, 68.8, 83.3, 100]],
  ])('%s', (burst, expected) => {
    const steps = stepsMs(eventsOf([note(0, 500, 36, { burst })]));
    expect(steps.map((ms) => Math.round(ms * 10) / 10)).toEqual(expected);
  });

  test('a snare is irregular, and never faster than the drive', () => {
    const steps = stepsMs(eventsOf([note(0, 500, 38, { burst: 'snare' })]));
    const gaps = steps.slice(1).map((ms, i) => ms - (steps[i] ?? 0));
    expect(new Set(gaps.map((gap) => gap.toFixed(1))).size).toBeGreaterThan(6);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(2.999);
    expect(steps.at(-1)).toBeLessThan(80);
  });

  test('a step is left out where the drive could not follow it with another before the end', () => {
    expect(stepsMs(eventsOf([note(0, 12, 38, { burst: 'flam' })]))).toEqual([0, 9]);
    expect(stepsMs(eventsOf([note(0, 11.9, 38, { burst: 'flam' })]))).toEqual([0]);
  });

  test('steps of one pace need no bend between them', () => {
    expect(eventsOf([note(0, 500, 36, { burst: 'hat' })]).map(({ kind }) => kind)).toEqual(['onset', 'rest']);
  });

  test('is cut off where the next begins', () => {
    const steps = stepsMs(
      eventsOf([note(0, 20, 36, { burst: 'kick' }), note(20, 40, 38, { burst: 'click' })]),
    );
    expect(steps).toEqual([0, 6.2, 12.4, 20]);
  });
});
