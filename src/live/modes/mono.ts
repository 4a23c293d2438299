/** Mono: one note at a time, and which key it is when several are held; what was covered comes back on release. */
import type { KeyPriority } from '../../rig/live-choices.ts';
import { isWithin } from '../../units/octave.ts';
import { fitNote } from './fit-note.ts';
import type { LiveOptions } from '../options.ts';
import type { Key, Tones, LiveDrive, Mode, Tone } from '../types.ts';

export type MonoOptions = Pick<LiveOptions, 'outside' | 'priority' | 'legato'>;

/** Whether a key pressed after `chosen` sounds instead of it; of equal notes (two channels) it is the newer. */
const goesBefore: Readonly<Record<KeyPriority, (key: Key, chosen: Key) => boolean>> = {
  last: () => true,
  low: (key, chosen) => key.note <= chosen.note,
  high: (key, chosen) => key.note >= chosen.note,
};

/** The key that sounds, of those held that a drive can play. */
export function keyByPriority(
  held: readonly Key[],
  drives: readonly LiveDrive[],
  { priority, outside }: MonoOptions,
): Key | undefined {
  return held.reduce<Key | undefined>((chosen, key) => {
    if (!drives.some((drive) => fitNote(key.note, drive, outside) !== undefined)) return chosen;
    return !chosen || goesBefore[priority](key, chosen) ? key : chosen;
  }, undefined);
}

/** The drive stays while its range has the note; else it is one whose range has, else the same folds it. */
export function monoMode(drives: readonly LiveDrive[], options: MonoOptions): Mode {
  function sound(tones: Tones, held: readonly Key[]): Tones {
    const key = keyByPriority(held, drives, options);
    const before = tones.findIndex((tone) => tone !== undefined);
    const tone = tones[before];
    if (tone && tone.key === key) return tones;
    const silent = drives.map(() => undefined);
    if (!key) return tone ? silent : tones;
    const index = driveFor(key, Math.max(0, before));
    const drive = drives[index];
    const note = drive && fitNote(key.note, drive, options.outside);
    if (note === undefined) return tone ? silent : tones;
    const next: Tone = { key, note, legato: options.legato && index === before };
    return (silent as (Tone | undefined)[]).with(index, next);
  }

  function driveFor({ note }: Key, before: number): number {
    const current = drives[before];
    if (current && isWithin(note, current)) return before;
    const native = drives.findIndex((drive) => isWithin(note, drive));
    return native === -1 ? before : native;
  }

  return {
    press: (tones, _key, held) => sound(tones, held),
    release: (tones, _key, held) => sound(tones, held),
  };
}
