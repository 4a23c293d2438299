/** Pitch from the program to the pins, clock fit included: every note 24..71, six at a time, over a second and more. */
import { renderSong } from '../src/cli/play/render-song.ts';
import type { SongEdge } from '../src/cli/play/render-song.ts';
import type { StepEvent, StepProgram } from '../src/program/types.ts';
import { defaultRig } from '../src/rig/default-rig.ts';
import type { Rig } from '../src/rig/types.ts';
import { centsBetween, noteToHz, noteToPeriodUs } from '../src/units/pitch.ts';
import { withBoard } from '../src/cli/rig/board-choice.ts';

const LOW_NOTE = 24;
const HIGH_NOTE = 71;
const DRIVES = 6;
const SOUND_US = 1_500_000;
const ROUND_US = 2_000_000;
const ROUNDS = (HIGH_NOTE - LOW_NOTE + 1) / DRIVES;

console.log('| board | notes | error on average, cent | at most, cent |');
console.log('| --- | ---: | ---: | ---: |');
for (const board of ['emulator:uno', 'emulator:leostick']) {
  const edges: SongEdge[] = [];
  await renderSong(withBoard(wideRig(), board), scale(), { edge: (edge) => edges.push(edge) });
  const errors = Array.from({ length: HIGH_NOTE - LOW_NOTE + 1 }, (_, index) => errorCents(index, edges));
  const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  const cells = [board.split(':')[1], errors.length, mean.toFixed(4), Math.max(...errors).toFixed(4)];
  console.log(`| ${cells.join(' | ')} |`);
}

/** The default rig with drives that play C1..B4. */
function wideRig(): Rig {
  const boards = defaultRig().boards.map((board) => ({
    ...board,
    drives: board.drives.map((drive) => ({ ...drive, lowNote: LOW_NOTE, highNote: HIGH_NOTE })),
  }));
  return { boards };
}

/** Six neighbouring notes at a time, upwards. */
function scale(): StepProgram {
  const events = Array.from({ length: ROUNDS }, (_, round): StepEvent[] => {
    const atUs = round * ROUND_US;
    const drives = Array.from({ length: DRIVES }, (__, index) => index + 1);
    return [
      ...drives.map((drive): StepEvent => {
        const periodUs = noteToPeriodUs(LOW_NOTE + round * DRIVES + drive - 1);
        return { atUs, drive, kind: 'onset', periodUs };
      }),
      ...drives.map((drive): StepEvent => ({ atUs: atUs + SOUND_US, drive, kind: 'rest' })),
    ];
  });
  return { events: events.flat(), endUs: ROUNDS * ROUND_US };
}

/** By the mean period of all steps of the note at this place of the scale. */
function errorCents(index: number, edges: readonly SongEdge[]): number {
  const startUs = Math.floor(index / DRIVES) * ROUND_US;
  const own = edges.filter(
    ({ drive, us }) =>
      drive === (index % DRIVES) + 1 && us > startUs - 1000 && us < startUs + SOUND_US + 1000,
  );
  const periodUs = ((own.at(-1)?.us ?? 0) - (own[0]?.us ?? 0)) / (own.length - 1);
  return Math.abs(centsBetween(1e6 / periodUs, noteToHz(LOW_NOTE + index)));
}
