/** Boards whose clocks are off, over cables that are 0..1 ms late each way: how late, how far off pitch, how far apart. */
import { readFileSync } from 'node:fs';
import type { StepEdge } from '../src/drive/types.ts';
import { createSimWorld } from '../src/emulator/sim-world.ts';
import { createPlayer } from '../src/player/player.ts';
import { sizes } from '../tests/player/concert.ts';
import { boardOf, scales } from '../tests/player/rig.ts';

const SECONDS = 40;
const EIGHTH_US = 125_000;
/** A step that comes so long after the last one begins a note. */
const PAUSE_US = 40_000;
const SETTLED_US = 30e6;
const EARLY_US = 10e6;

console.log(
  '| boards | clocks, ppm | onsets to 10 s, p99 µs | from 30 s, p99 µs | pitch, most cents | boards apart, most µs |',
);
console.log('| --- | ---: | ---: | ---: | ---: | ---: |');
for (const [name, skews] of [
  ['uno', [5000, -5000]],
  ['leostick', [5000, -5000]],
] as const) {
  const boards = await perform(name, skews);
  const onsets = boards.map(onsetsOf);
  const within = (fromUs: number, toUs: number): number => {
    const errors = onsets.flat().filter(({ us }) => us >= fromUs && us < toUs);
    return sizes(errors.map(({ us }) => us - Math.round(us / EIGHTH_US) * EIGHTH_US)).p99;
  };
  const cents = sizes(onsets.flat().map((onset) => onset.cents)).max;
  const apart = sizes((onsets[0] ?? []).map(({ us }, i) => us - (onsets[1]?.[i]?.us ?? NaN))).max;
  const cells = [within(-Infinity, EARLY_US).toFixed(0), within(SETTLED_US, Infinity).toFixed(0)];
  console.log(
    `| ${name} | ${skews.join(', ')} | ${cells.join(' | ')} | ${cents.toFixed(2)} | ${apart.toFixed(0)} |`,
  );
}

/** Steps of the first drive of each board, µs from the song's start. */
async function perform(board: 'uno' | 'leostick', skews: readonly number[]): Promise<StepEdge[][]> {
  const world = createSimWorld();
  const image = readFileSync(`firmware/images/${board}.hex`, 'utf8');
  const heard: StepEdge[][] = skews.map(() => []);
  const links = skews.map((skewPpm, i) => {
    const onStep = (edge: StepEdge): void => void heard[i]?.push(edge);
    return world.add({ board, image, skewPpm, delay: { minUs: 0, maxUs: 1000 }, seed: i + 1, onStep }).link;
  });
  const player = createPlayer(links.map((link, i) => ({ board: boardOf(1, i + 1, `board${i + 1}`), link })));
  await world.settle(player.connect(), 30e6);
  const homingSteps = heard.map(({ length }) => length);
  const drives = skews.map((_, i) => i + 1);
  const { songStartHostUs = NaN } = await world.settle(player.play(scales(drives, SECONDS)), 600e6);
  return heard.map((edges, i) =>
    edges.slice(homingSteps[i]).map((edge) => ({ ...edge, us: edge.us - songStartHostUs })),
  );
}

/** Notes by their first step, and how far the mean of their periods is from the nearest semitone. */
function onsetsOf(edges: readonly StepEdge[]): { us: number; cents: number }[] {
  const starts = edges.flatMap(({ us }, i) => (us - (edges[i - 1]?.us ?? -Infinity) > PAUSE_US ? [i] : []));
  return starts.map((start, i) => {
    const steps = edges.slice(start, starts[i + 1]).map(({ us }) => us);
    const periodUs = ((steps.at(-1) ?? NaN) - (steps[0] ?? NaN)) / (steps.length - 1);
    const note = 69 + 12 * Math.log2(1e6 / periodUs / 440);
    return { us: steps[0] ?? NaN, cents: 100 * (note - Math.round(note)) };
  });
}
