/** Boards in real time: what comes back is stamped with the moment it happened, whenever the threads got round to it. */
import { describe, expect, it } from 'vitest';
import type { StepEdge } from '../../src/drive/types.ts';
import { openRealtimeEmulator } from '../../src/emulator/node/realtime-emulator.ts';
import { createWallClock } from '../../src/link/node/wall-clock.ts';
import { ECHO_IMAGE, ECHO_STEP_PERIOD_US } from './echo-image.ts';

const BYTE_US = 20;
/** Longest the echo program takes between two bytes. */
const HANDLER_US = 5;
/** More than a busy machine keeps a thread waiting. */
const BEHIND_US = 300_000;

describe('the real-time emulator', () => {
  it('answers at the very moment, by its stamps, and tells every step', async () => {
    let askedUs = 0;
    const wall = createWallClock();
    const clock = { ...wall, nowUs: () => (askedUs = wall.nowUs()) };
    const edges: StepEdge[] = [];
    const emulator = openRealtimeEmulator(
      [{ board: 'uno', image: ECHO_IMAGE, drives: [{ startTrack: 79 }] }],
      clock,
      {
        onStep: (_board, edge) => edges.push(edge),
      },
      BEHIND_US,
    );
    const link = emulator.links[0];
    if (!link) throw new Error('one board has one link');
    const heard: number[] = [];
    link.listen({ onBytes: (_bytes, us) => heard.push(us), onClose: () => undefined });
    await until(() => edges.length >= 10);
    const sentUs: number[] = [];
    for (let index = 0; index < 5; index++) {
      link.write(Uint8Array.of(index));
      sentUs.push(askedUs);
      await until(() => heard.length > index);
    }
    const delays = heard.map((us, index) => us - (sentUs[index] ?? 0));
    expect(Math.max(...delays) - Math.min(...delays)).toBeLessThan(HANDLER_US);
    expect(Math.min(...delays)).toBeGreaterThan(2 * BYTE_US);
    const gaps = edges.slice(1).map(({ us }, index) => us - (edges[index]?.us ?? 0));
    for (const gap of gaps) expect(gap).toBeCloseTo(ECHO_STEP_PERIOD_US, 0);
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

async function until(done: () => boolean): Promise<void> {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 5));
}
