/** The bundled rig of a board that still runs Moppy plays a bundled piece: all of it, on time, and silence at the end. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { arrange } from '../../src/arrangement/arrange.ts';
import { parseArrangement } from '../../src/arrangement/parse-arrangement.ts';
import { createSimClock } from '../../src/link/sim-clock.ts';
import { readMidi } from '../../src/midi/read-midi.ts';
import { moppyUnit } from '../../src/moppy/moppy-unit.ts';
import { moppyCodecOf } from '../../src/moppy/moppy-boards.ts';
import { createPlayer } from '../../src/player/player.ts';
import { toProgram } from '../../src/program/to-program.ts';
import type { StepProgram } from '../../src/program/types.ts';
import { parseRig } from '../../src/rig/parse-rig.ts';
import type { Rig } from '../../src/rig/types.ts';
import { toScore } from '../../src/score/to-score.ts';
import { createStandInMoppy, readMoppy1 } from '../moppy/stand-in-moppy.ts';
import type { MoppyDid } from '../moppy/stand-in-moppy.ts';

const RIG = 'rigs/leostick-moppy.yaml';
const PIECE = 'arrangements/johnny';

/** What the board is told from the song's start on, µs of the song, and what the player had to refuse. */
async function perform(rig: Rig, program: StepProgram): Promise<{ did: MoppyDid[]; refused: object[] }> {
  const [board] = rig.boards;
  const codec = board && moppyCodecOf(board);
  if (!codec) throw new Error(`${RIG} has no board that runs Moppy`);
  const clock = createSimClock(1e6);
  const { link, did } = createStandInMoppy(clock, readMoppy1);
  const player = createPlayer([{ board, link, unitOf: moppyUnit(codec) }]);
  let isOver = false;
  const over = player
    .connect()
    .then(() => player.play(program))
    .finally(() => (isOver = true));
  for (let ms = 0; !isOver && ms * 1000 < program.endUs + 20e6; ms++) {
    await Promise.resolve();
    clock.advanceTo(clock.nowUs() + 1000);
  }
  const { songStartHostUs = NaN, boards } = await over;
  const inSong = did.filter(({ us }) => us >= songStartHostUs);
  return {
    did: inSong.map(({ us, what }) => ({ us: us - songStartHostUs, what })),
    refused: boards.map(({ faults }) => faults.refused),
  };
}

it(`plays ${PIECE}, drums and all`, async () => {
  const rig = parseRig(readFileSync(RIG, 'utf8'), RIG);
  const file = parseArrangement(readFileSync(`${PIECE}.yaml`, 'utf8'), `${PIECE}.yaml`);
  const program = toProgram(arrange(toScore(readMidi(readFileSync(`${PIECE}.mid`))), rig, file), rig);
  const { did, refused } = await perform(rig, program);
  expect(refused).toEqual([{}]);
  const onsets = program.events.filter(({ kind }) => kind === 'onset');
  const sounds = did.filter(({ what }) => what.includes('every'));
  expect(new Set(onsets.map(({ drive }) => drive)).size).toBe(6);
  for (const { atUs, drive } of onsets) {
    const isToldOnTime = sounds.some(
      ({ us, what }) => what.startsWith(`${drive} `) && Math.abs(us - atUs) < 2000,
    );
    expect(isToldOnTime, `drive ${drive} at ${atUs} µs`).toBe(true);
  }
  const last = new Map(did.map(({ what }) => [what.split(' ')[0], what]));
  for (let drive = 1; drive <= 6; drive++) expect(last.get(String(drive))).toBe(`${drive} off`);
  expect(did.at(-1)?.what).toMatch(/off|stop/);
});
