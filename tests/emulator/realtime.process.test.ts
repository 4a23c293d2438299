/** Boards in real time: what comes back is stamped with the moment it happened, whenever the threads got round to it. */
import { describe, expect, it } from 'vitest';
import type { StepEdge } from '../../src/drive/types.ts';
import { openRealtimeEmulator } from '../../src/emulator/node/realtime-emulator.ts';
import { createWallClock } from '../../src/link/node/wall-clock.ts';
import { createSimClock } from '../../src/link/sim-clock.ts';
import type { Link, LinkClock } from '../../src/link/types.ts';
import { until } from '../until.ts';
import { ECHO_IMAGE, ECHO_STEP_PERIOD_US } from './echo-image.ts';

const BYTE_US = 20;
/** Longest the echo program takes between two bytes. */
const HANDLER_US = 5;
/** Between two bytes, µs: more than the echo program needs for one. */
const APART_US = 1000;
/** By the wall clock, many times what a thread waits for its turn beside eight busy loops. */
const LONG_BEHIND_US = 3_000_000;

describe('the real-time emulator', () => {
  it.each([
    ['the wall clock', createWallClock(), LONG_BEHIND_US],
    ['a clock of its own', createSimClock(), undefined],
  ])('by %s answers at the very moment, by its stamps, and tells every step', async (_, clock, behindUs) => {
    const { link, writtenUs, heardUs, edges } = openEcho(clock, behindUs);
    await until(() => edges.length >= 10);
    const sentUs: number[] = [];
    for (let index = 0; index < 5; index++) {
      const atUs = clock.nowUs() + APART_US;
      clock.at(atUs, () => {
        link.write(Uint8Array.of(index));
        sentUs.push(writtenUs());
      });
      await until(() => sentUs.length > index);
    }
    await until(() => heardUs.length === sentUs.length);
    const delays = heardUs.map((us, index) => us - (sentUs[index] ?? 0));
    expect(Math.max(...delays) - Math.min(...delays)).toBeLessThan(HANDLER_US);
    expect(Math.min(...delays)).toBeGreaterThan(2 * BYTE_US);
    const gaps = edges.slice(1).map(({ us }, index) => us - (edges[index]?.us ?? 0));
    for (const gap of gaps) expect(gap).toBeCloseTo(ECHO_STEP_PERIOD_US, 0);
    await link.close();
  });

  it('waits, by a clock of its own, for a host that does not keep up', async () => {
    const clock = createSimClock();
    const { link, heardUs, edges } = openEcho(clock);
    await until(() => edges.length >= 1);
    const dueUs = clock.nowUs() + APART_US;
    clock.at(dueUs, () => link.write(Uint8Array.of(1)));
    stallThisThread();
    await until(() => heardUs.length === 1);
    expect((heardUs[0] ?? 0) - dueUs).toBeCloseTo(2 * BYTE_US + HANDLER_US, -1);
    await link.close();
  });

  it('sends what was written before it closes', async () => {
    const emulator = openRealtimeEmulator([{ board: 'uno', image: ECHO_IMAGE }], createWallClock());
    const [link] = emulator.links;
    link?.write(Uint8Array.from({ length: 200 }, (_, index) => index));
    await link?.close();
    await link?.close();
    await emulator.close();
  });

  it('says why its links are gone when it ends', async () => {
    const emulator = openRealtimeEmulator([{ board: 'uno', image: ECHO_IMAGE }], createWallClock());
    const reasons: string[] = [];
    emulator.links[0]?.listen({ onBytes: () => undefined, onClose: (reason) => reasons.push(reason) });
    await emulator.close();
    expect(reasons).toEqual(['the emulator has ended']);
  });

  it('says so when an image is none', async () => {
    const emulator = openRealtimeEmulator([{ board: 'uno', image: 'no image' }], createWallClock());
    const reason = await new Promise((resolve) =>
      emulator.links[0]?.listen({ onBytes: () => undefined, onClose: resolve }),
    );
    expect(reason).toBe('the emulator stopped: image line 1 is not an Intel HEX record');
  });
});

type Echo = {
  link: Link;
  /** When the link was last written to, by its own look at the clock. */
  writtenUs: () => number;
  heardUs: number[];
  edges: StepEdge[];
};

/** A board with the echo program. */
function openEcho(clock: LinkClock, behindUs?: number): Echo {
  const edges: StepEdge[] = [];
  let readUs = 0;
  const watched = { ...clock, nowUs: () => (readUs = clock.nowUs()) };
  const { links } = openRealtimeEmulator(
    [{ board: 'uno', image: ECHO_IMAGE, drives: [{ startTrack: 79 }] }],
    watched,
    { onStep: (_, edge) => edges.push(edge) },
    behindUs,
  );
  const [link] = links;
  if (!link) throw new Error('one board has one link');
  const heardUs: number[] = [];
  link.listen({ onBytes: (_, us) => heardUs.push(us), onClose: () => undefined });
  return { link, writtenUs: () => readUs, heardUs, edges };
}

/** For longer than the boards stay behind. */
function stallThisThread(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
}
