/** How still an edge stands: six drives sound while bytes come in without pause, as fast as the link can carry them. */
import { describe, expect } from 'vitest';
import type { Bench } from './bench.ts';
import { lineOf, noteTicks256, onsets, tickField } from './lines.ts';
import { onEachBoard } from './on-each-board.ts';

const BOUND_US = 4;
const MEASURED_US = 500_000;
const UART_BYTE_US = 20;

/** Lines that were taken long ago, so that they change nothing: the board reads, checks and answers each. */
const FLOODS: Record<string, string> = {
  nothing: '',
  'keep-alives': 'K',
  'single notes': 'S00 00000000 1+e8d44 2-',
  'whole chords': `S00 00000000 ${onsets([0xffff_ffff, 0xffff_ffff, 0xffff_ffff, 0xffff_ffff, 0xffff_ffff, 0xffff_ffff])}`,
};

const CHORDS: Record<string, number[]> = {
  'six different notes': [24, 36, 43, 52, 64, 71],
  'six that are nearly equal': [60, 60.01, 60.02, 60.03, 60.04, 60.05],
  'pairs in unison': [48, 48, 55, 55, 64, 64],
  'six that are highest': [71, 71.01, 71.1, 70.9, 70.6, 71.2],
};

for (const [chord, notes] of Object.entries(CHORDS)) {
  describe(`jitter of ${chord}`, () => {
    for (const [flood, line] of Object.entries(FLOODS)) {
      onEachBoard(`within ${BOUND_US} µs while ${flood} are received, no byte lost`, (bench) => {
        const periods = notes.map(noteTicks256);
        bench.home();
        bench.order('S', `${tickField(bench.tickIn(20_000))} ${onsets(periods)}`);
        receive(bench, line);
        expect(Math.max(...periods.map((period, i) => jitterUs(bench.edgesOf(i + 1), period)))).toBeLessThan(
          BOUND_US,
        );
        expect(counters(bench)).toEqual({ damaged: 0, lost: 0, lateEdges: 0 });
      });
    }
  });
}

/** Keeps the link busy with one line again and again: a UART for MEASURED_US, USB for as many lines, which it brings sooner. */
function receive(bench: Bench, body: string): void {
  const endUs = bench.board.nowUs() + MEASURED_US;
  if (body !== '') {
    const line = lineOf(body);
    const lines = Math.ceil(MEASURED_US / UART_BYTE_US / line.length);
    for (let i = 0; i < lines; i++) bench.board.write(line, bench.board.nowUs());
    while (bench.board.busy()) bench.hushFor(1000);
  }
  bench.hushFor(20_000);
  bench.runFor(Math.max(0, endUs - bench.board.nowUs()));
}

/** Peak to peak of the distance between each edge and where its number of periods puts it. */
function jitterUs(edgesUs: number[], periodTicks256: number): number {
  const periodUs = periodTicks256 / 512;
  const distances = edgesUs.map((us, index) => us - (edgesUs[0] ?? 0) - index * periodUs);
  return Math.max(...distances) - Math.min(...distances);
}

function counters(bench: Bench): object {
  const [, , , damaged, lost, , , , , lateEdges] = bench
    .ask('Q')
    .split(' ')
    .map((field) => Number.parseInt(field, 16));
  return { damaged, lost, lateEdges };
}
