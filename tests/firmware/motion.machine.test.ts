/** Where the heads go: home without hammering, to and fro between their limits, and never into an end. */
import { describe, expect } from 'vitest';
import { createRandom } from '../../src/drive/seeded-random.ts';
import type { Bench } from './bench.ts';
import { hex, noteTicks256, tickField } from './lines.ts';
import { onEachBoard } from './on-each-board.ts';

const SHORTEST = noteTicks256(71);
const SHORTEST_US = SHORTEST / 512;
const TRAVEL = 't 00 4f 7d000 0';

describe('homing', () => {
  onEachBoard('finds track 0 by the sensor, and never touches the end', (bench) => {
    bench.home('t 00 4f 7d000 1');
    expect([1, 2, 3, 4, 5, 6].map((place) => bench.headAt(place))).toEqual([0, 0, 0, 0, 0, 0]);
    expect(bench.board.drives.map(({ counters }) => counters.outerStops)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(bench.ask('H')).toMatch(/ 3f [0-9a-f]{8}$/);
  });

  onEachBoard(
    'without a sensor takes 80 steps of 5 ms the first time, and then as many as it has counted',
    (bench) => {
      for (let place = 1; place <= 6; place++) bench.order('D', `${place} ${TRAVEL}`);
      bench.order('O', '3f');
      bench.awaitLine('o 3f', 1_500_000);
      const edges = bench.edgesOf(1);
      expect(edges).toHaveLength(80);
      expect(((edges.at(-1) ?? 0) - (edges[0] ?? 0)) / 79).toBeCloseTo(5000, 0);
      expect([1, 2, 3, 4, 5, 6].map((place) => bench.headAt(place))).toEqual([0, 0, 0, 0, 0, 0]);
      const stopsBefore = bench.board.drives.map(({ counters }) => counters.outerStops);
      playSteps(bench, 1, 17);
      bench.clear();
      bench.order('O', '3f');
      bench.awaitLine('o 3f', 1_500_000);
      expect(bench.edgesOf(1)).toHaveLength(17);
      expect(bench.board.drives.map(({ counters }) => counters.outerStops)).toEqual(stopsBefore);
    },
  );

  onEachBoard(
    'gives up on a sensor that never shows, and says so',
    (bench) => {
      for (let place = 1; place <= 6; place++) bench.order('D', `${place} t 00 4f 7d000 1`);
      bench.order('O', '01');
      bench.awaitLine('e no-track0 0001', 1_500_000);
      expect(bench.edgesOf(1)).toHaveLength(0);
    },
    { drives: [{ fault: 'dead', startTrack: 40 }, {}, {}, {}, {}, {}] },
  );

  onEachBoard('sends a shaking drive to its middle', (bench) => {
    bench.home('s 00 4f 7d000 0');
    expect(bench.headAt(1)).toBe(39);
  });

  onEachBoard('counts rightly when it is asked for in the middle of notes, and of homing', (bench) => {
    bench.home();
    const stopsBefore = bench.board.drives.map(({ counters }) => counters.outerStops);
    for (let i = 0; i < 60; i++) {
      bench.order('S', `${tickField(bench.tickIn(2_000))} 1+${hex(SHORTEST)} 2+${hex(SHORTEST + 9)}`);
      bench.runFor(20_000 + i * 37);
      bench.order('O', '03');
      bench.runFor(3_000 + i * 91);
      bench.order('O', '03');
      bench.order('S', `${tickField(bench.tickIn(i * 11))} 1- 2-`);
      bench.order('N', '1- 2-');
      bench.runFor(120_000);
      expect([bench.headAt(1), bench.headAt(2)]).toEqual([0, 0]);
    }
    expect(bench.board.drives.map(({ counters }) => counters.outerStops)).toEqual(stopsBefore);
  });

  onEachBoard('is ended by silence, and the drive is not homed then', (bench) => {
    bench.order('O', '01');
    bench.runFor(100_000);
    const from = bench.said.length;
    bench.order('X');
    expect(bench.haltsWithin(1000)).toBeLessThanOrEqual(1000);
    expect(bench.said.slice(from)).toContain('o 00');
    expect(bench.order('N', `1+${hex(SHORTEST)}`)).toMatch(/not-homed$/);
  });
});

describe('travel', () => {
  onEachBoard('never turns in notes of up to 40 steps, and never meets an end', (bench) => {
    const random = createRandom(11);
    bench.home();
    for (let i = 0; i < 60; i++) {
      const steps = 1 + Math.floor(random() * 40);
      bench.clear();
      playSteps(bench, 1, steps);
      expect(bench.edgesOf(1)).toHaveLength(steps);
      expect(new Set(bench.steps.map(({ dir }) => dir)).size, `note ${i}, ${steps} steps`).toBe(1);
    }
    expect(bench.steps.some(({ blocked }) => blocked)).toBe(false);
    expectGentle(bench);
  });

  onEachBoard('turns at the limits it was given', (bench) => {
    bench.home('t 0a 14 7d000 0');
    playSteps(bench, 1, 100);
    const tracks = bench.steps.map(({ track }) => track);
    expect(tracks.slice(0, 30)).toEqual([...range(1, 20), ...range(10, 19).toReversed()]);
    expect(Math.max(...tracks)).toBe(20);
    expect(Math.min(...tracks.slice(10))).toBe(10);
  });

  onEachBoard('plays six long notes at once without an end met or a wire changed too soon', (bench) => {
    bench.home();
    const notes = [64, 66, 67, 69, 70, 71].map((note, i) => `${i + 1}+${hex(noteTicks256(note))}`);
    bench.order('S', `${tickField(bench.tickIn(10_000))} ${notes.join(' ')}`);
    bench.runFor(1_500_000);
    expect(bench.steps.length).toBeGreaterThan(3500);
    expect(bench.steps.some(({ blocked }) => blocked)).toBe(false);
    expectGentle(bench);
  });
});

describe('shake', () => {
  onEachBoard('turns at every step, about the middle', (bench) => {
    bench.home('s 00 4f 7d000 0');
    playSteps(bench, 1, 50);
    const dirs = bench.steps.map(({ dir }) => dir);
    expect(dirs.slice(1).every((dir, i) => dir !== dirs[i])).toBe(true);
    expect(bench.steps.every(({ track }) => Math.abs(track - 39) <= 1)).toBe(true);
  });
});

describe('where the head is', () => {
  onEachBoard('the status tells', (bench) => {
    bench.home();
    playSteps(bench, 1, 5);
    playSteps(bench, 6, 9);
    expect(bench.ask('Q')).toMatch(/ 050000000009$/);
  });
});

/** The shortest note allowed, that long on one drive. */
function playSteps(bench: Bench, place: number, steps: number): void {
  const tick = bench.tickIn(5_000);
  bench.order('S', `${tickField(tick)} ${place}+${hex(SHORTEST)}`);
  bench.order('S', `${tickField(tick + Math.round((steps - 0.5) * SHORTEST_US * 2))} ${place}-`);
  bench.runFor(10_000 + steps * SHORTEST_US);
}

/** DIR changes only while STEP rests high, and far from its edges; each STEP is a square wave. */
function expectGentle(bench: Bench): void {
  for (const { counters } of bench.board.drives)
    expect(counters).toMatchObject({ bangs: 0, dirViolations: 0, tooFast: 0 });
  const level = new Map<number, 0 | 1>();
  for (const { place, wire, level: now } of bench.wires) {
    if (wire === 'step') level.set(place, now);
    else expect(level.get(place) ?? 1).toBe(1);
  }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
