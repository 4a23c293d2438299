/** How still edges stand while bytes come in without pause, over 3 s each; and what RAM is left after it. */
import { BOARD_NAMES } from '../src/board/boards.ts';
import { createBench } from '../tests/firmware/bench.ts';
import { CHORDS, FLOODS, measureUnderFlood } from '../tests/firmware/flood.ts';

const MEASURED_US = 3_000_000;

console.log(
  '| board | plays | receives | jitter peak to peak, µs | bytes lost | late edges | RAM never used, bytes |',
);
console.log('| --- | --- | --- | ---: | ---: | ---: | ---: |');
for (const board of BOARD_NAMES) {
  for (const [chord, notes] of Object.entries(CHORDS)) {
    for (const [flood, line] of Object.entries(FLOODS)) {
      const bench = createBench(board);
      const { jitterUs, lostBytes, lateEdges } = measureUnderFlood(bench, notes, line, MEASURED_US);
      const free = Number.parseInt(bench.ask('Q').split(' ')[8] ?? '', 16);
      console.log(
        `| ${[board, chord, flood, jitterUs.toFixed(2), lostBytes, lateEdges, free].join(' | ')} |`,
      );
    }
  }
}
