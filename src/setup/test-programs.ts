/** Step programs for trying out a rig: a tone, a sweep, a sound check, and a move that the eye can follow. */
import { pitchClassOf } from '../units/octave.ts';
import type { StepEvent, StepProgram } from '../program/types.ts';
import type { RigDrive } from '../rig/types.ts';
import { noteToPeriodUs } from '../units/pitch.ts';

const GAP_US = 120_000;
const CHECK_NOTE_US = 350_000;
const CHECK_CHORD_US = 2_000_000;
/** 40 steps of 20 ms: half the stroke, slow enough to see, and never turning. */
const MOVE_PERIOD_US = 20_000;
const MOVE_STEPS = 40;

/** One note of `durationUs` on one drive. */
export function toneProgram(drive: number, note: number, durationUs: number): StepProgram {
  return inTurn([{ drive, periodUs: noteToPeriodUs(note), durationUs }], 0);
}

/** Every semitone from `lowNote` to `highNote`, each for `noteUs`, with a gap after each. */
export function sweepProgram(drive: number, lowNote: number, highNote: number, noteUs: number): StepProgram {
  const notes = Array.from({ length: highNote - lowNote + 1 }, (_, index) => lowNote + index);
  return inTurn(
    notes.map((note) => ({ drive, periodUs: noteToPeriodUs(note), durationUs: noteUs })),
    GAP_US,
  );
}

/** What `doctor` asks about: the head goes half its way where everyone can see it, then hums in its middle. */
export function moveProgram({ id, lowNote, highNote }: RigDrive): StepProgram {
  const middle = Math.round((lowNote + highNote) / 2);
  return inTurn(
    [
      { drive: id, periodUs: MOVE_PERIOD_US, durationUs: MOVE_PERIOD_US * (MOVE_STEPS - 0.5) },
      { drive: id, periodUs: noteToPeriodUs(middle), durationUs: 1_000_000 },
    ],
    GAP_US,
  );
}

/** Every drive in turn from its lowest to its highest note, then all together. */
export function soundcheckProgram(drives: readonly RigDrive[]): StepProgram {
  const solos = inTurn(
    drives.flatMap((drive) =>
      chordOf(drive).map((note) => ({
        drive: drive.id,
        periodUs: noteToPeriodUs(note),
        durationUs: CHECK_NOTE_US,
      })),
    ),
    GAP_US / 2,
  );
  const startUs = solos.endUs + 2 * GAP_US;
  const endUs = startUs + CHECK_CHORD_US;
  const onsets = drives.map((drive, index): StepEvent => {
    const notes = chordOf(drive);
    const note = notes[index % notes.length] ?? drive.lowNote;
    return { atUs: startUs, drive: drive.id, kind: 'onset', periodUs: noteToPeriodUs(note) };
  });
  const rests = drives.map(({ id }): StepEvent => ({ atUs: endUs, drive: id, kind: 'rest' }));
  return { events: [...solos.events, ...onsets, ...rests], endUs };
}

type Sound = { drive: number; periodUs: number; durationUs: number };

/** One after the other, `gapUs` of silence after each. */
function inTurn(sounds: readonly Sound[], gapUs: number): StepProgram {
  const events: StepEvent[] = [];
  let atUs = 0;
  for (const { drive, periodUs, durationUs } of sounds) {
    events.push({ atUs, drive, kind: 'onset', periodUs });
    events.push({ atUs: atUs + durationUs, drive, kind: 'rest' });
    atUs += durationUs + gapUs;
  }
  return { events, endUs: atUs };
}

/** The notes of a C major chord that the drive can play, low to high; its lowest where it can play none. */
function chordOf({ lowNote, highNote }: RigDrive): number[] {
  const notes = Array.from({ length: highNote - lowNote + 1 }, (_, index) => lowNote + index);
  const chord = notes.filter((note) => [0, 4, 7].includes(pitchClassOf(note)));
  return chord.length > 0 ? chord : [lowNote];
}
