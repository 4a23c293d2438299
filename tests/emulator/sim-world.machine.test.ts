/** Simulated time: bytes at the baud rate, exact stamps, clocks that err, cables that delay, and every run the same. */
import { describe, expect, it } from 'vitest';
import type { StepEdge } from '../../src/drive/types.ts';
import { createSimWorld } from '../../src/emulator/sim-world.ts';
import type { SimBoard, SimBoardOptions, SimWorld } from '../../src/emulator/sim-world.ts';
import { ECHO_IMAGE, ECHO_STEP_PERIOD_US } from './echo-image.ts';

const BYTE_US = 20;
type Heard = { byte: number; us: number };

describe('the simulated world', () => {
  it('paces bytes at 500000 baud both ways, and stamps them', () => {
    const world = createSimWorld();
    const { board, heard } = add(world);
    world.clock.at(5000, () => board.link.write(Uint8Array.of(10, 20, 30)));
    world.runUntil(() => heard.length === 3, 1e6);
    expect(heard.map(({ byte }) => byte)).toEqual([11, 21, 31]);
    const [first = { byte: 0, us: 0 }] = heard;
    // One byte in, some µs in the handler, one byte out.
    expect(first.us).toBeGreaterThan(5000 + 2 * BYTE_US);
    expect(first.us).toBeLessThan(5000 + 2 * BYTE_US + 3);
    for (const [index, { us }] of heard.entries()) expect(us).toBeCloseTo(first.us + index * BYTE_US, 0);
  });

  it('runs timers, boards and answers in order of time', () => {
    const world = createSimWorld();
    const log: string[] = [];
    const { board } = add(world, {}, () => log.push('answer'));
    world.clock.at(1000, () => board.link.write(Uint8Array.of(1)));
    world.clock.at(1039, () => log.push('before'));
    world.clock.at(1045, () => log.push('after'));
    world.runUntil(() => log.length === 3, 1e6);
    expect(log).toEqual(['before', 'answer', 'after']);
  });

  it('lets a host that answers each byte at once meet the board at that very time', () => {
    const world = createSimWorld();
    const { board, heard } = add(world, {}, () => board.link.write(Uint8Array.of(0)));
    add(world, { seed: 2 });
    world.clock.at(1000, () => board.link.write(Uint8Array.of(0)));
    world.runUntil(() => heard.length === 20, 1e6);
    // Each round is a byte there, a handler, a byte back.
    const roundUs = ((heard.at(-1)?.us ?? 0) - 1000) / 20;
    expect(roundUs).toBeGreaterThan(2 * BYTE_US);
    expect(roundUs).toBeLessThan(2 * BYTE_US + 3);
  });

  it('gives up at the limit', () => {
    const world = createSimWorld();
    expect(world.runUntil(() => false, 1234)).toBe(false);
    expect(world.clock.nowUs()).toBe(1234);
  });

  it('goes on where a board has run ahead of what is written to it', () => {
    const world = createSimWorld();
    const { board, heard } = add(world, { driftPpm: 10 });
    board.runTo(5000);
    world.clock.at(1000, () => board.link.write(Uint8Array.of(7)));
    world.clock.advanceTo(5000);
    expect(world.runUntil(() => heard.length > 0, 10_000)).toBe(true);
  });

  it.each([-5000, 0, 5000])('gives a board that is %d ppm off its own pace', (skewPpm) => {
    const world = createSimWorld();
    const { edges } = add(world, { skewPpm });
    world.runUntil(() => false, 10e6);
    expect(meanPeriodUs(edges)).toBeCloseTo(ECHO_STEP_PERIOD_US / (1 + skewPpm / 1e6), 3);
  });

  it('lets a clock drift to and fro', () => {
    const world = createSimWorld();
    const { edges } = add(world, { driftPpm: 100, driftPeriodUs: 40e6 });
    world.runUntil(() => false, 40e6);
    const quarter = (from: number) => edges.filter(({ us }) => us >= from && us < from + 2e6);
    expect(meanPeriodUs(quarter(9e6))).toBeCloseTo(ECHO_STEP_PERIOD_US * (1 - 100e-6), 1);
    expect(meanPeriodUs(quarter(29e6))).toBeCloseTo(ECHO_STEP_PERIOD_US * (1 + 100e-6), 1);
    expect(meanPeriodUs(edges)).toBeCloseTo(ECHO_STEP_PERIOD_US, 1);
  });

  it('delays each way within the range given, and keeps the order', () => {
    const world = createSimWorld();
    const { board, heard } = add(world, { delay: { minUs: 0, maxUs: 1000 } });
    const written: number[] = [];
    for (let index = 0; index < 200; index++) {
      world.clock.at(10_000 * (index + 1), () => {
        written.push(world.clock.nowUs());
        board.link.write(Uint8Array.of(index));
      });
    }
    world.runUntil(() => heard.length === 200, 10e6);
    expect(heard.map(({ byte }) => byte)).toEqual(written.map((_, index) => (index + 1) & 0xff));
    const delays = heard.map(({ us }, index) => us - (written[index] ?? 0) - 2 * BYTE_US);
    expect(Math.min(...delays)).toBeGreaterThan(0);
    expect(Math.max(...delays)).toBeLessThan(2003);
    expect(Math.max(...delays) - Math.min(...delays)).toBeGreaterThan(1200);
  });

  it('repeats a run to the bit, sixteen boards at once', () => {
    const run = () => {
      const world = createSimWorld();
      const all = Array.from({ length: 16 }, (_, index) =>
        add(world, { skewPpm: index * 600 - 4800, delay: { minUs: 0, maxUs: 1000 }, seed: index }),
      );
      for (const [index, { board }] of all.entries()) {
        world.clock.at(2000 + 37 * index, () => board.link.write(Uint8Array.of(index)));
      }
      world.runUntil(() => false, 100_000);
      return all.map(({ heard, edges }) => ({ heard, edges }));
    };
    const first = run();
    expect(first.every(({ heard }) => heard.length === 1)).toBe(true);
    expect(run()).toEqual(first);
  });

  it('puts each drive at a start of its own, which the seed repeats', () => {
    const tracks = (seed: number) => add(createSimWorld(), { seed }).board.drives.map((drive) => drive.track);
    expect(new Set(tracks(7)).size).toBeGreaterThan(3);
    expect(tracks(7)).toEqual(tracks(7));
    expect(tracks(7)).not.toEqual(tracks(8));
  });

  it('closes the link when the plug is pulled, and starts the board anew when it is back', () => {
    const world = createSimWorld();
    const { board, heard } = add(world, { bootUs: 1000 });
    let reason = '';
    board.link.listen({ onBytes: () => undefined, onClose: (why) => (reason = why) });
    world.runUntil(() => false, 5000);
    const gone = board.link;
    board.unplug('unplugged');
    gone.write(Uint8Array.of(1));
    listen(board.plug(), heard);
    board.link.write(Uint8Array.of(2));
    world.runUntil(() => false, 10_000);
    expect(reason).toBe('unplugged');
    // The byte that came in while the bootloader ran is lost; nothing of the old link is heard.
    expect(heard).toEqual([]);
    board.link.write(Uint8Array.of(3));
    expect(world.runUntil(() => heard.length > 0, 20_000)).toBe(true);
  });

  it('waits out a promise', async () => {
    const world = createSimWorld();
    const wait = (us: number) =>
      new Promise<number>((resolve) => world.clock.at(us, () => resolve(world.clock.nowUs())));
    const chain = wait(1500).then(() => wait(42_000));
    await expect(world.settle(chain, 1e6)).resolves.toBe(42_000);
    await expect(world.settle(wait(2e6), 1e6)).rejects.toThrow('not settled');
  });
});

function add(world: SimWorld, options: Partial<SimBoardOptions> = {}, onByte: () => void = () => undefined) {
  const edges: StepEdge[] = [];
  const heard: Heard[] = [];
  const board: SimBoard = world.add({
    board: 'uno',
    image: ECHO_IMAGE,
    drives: [{ startTrack: 79 }, {}, {}, {}, {}, {}],
    onStep: (edge) => edges.push(edge),
    ...options,
  });
  listen(board.link, heard, onByte);
  return { board, edges, heard };
}

function listen(link: SimBoard['link'], heard: Heard[], onByte: () => void = () => undefined): void {
  link.listen({
    onBytes(bytes, us) {
      heard.push(...[...bytes].map((byte) => ({ byte, us })));
      onByte();
    },
    onClose: () => undefined,
  });
}

function meanPeriodUs(edges: StepEdge[]): number {
  const [first, last] = [edges[0], edges.at(-1)];
  return first && last ? (last.us - first.us) / (edges.length - 1) : Number.NaN;
}
