/** Unison and octaves: one note at a time on several drives, the more of them the harder the key is struck. */
import { fitNote } from './fit-note.ts';
import type { Key, Tones, LiveDrive, Mode } from '../types.ts';
import { keyByPriority } from './mono.ts';
import type { MonoOptions } from './mono.ts';

const VELOCITY_MAX = 127;

/** All drives at the same pitch; drives that cannot reach it fold or stay silent. */
export function unisonMode(drives: readonly LiveDrive[], options: MonoOptions): Mode {
  return togetherMode(drives, options, (note, drive) => fitNote(note, drive, options.outside));
}

/** Each drive in its own range: the note itself where it can, else the same pitch class an octave or more away. */
export function octavesMode(drives: readonly LiveDrive[], options: MonoOptions): Mode {
  const byNearness = (note: number) => drives.toSorted((a, b) => distance(note, a) - distance(note, b));
  return togetherMode(drives, options, (note, drive, count) => {
    const chosen = byNearness(note).slice(0, count);
    return chosen.includes(drive) ? fitNote(note, drive, 'fold') : undefined;
  });
}

function togetherMode(
  drives: readonly LiveDrive[],
  options: MonoOptions,
  noteOn: (note: number, drive: LiveDrive, count: number) => number | undefined,
): Mode {
  function sound(tones: Tones, held: readonly Key[]): Tones {
    const key = keyByPriority(held, drives, options);
    const before = tones.find((tone) => tone !== undefined)?.key;
    if (before === key) return tones;
    if (!key) return drives.map(() => undefined);
    const count = drivesFor(key.velocity, drives.length);
    let left = count;
    return drives.map((drive, index) => {
      const note = left > 0 ? noteOn(key.note, drive, count) : undefined;
      if (note === undefined) return undefined;
      left--;
      return { key, note, legato: options.legato && tones[index] !== undefined };
    });
  }
  return {
    press: (tones, _key, held) => sound(tones, held),
    release: (tones, _key, held) => sound(tones, held),
  };
}

/** At least one drive, all of them from the hardest stroke. */
function drivesFor(velocity: number, driveCount: number): number {
  return Math.max(1, Math.ceil((velocity / VELOCITY_MAX) * driveCount));
}

/** Semitones between a note and what the drive makes of it. */
function distance(note: number, drive: LiveDrive): number {
  return Math.abs((fitNote(note, drive, 'fold') ?? Infinity) - note);
}
