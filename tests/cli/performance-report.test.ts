/** What is said at the end of a performance, and which exit code it is worth. */
import { describe, expect, it } from 'vitest';
import { exitCodeOf, reportLines, type PerformanceReport } from '../../src/cli/play/performance-report.ts';
import { noFaults } from '../../src/player/faults.ts';
import type { BoardState, FaultCounters } from '../../src/player/types.ts';

const CLEAN: PerformanceReport = {
  file: 'song.mid',
  title: 'Song',
  durationUs: 62_000_000,
  playedUs: 62_000_000,
  notes: 2,
  dropped: 0,
  bangs: 0,
  boards: [],
};

function boardWith(faults: Partial<FaultCounters>): BoardState {
  return {
    id: 'main',
    identity: 'uno 0.1.0',
    kind: 'uno',
    advice: undefined,
    connected: true,
    clockErrorUs: 3,
    clockPpm: 0,
    roundTripUs: 900,
    faults: { ...noFaults(), ...faults },
  };
}

describe('the lines of a report', () => {
  it('are one where all went well', () => {
    expect(reportLines(CLEAN)).toEqual(['Song: 2 notes in 1:02']);
  });

  it('say where the song was stopped, one µs before its end at the latest', () => {
    expect(reportLines({ ...CLEAN, playedUs: 61_999_999 })).toEqual([
      'Song: 2 notes in 1:02, stopped at 1:01',
    ]);
  });

  it('say what was lost and where to read more', () => {
    expect(reportLines({ ...CLEAN, notes: 1, dropped: 1 })).toEqual([
      'Song: 1 note in 1:02',
      '1 note without a drive; flopera arrange song.mid --json tells which and why',
    ]);
  });

  it('say what went wrong, board by board', () => {
    expect(reportLines({ ...CLEAN, bangs: 1, boards: [boardWith({ lateEvents: 3 })] })).toEqual([
      'Song: 2 notes in 1:02',
      'main: 3 events came too late',
      'a head met its end 1 times; give it more room in the rig file',
    ]);
  });
});

describe('the exit code of a performance', () => {
  it.each<[number, string, Partial<FaultCounters>]>([
    [0, 'nothing went wrong', {}],
    [0, 'lines were sent again in time', { resentLines: 5, damagedLines: 5 }],
    [1, 'an event came late', { lateEvents: 1 }],
    [1, 'a line was refused', { refused: { full: 1 } }],
    [1, 'the board told of a fault', { told: { 'chip-watchdog': 1 } }],
    [1, 'the board was away', { interruptions: 1 }],
  ])('is %i where %s', (exitCode, _what, faults) => {
    expect(exitCodeOf({ boards: [boardWith({}), boardWith(faults)], bangs: 0 })).toBe(exitCode);
  });

  it('counts a head at its end, where it can be seen', () => {
    expect(exitCodeOf({ boards: [], bangs: 1 })).toBe(1);
    expect(exitCodeOf({ boards: [], bangs: undefined })).toBe(0);
  });
});
