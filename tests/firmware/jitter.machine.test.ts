/** How still an edge stands, whatever sounds and whatever is received meanwhile; and that nothing received is lost. */
import { describe, expect } from 'vitest';
import { CHORDS, FLOODS, measureUnderFlood } from './flood.ts';
import { onEachBoard } from './on-each-board.ts';

const BOUND_US = 4;
const MEASURED_US = 500_000;

for (const [chord, notes] of Object.entries(CHORDS)) {
  describe(`jitter of ${chord}`, () => {
    for (const [flood, line] of Object.entries(FLOODS)) {
      onEachBoard(`within ${BOUND_US} µs while the board receives ${flood}, no byte lost`, (bench) => {
        const { jitterUs, ...counters } = measureUnderFlood(bench, notes, line, MEASURED_US);
        expect(jitterUs).toBeLessThan(BOUND_US);
        expect(counters).toEqual({ damagedLines: 0, lostBytes: 0, lateEdges: 0 });
      });
    }
  });
}
