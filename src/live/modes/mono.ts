/** Mono: one note at a time, and which key it is when several are held; what was covered comes back on release. */
import { fitNote, inRange } from '../fit-note.ts';
import type { Key, Lanes, LiveDrive, Mode, Outside, Tone } from '../types.ts';

export type Priority = 'last' | 'low' | 'high';

export type MonoOptions = {
  outside: Outside;
  priority: Priority;
  /** A key pressed while another is held moves the pitch without a new attack. */
  legato: boolean;
};

/** The key that sounds, of those held that a drive can play; of equal notes (two channels) the newer. */
export function keyByPriority(
  held: readonly Key[],
  drives: readonly LiveDrive[],
  { priority, outside }: MonoOptions,
): Key | undefined {
  return held.reduce<Key | undefined>((chosen, key) => {
    if (!drives.some((drive) => fitNote(key.note, drive, outside) !== undefined)) return chosen;
    if (!chosen || priority === 'last') return key;
    return (priority === 'low' ? key.note <= chosen.note : key.note >= chosen.note) ? key : chosen;
  }, undefined);
}

/** The drive stays while its range has the note; else it is one whose range has, else the same folds it. */
export function monoMode(drives: readonly LiveDrive[], options: MonoOptions): Mode {
  function sound(lanes: Lanes, held: readonly Key[]): Lanes {
    const key = keyByPriority(held, drives, options);
    const before = lanes.findIndex((tone) => tone !== undefined);
    const tone = lanes[before];
    if (tone && tone.key === key) return lanes;
    const silent = drives.map(() => undefined);
    if (!key) return tone ? silent : lanes;
    const index = driveFor(key, Math.max(0, before));
    const drive = drives[index];
    const note = drive && fitNote(key.note, drive, options.outside);
    if (note === undefined) return tone ? silent : lanes;
    const next: Tone = { key, note, legato: options.legato && index === before };
    return (silent as (Tone | undefined)[]).with(index, next);
  }

  function driveFor({ note }: Key, before: number): number {
    const current = drives[before];
    if (current && inRange(note, current)) return before;
    const native = drives.findIndex((drive) => inRange(note, drive));
    return native === -1 ? before : native;
  }

  return {
    press: (lanes, _key, held) => sound(lanes, held),
    release: (lanes, _key, held) => sound(lanes, held),
  };
}
