/** What the view shows of a player's state, and the line a log gets of it. */
import { describe, expect, it } from 'vitest';
import { plainLine } from '../../src/cli/view/show-view.ts';
import { boardText, faultsOf, viewStateOf } from '../../src/cli/view/view-state.ts';
import { noFaults } from '../../src/player/faults.ts';
import type { BoardState, PlayerState } from '../../src/player/types.ts';

const BOARD: BoardState = {
  id: 'main',
  identity: 'uno 0.1.0',
  kind: 'uno',
  advice: undefined,
  connected: true,
  clockErrorUs: undefined,
  clockPpm: undefined,
  roundTripUs: undefined,
  faults: noFaults(),
};

describe('a board', () => {
  it.each([
    ['main: uno 0.1.0', {}],
    ['main: uno 0.1.0, clock within 1 µs', { clockErrorUs: 0.2 }],
    ['main: uno 0.1.0, clock within 2 µs', { clockErrorUs: 1.5 }],
    ['main: away', { connected: false, clockErrorUs: 1.5 }],
  ])('reads "%s"', (text, state) => expect(boardText({ ...BOARD, ...state })).toBe(text));
});

describe('faults', () => {
  const faulty = (faults: Partial<BoardState['faults']>): BoardState => ({
    ...BOARD,
    faults: { ...noFaults(), ...faults },
  });
  const state = {
    boards: [
      faulty({ lateEvents: 1, resentLines: 2, damagedLines: 3, refused: { full: 4, crc: 5 } }),
      faulty({ lateEvents: 10, interruptions: 6 }),
    ],
  } as PlayerState;

  it('are summed over the boards, by name', () => {
    const counts = faultsOf(state, 7).map(({ name, count }) => `${name} ${count}`);
    expect(counts).toEqual(['late 11', 'resent 2', 'damaged 3', 'refused 9', 'away 6', 'bangs 7']);
  });

  it('leave bangs out where nobody can see the heads', () => {
    expect(faultsOf(state, undefined).map(({ name }) => name)).not.toContain('bangs');
  });
});

describe('the view', () => {
  /** Two bars of two seconds, played at twice the speed: a second each. Drive 1 sounds C4. */
  const song = {
    title: 'Song',
    tempo: 2,
    program: { events: [], endUs: 2_000_000 },
    score: {
      ticksPerQuarter: 480,
      tempos: [{ startUs: 0, midiTick: 0, usPerQuarter: 500_000 }],
      meters: [{ startUs: 0, bar: 1, numerator: 4, denominator: 4 }],
      barStartsUs: [0, 2_000_000],
    },
  };
  const player: PlayerState = {
    phase: 'playing',
    songUs: 1_000_000,
    songStartHostUs: 0,
    tempo: 1,
    drives: [
      { drive: 1, periodUs: 3822 },
      { drive: 2, periodUs: undefined },
    ],
    boards: [BOARD],
  };
  const sources = {
    song,
    place: '',
    levels: () => 0.5,
    trackOf: (drive: number) => (drive === 1 ? 12 : undefined),
    bangs: () => 0,
    soundLost: () => undefined,
  };
  const look = (state: Partial<PlayerState>) => viewStateOf({ ...player, ...state }, sources);

  it('tells bars of the score, whatever the tempo', () => {
    expect(look({}).bar).toBe(2);
    expect(look({ songUs: 999_000 }).bar).toBe(1);
  });

  it('tells what each drive does', () => {
    expect(look({}).lanes).toEqual([
      { drive: 1, noteName: 'C4', level: 0.5, track: 12 },
      { drive: 2, noteName: undefined, level: 0.5, track: undefined },
    ]);
    expect(look({ phase: 'paused' }).lanes.map(({ level }) => level)).toEqual([0, 0]);
  });

  it.each([
    [-1, 0],
    [2_000_001, 2_000_000],
  ])('stays within the song: %i µs is shown as %i', (songUs, shown) =>
    expect(look({ songUs }).songUs).toBe(shown),
  );

  it.each([
    ['idle', 'connecting'],
    ['connecting', 'connecting'],
    ['playing', 'playing'],
    ['paused', 'paused'],
    ['ended', 'ended'],
    ['stopped', 'ended'],
  ] as const)('shows a player that is %s as %s', (phase, shown) => expect(look({ phase }).phase).toBe(shown));

  it('says beside the boards why nothing is heard', () => {
    const { boards } = viewStateOf(player, { ...sources, soundLost: () => 'no sound: play ended' });
    expect(boards).toEqual(['main: uno 0.1.0', 'no sound: play ended']);
  });

  it('is a line in a log, faults told only where there are any', () => {
    expect(plainLine(look({}))).toBe('0:01 of 0:02, bar 2: C4 ·');
    expect(plainLine(viewStateOf(player, { ...sources, bangs: () => 2 }))).toMatch(/C4 ·; 2 bangs$/);
  });
});
