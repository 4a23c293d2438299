/** A whole song through player, wire and the firmware in the emulator: every onset on time, in tune, no end touched. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { arrange } from '../../src/arrangement/arrange.ts';
import { parseArrangement } from '../../src/arrangement/parse-arrangement.ts';
import type { StepEdge } from '../../src/drive/types.ts';
import { createSimWorld } from '../../src/emulator/sim-world.ts';
import { readMidi } from '../../src/midi/read-midi.ts';
import { createPlayer } from '../../src/player/player.ts';
import type { PlayerState } from '../../src/player/types.ts';
import { toProgram } from '../../src/program/to-program.ts';
import type { StepEvent, StepProgram } from '../../src/program/types.ts';
import { defaultRig } from '../../src/rig/default-rig.ts';
import type { Rig } from '../../src/rig/types.ts';
import { toScore } from '../../src/score/to-score.ts';
import { sizes } from './concert.ts';

type Performance = { state: PlayerState; edges: StepEdge[]; program: StepProgram };

const rig = defaultRig();

function programOfSong(name: string): StepProgram {
  const score = toScore(readMidi(readFileSync(`arrangements/${name}.mid`)));
  const path = `arrangements/${name}.yaml`;
  return toProgram(arrange(score, rig, parseArrangement(readFileSync(path, 'utf8'), path)), rig);
}

/** Edges are told in µs from the song's start. */
async function perform(program: StepProgram, { boards }: Rig): Promise<Performance> {
  const world = createSimWorld();
  const heard: StepEdge[] = [];
  const [board] = boards;
  if (!board) throw new Error('the default rig has a board');
  const image = readFileSync('firmware/images/uno.hex', 'utf8');
  const { link } = world.add({ board: 'uno', image, onStep: (edge) => heard.push(edge) });
  const player = createPlayer([{ board, link }]);
  await world.settle(player.connect(), 10e6);
  const homingSteps = heard.length;
  const state = await world.settle(player.play(program), 600e6);
  await world.settle(player.stop(), 700e6);
  const startUs = state.songStartHostUs ?? NaN;
  const edges = heard.slice(homingSteps).map((edge) => ({ ...edge, us: edge.us - startUs }));
  return { state, edges, program };
}

/** How late the step nearest to each onset is, µs. */
function onsetErrors({ edges, program }: Performance, drive: number): number[] {
  const own = edges.filter(({ place }) => place === drive).map(({ us }) => us);
  const onsets = program.events.filter((event) => event.drive === drive && event.kind === 'onset');
  let at = 0;
  return onsets.map(({ atUs }) => {
    while (Math.abs((own[at + 1] ?? Infinity) - atUs) <= Math.abs((own[at] ?? Infinity) - atUs)) at++;
    return (own[at] ?? Infinity) - atUs;
  });
}

/** Cents that each gap between two steps of a note is off its period, by the mean over the note. */
function pitchErrors({ edges, program }: Performance, drive: number): number[] {
  const own = edges.filter(({ place }) => place === drive).map(({ us }) => us);
  return program.events.flatMap((event, i) => {
    if (event.drive !== drive || event.kind !== 'onset') return [];
    const next: StepEvent | undefined = program.events.slice(i + 1).find((later) => later.drive === drive);
    const steps = own.filter((us) => us >= event.atUs - 300 && us < (next?.atUs ?? Infinity));
    const [first, last] = [steps[0] ?? NaN, steps.at(-1) ?? NaN];
    if (steps.length < 20) return [];
    return [1200 * Math.log2(event.periodUs / ((last - first) / (steps.length - 1)))];
  });
}

describe('a whole song on the emulated Uno', () => {
  it.each(['mountain-king'])('%s', async (song) => {
    const performance = await perform(programOfSong(song), rig);
    const drives = [1, 2, 3, 4, 5, 6];
    const onset = sizes(drives.flatMap((drive) => onsetErrors(performance, drive)));
    expect(onset.p99).toBeLessThan(100);
    expect(onset.max).toBeLessThan(250);
    expect(sizes(drives.flatMap((drive) => pitchErrors(performance, drive))).max).toBeLessThan(0.1);
    expect(performance.edges.filter(({ blocked }) => blocked)).toEqual([]);
    expect(performance.state.boards[0]?.faults).toEqual({
      lateEvents: 0,
      resentLines: 0,
      damagedLines: 0,
      refused: {},
      told: {},
      interruptions: 0,
    });
  });
});
