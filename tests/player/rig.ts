/** Rigs and songs for the player's tests, in a few words. */
import type { StepEvent, StepProgram } from '../../src/program/types.ts';
import type { RigBoard } from '../../src/rig/types.ts';
import { noteToPeriodUs } from '../../src/units/pitch.ts';

/** A board with `drives` drives from id `firstId` on, each of C1..B4. */
export function boardOf(drives: number, firstId = 1, id = 'main'): RigBoard {
  return {
    id,
    port: 'auto',
    protocol: 'flopera',
    drives: Array.from({ length: drives }, (_, index) => ({
      id: firstId + index,
      lowNote: 24,
      highNote: 71,
      levelDb: 0,
      motion: 'travel',
      lowTrack: 2,
      highTrack: 77,
      track0Sensor: false,
    })),
  };
}

/** Notes as `[drive, MIDI note, start ms, end ms]`. */
export function programOf(notes: readonly (readonly [number, number, number, number])[]): StepProgram {
  const events = notes.flatMap(([drive, note, startMs, endMs]): StepEvent[] => [
    { atUs: startMs * 1000, drive, kind: 'onset', periodUs: noteToPeriodUs(note) },
    { atUs: endMs * 1000, drive, kind: 'rest' },
  ]);
  events.sort((a, b) => a.atUs - b.atUs || Number(a.kind !== 'rest') - Number(b.kind !== 'rest'));
  return { events, endUs: events.at(-1)?.atUs ?? 0 };
}

/** A lively piece: every drive plays a scale of eighths of its own, half sounding, and all begin together. */
export function scales(drives: readonly number[], seconds: number): StepProgram {
  const eighthMs = 125;
  const notes = drives.flatMap((drive, voice) =>
    Array.from({ length: Math.floor((seconds * 1000) / eighthMs) }, (_, i) => {
      const startMs = i * eighthMs;
      return [drive, 40 + ((i * (voice + 3)) % 24), startMs, startMs + eighthMs * 0.5] as const;
    }),
  );
  return programOf(notes);
}
