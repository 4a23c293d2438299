/** When things happen: an event at its own tick, not when its byte arrives, whatever sounded before. */
import { describe, expect } from 'vitest';
import { createRandom } from '../../src/drive/seeded-random.ts';
import { hex, noteTicks256, tickField } from './lines.ts';
import { onEachBoard } from './on-each-board.ts';

/** Merging near edges moves each by 1 µs at most, and replaying a slot after its neighbour takes 1.6 µs. */
const EXACT_US = 2.5;
const C4 = noteTicks256(60);
const C4_US = C4 / 512;

describe('an event', () => {
  onEachBoard('begins its note exactly at its tick, over 400 notes on six drives', (bench) => {
    const seed = 7;
    const random = createRandom(seed);
    bench.home();
    const firstTick = bench.tickIn(50_000);
    const onsets: { place: number; afterUs: number }[] = [];
    for (let tick = firstTick, i = 0; i < 400; i++, tick += Math.round(8_000 + random() * 20_000)) {
      const place = 1 + Math.floor(random() * 6);
      const other = 1 + (place % 6);
      const note = `${place}+${hex(noteTicks256(36 + Math.floor(random() * 36)))}`;
      const answer = bench.order('S', `${tickField(tick)} ${note}${random() < 0.5 ? ` ${other}-` : ''}`);
      expect(answer).toMatch(/^a/);
      onsets.push({ place, afterUs: (tick - firstTick) / 2 });
      // Some notes ahead of time, and no more than the queue holds.
      bench.runFor(Math.max(0, tick - bench.tickIn(300_000)) / 2);
    }
    bench.runFor(400_000);
    const originUs = bench.edgesOf(onsets[0]?.place ?? 1)[0] ?? Number.NaN;
    const errors = onsets.map(({ place, afterUs }) =>
      Math.min(...bench.edgesOf(place).map((us) => Math.abs(us - originUs - afterUs))),
    );
    expect(Math.max(...errors), `seed=${seed}`).toBeLessThan(EXACT_US);
  });

  onEachBoard('sounds exactly, although the same drive was in the middle of a pulse', (bench) => {
    bench.home();
    const tick = bench.tickIn(30_000);
    // The old note's steps fall 3.82 ms apart; the new one begins ever later in that time.
    const starts = Array.from({ length: 40 }, (_, i) => tick + i * 40_100);
    for (const start of starts) {
      bench.order('S', `${tickField(start - 20_000)} 1+${hex(C4)} 2+${hex(C4)}`);
      bench.order('S', `${tickField(start)} 1-`);
      bench.order('S', `${tickField(start)} 1+${hex(C4)}`);
      bench.order('S', `${tickField(start + 10_000)} 1- 2-`);
      while (bench.tickIn(0) < start + 11_000) bench.runFor(1000);
    }
    const edges = bench.edgesOf(1);
    const first = bench.edgesOf(2)[0] ?? 0;
    const errors = starts.map((start) => {
      const dueUs = first + 10_000 + (start - tick) / 2;
      return Math.min(...edges.map((us) => Math.abs(us - dueUs)));
    });
    expect(Math.max(...errors)).toBeLessThan(EXACT_US);
    expect(bench.board.drives[0]?.counters).toMatchObject({ tooFast: 0, dirViolations: 0 });
  });

  onEachBoard(
    'bends a note without losing its phase: the next step comes one new period after the last',
    (bench) => {
      bench.home();
      const tick = bench.tickIn(20_000);
      const bent = noteTicks256(61);
      bench.order('S', `${tickField(tick)} 1+${hex(C4)}`);
      bench.order('S', `${tickField(tick + 2 * Math.round(10.5 * C4_US))} 1~${hex(bent)}`);
      bench.runFor(60_000);
      const edges = bench.edgesOf(1);
      const gaps = edges.slice(1).map((us, i) => us - (edges[i] ?? 0));
      gaps.forEach((gap, i) => expect(Math.abs(gap - (i < 10 ? C4_US : bent / 512))).toBeLessThan(EXACT_US));
    },
  );

  onEachBoard('ends a note: no step at its tick or later', (bench) => {
    bench.home();
    const tick = bench.tickIn(20_000);
    bench.order('S', `${tickField(tick)} 1+${hex(C4)} 2+${hex(C4)}`);
    bench.order('S', `${tickField(tick + 20_000)} 1-`);
    bench.runFor(60_000);
    expect(bench.edgesOf(1)).toHaveLength(Math.ceil(10_000 / C4_US));
    expect(bench.edgesOf(2).length).toBeGreaterThan(8);
  });

  onEachBoard('is sorted by its time, in whatever order it came', (bench) => {
    bench.home();
    const tick = bench.tickIn(50_000);
    bench.order('S', `${tickField(tick + 40_000)} 3+${hex(C4)}`);
    bench.order('S', `${tickField(tick)} 1+${hex(C4)}`);
    bench.order('S', `${tickField(tick + 20_000)} 2+${hex(C4)}`);
    bench.runFor(90_000);
    const [one = 0, two = 0, three = 0] = [1, 2, 3].map((place) => bench.edgesOf(place)[0]);
    expect(Math.abs(two - one - 10_000)).toBeLessThan(EXACT_US);
    expect(Math.abs(three - one - 20_000)).toBeLessThan(EXACT_US);
  });

  onEachBoard('that is late is counted, and only the newest state of its drive is played', (bench) => {
    bench.home();
    const past = bench.tickIn(-100_000);
    bench.order('S', `${tickField(past)} 1+${hex(C4)}`);
    bench.order('S', `${tickField(past + 100)} 1-`);
    bench.order('S', `${tickField(past + 200)} 2+${hex(C4)}`);
    bench.runFor(150_000);
    expect(bench.edgesOf(1).length).toBeLessThanOrEqual(1);
    expect(bench.edgesOf(2).length).toBeGreaterThan(30);
    expect(bench.ask('Q')).toMatch(/^s 0003 /);
    expect(bench.said.some((line) => line.startsWith('e late'))).toBe(true);
  });
});

describe('play-now', () => {
  onEachBoard('sounds within a millisecond, though the queue is full', (bench) => {
    bench.home();
    const tick = bench.tickIn(60_000_000);
    for (let i = 0; i < 80; i++) bench.order('S', `${tickField(tick + i)} 1-`);
    expect(bench.order('S', `${tickField(tick)} 1-`)).toMatch(/queue-full$/);
    const toldUs = bench.board.nowUs();
    expect(bench.order('N', `2+${hex(C4)}`)).toMatch(/^a/);
    bench.runFor(20_000);
    // 17 bytes at 20 µs, 300 µs ahead; USB brings them in the next frame.
    expect((bench.edgesOf(2)[0] ?? 0) - toldUs).toBeLessThan(2_500);
  });
});

describe('flush', () => {
  onEachBoard('rests every drive at its time and drops what was to follow', (bench) => {
    bench.home();
    const tick = bench.tickIn(20_000);
    bench.order('S', `${tickField(tick)} 1+${hex(C4)} 2+${hex(C4)}`);
    bench.order('S', `${tickField(tick + 10_000)} 2-`);
    bench.order('S', `${tickField(tick + 60_000)} 3+${hex(C4)}`);
    expect(bench.order('F', tickField(tick + 40_000))).toMatch(/^a/);
    bench.runFor(100_000);
    expect(bench.edgesOf(1)).toHaveLength(Math.ceil(20_000 / C4_US));
    expect(bench.edgesOf(2)).toHaveLength(Math.ceil(5_000 / C4_US));
    expect(bench.edgesOf(3)).toEqual([]);
  });

  onEachBoard('takes back a note that was about to begin', (bench) => {
    bench.home();
    const tick = bench.tickIn(8_000);
    bench.order('S', `${tickField(tick)} 1+${hex(C4)}`);
    bench.order('F', tickField(tick - 1_000));
    bench.runFor(50_000);
    expect(bench.edgesOf(1)).toEqual([]);
  });
});
