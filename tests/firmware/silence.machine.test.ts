/** Silence: asked for, or because the host is gone; and what the board says of it. */
import { describe, expect, it } from 'vitest';
import { BOARD_NAMES } from '../../src/board/boards.ts';
import { createBench } from './bench.ts';
import type { Bench } from './bench.ts';
import { hex, noteTicks256, onsets, tickField } from './lines.ts';
import { onEachBoard } from './on-each-board.ts';

const CHORD = onsets([48, 52, 55, 60, 64, 67].map(noteTicks256));

describe('silence', () => {
  onEachBoard('comes at once when asked for, and empties the queue', (bench) => {
    playChord(bench);
    const answer = bench.order('X');
    expect(answer).toMatch(/^a[0-9a-f]{2} 50 01$/);
    expect(bench.haltsWithin(1_000)).toBeLessThanOrEqual(1_000);
    bench.runFor(1_000_000);
    expect(bench.haltsWithin(0)).toBe(0);
  });

  onEachBoard('does not wait behind a queue that is full', (bench) => {
    playChord(bench);
    const tick = bench.tickIn(5_000_000);
    for (let i = 0; i < 80; i++) bench.order('S', `${tickField(tick + i)} 1-`);
    expect(bench.order('X')).toMatch(/^a.. 50 /);
    expect(bench.haltsWithin(1_000)).toBeLessThanOrEqual(1_000);
  });

  onEachBoard('leaves every STEP line high', (bench) => {
    playChord(bench);
    bench.order('X');
    bench.runFor(100_000);
    for (let place = 1; place <= 6; place++) {
      expect(bench.wires.findLast((change) => change.place === place && change.wire === 'step')?.level).toBe(
        1,
      );
    }
  });

  onEachBoard('comes 400 ms after the last line, with a name', (bench) => {
    playChord(bench);
    const toldUs = bench.told.at(-1)?.us ?? 0;
    bench.hushFor(700_000);
    const lastUs = bench.steps.at(-1)?.us ?? 0;
    expect(lastUs - toldUs).toBeGreaterThan(380_000);
    expect(lastUs - toldUs).toBeLessThan(410_000);
    expect(bench.said.at(-1)).toBe('e watchdog 0001');
    expect(bench.ask('K')).toMatch(/ 50 /);
  });

  onEachBoard('is not called by a line that is damaged: garbage does not keep a board playing', (bench) => {
    playChord(bench);
    for (let i = 0; i < 6; i++) {
      bench.hushFor(90_000);
      bench.board.write(new TextEncoder().encode('K*0000\n'), bench.board.nowUs());
    }
    bench.hushFor(100_000);
    expect(bench.said).toContain('e watchdog 0001');
  });

  onEachBoard('is no fault where nothing sounds and nothing waits', (bench) => {
    bench.home();
    bench.hushFor(2_000_000);
    expect(bench.said.filter((line) => line.startsWith('e'))).toEqual([]);
  });
});

describe('the chip', () => {
  it.each(BOARD_NAMES)('%s: resets a board whose loop stands still, which then says so', (name) => {
    const bench = createBench(name, { edit: withoutFeeding });
    expect(bench.awaitLine('e', 3_000_000)).toBe('e chip-watchdog 0001');
    expect(bench.board.watchdogResets()).toBeGreaterThan(0);
  });
});

describe('the host', () => {
  onEachBoard('keeps the music on by a line every 100 ms', (bench) => {
    playChord(bench);
    bench.runFor(2_000_000);
    expect(bench.said.filter((line) => line.startsWith('e'))).toEqual([]);
    expect(bench.edgesOf(1).length).toBeGreaterThan(250);
  });
});

/** Six drives sound, and another note waits for later. */
function playChord(bench: Bench): void {
  bench.home();
  bench.order('S', `${tickField(bench.tickIn(10_000))} ${CHORD}`);
  bench.order('S', `${tickField(bench.tickIn(1_000_000))} 1+${hex(noteTicks256(50))}`);
  bench.runFor(100_000);
}

/** The image with every WDR (opcode 95a8) made a NOP: the chip is never told that the main loop turns. */
function withoutFeeding(image: string): string {
  return image
    .split('\n')
    .map((record) => {
      const bytes = Buffer.from(record.slice(1, -2), 'hex');
      for (let at = 4; at + 1 < bytes.length; at += 2)
        if (bytes.readUInt16LE(at) === 0x95a8) bytes.writeUInt16LE(0, at);
      const sum = bytes.reduce((total, byte) => total + byte, 0);
      return record.startsWith(':') ? `:${bytes.toString('hex')}${hex(-sum & 0xff, 2)}` : record;
    })
    .join('\n');
}
