/** The LeoStick on its USB cable, with the image that a user would flash: found, opened, spoken with, unplugged. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createSimWorld } from '../../src/emulator/sim-world.ts';
import type { SimBoard, SimWorld } from '../../src/emulator/sim-world.ts';
import type { Link } from '../../src/link/types.ts';

const IMAGE = readFileSync(new URL('../../firmware/images/leostick.hex', import.meta.url), 'utf8');
/** "Who are you?" and "what time is it?", with their CRCs (firmware/PROTOCOL.md). */
const HELLO = new TextEncoder().encode('H*c1cb\n');
const FRAME_US = 1000;

describe('the LeoStick behind USB', () => {
  it('is enumerated, opened, and answers within half a second of power-on', () => {
    const { world, heard } = plugIn();
    expect(world.runUntil(() => heard.text.includes('leostick'), 500_000)).toBe(true);
  });

  it('keeps what is written before its port is open', () => {
    const { world, board, heard } = plugIn();
    board.link.write(HELLO);
    expect(world.runUntil(() => heard.text.split('leostick').length === 3, 500_000)).toBe(true);
  });

  it('answers about a frame later, in whole packets', () => {
    const { world, board, heard } = opened();
    const delaysUs: number[] = [];
    for (let index = 0; index < 20; index++) {
      const from = world.clock.nowUs() + 3000 + 137 * index;
      world.runUntil(() => false, from);
      const before = heard.stampsUs.length;
      board.link.write(HELLO);
      world.runUntil(() => heard.stampsUs.length > before, from + 10_000);
      delaysUs.push((heard.stampsUs.at(-1) ?? 0) - from);
    }
    expect(Math.min(...delaysUs)).toBeGreaterThan(50);
    expect(Math.max(...delaysUs)).toBeLessThan(2 * FRAME_US + 300);
  });

  it('runs the same way each time', () => {
    const stamps = () => {
      const { world, heard } = opened();
      world.runUntil(() => false, 600_000);
      return heard.stampsUs;
    };
    expect(stamps()).toEqual(stamps());
  });

  it('comes back after its plug was pulled, without a reset', () => {
    const { world, board, heard } = opened();
    board.unplug('unplugged');
    world.runUntil(() => false, world.clock.nowUs() + 50_000);
    const link = board.plug();
    listen(link, heard);
    heard.text = '';
    link.write(HELLO);
    expect(world.runUntil(() => heard.text.includes('leostick'), world.clock.nowUs() + 500_000)).toBe(true);
  });

  it('is found again after a reset', () => {
    const { world, board, heard } = opened();
    board.reset();
    heard.text = '';
    expect(world.runUntil(() => heard.text.includes('leostick'), world.clock.nowUs() + 500_000)).toBe(true);
  });
});

type Heard = { text: string; stampsUs: number[] };

function plugIn(): { world: SimWorld; board: SimBoard; heard: Heard } {
  const world = createSimWorld();
  const board = world.add({ board: 'leostick', image: IMAGE });
  const heard = { text: '', stampsUs: [] };
  listen(board.link, heard);
  return { world, board, heard };
}

function opened(): ReturnType<typeof plugIn> {
  const all = plugIn();
  all.world.runUntil(() => all.heard.text.includes('\n'), 1e6);
  return all;
}

function listen(link: Link, heard: Heard): void {
  link.listen({
    onBytes(bytes, us) {
      heard.text += new TextDecoder().decode(bytes);
      heard.stampsUs.push(us);
    },
    onClose: () => undefined,
  });
}
