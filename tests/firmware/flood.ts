/** Six drives sound while bytes come in without pause, as fast as the link can carry them; and how still the edges stand. */
import type { Bench } from './bench.ts';
import { lineOf, noteTicks256, onsets, tickField } from './lines.ts';

const UART_BYTE_US = 20;
const LONGEST = 0xffff_ffff;

/** Lines that change nothing, because they were taken long ago: the board reads, checks and answers each. */
export const FLOODS = {
  nothing: '',
  'keep-alives': 'K',
  'single notes': 'S00 00000000 1+e8d44 2-',
  'whole chords': `S00 00000000 ${onsets([LONGEST, LONGEST, LONGEST, LONGEST, LONGEST, LONGEST])}`,
};

/** MIDI notes, fractions are cents / 100. */
export const CHORDS = {
  'six different notes': [24, 36, 43, 52, 64, 71],
  'six that are nearly equal': [60, 60.01, 60.02, 60.03, 60.04, 60.05],
  'pairs in unison': [48, 48, 55, 55, 64, 64],
  'six that are highest': [71, 71.01, 71.1, 70.9, 70.6, 71.2],
};

export type Measured = { jitterUs: number; damagedLines: number; lostBytes: number; lateEdges: number };

/** Plays the chord under the flood: `us` on a UART; as many lines by USB, which brings them sooner. */
export function measureUnderFlood(bench: Bench, notes: number[], flood: string, us: number): Measured {
  const periods = notes.map(noteTicks256);
  bench.home();
  bench.order('S', `${tickField(bench.tickIn(20_000))} ${onsets(periods)}`);
  const endUs = bench.board.nowUs() + us;
  if (flood !== '') {
    const line = lineOf(flood);
    for (let sent = 0; sent < us / UART_BYTE_US; sent += line.length)
      bench.board.write(line, bench.board.nowUs());
    while (bench.board.busy()) bench.hushFor(1000);
  }
  bench.hushFor(20_000);
  bench.runFor(Math.max(0, endUs - bench.board.nowUs()));
  const [, , , damaged, lost, , , , , late] = bench.ask('Q').split(' ');
  return {
    jitterUs: Math.max(...periods.map((period, index) => jitterUs(bench.edgesOf(index + 1), period))),
    damagedLines: Number.parseInt(damaged ?? '', 16),
    lostBytes: Number.parseInt(lost ?? '', 16),
    lateEdges: Number.parseInt(late ?? '', 16),
  };
}

/** Peak to peak of the distance between each edge and where its number of periods puts it. */
function jitterUs(edgesUs: number[], periodTicks256: number): number {
  const distances = edgesUs.map((us, index) => us - (edgesUs[0] ?? 0) - (index * periodTicks256) / 512);
  return Math.max(...distances) - Math.min(...distances);
}
