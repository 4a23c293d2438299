/** A step program says what each drive does and when; nothing in it is faster than the drive. */
import { describe, expect, test } from 'vitest';
import type { VoiceBend } from '../../src/arrangement/types.ts';
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

test('the program lasts as long as the song', () => {
  expect(toProgram({ voices: [], durationUs: 7 }, defaultRig())).toEqual({
    events: [],
    endUs: 7,
  });
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

  test('is cut off where the next begins', () => {
    const steps = stepsMs(
      eventsOf([note(0, 20, 36, { burst: 'kick' }), note(20, 40, 38, { burst: 'click' })]),
    );
    expect(steps).toEqual([0, 6.2, 12.4, 20]);
  });
});
