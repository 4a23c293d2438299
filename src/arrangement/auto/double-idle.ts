/** Doubles the loud notes of a line an octave away, on drives that have nothing else to do. */
import type { RigDrive } from '../../rig/types.ts';
import type { Part } from '../types.ts';
import type { Tone } from '../wanted.ts';

const SEMITONES_PER_OCTAVE = 12;

/** What one drive sounds, sorted by startUs. */
export type DriveTones = { drive: RigDrive; tones: Tone[] };

/**
 * What each drive adds, in the order of `lines`, so that `part` is doubled: its notes that are at least as loud as half of
 * them, each on the first drive that rests for all of its length and has the octave below (or above) it, where that
 * stays within the outer lines. Only `open` drives are asked.
 */
export function doubleOnIdle(part: Part, open: ReadonlySet<number>, lines: readonly DriveTones[]): Tone[][] {
  const added = lines.map((): Tone[] => []);
  const free = lines.map(({ tones }) => createRestFinder(tones));
  const everything = lines.flatMap(({ tones }) => tones).toSorted(byStart);
  const sounding = createSweep(everything);
  const originals = everything.filter((tone) => tone.part === part && tone.burst === undefined);
  const loud = medianVelocity(originals);
  const octaves = part.split?.from === 'bass' ? [1, -1] : [-1, 1];
  for (const tone of originals) {
    const others = sounding(tone.startUs);
    if (tone.wanted.source.velocity < loud) continue;
    const double = octaves
      .map((octave) => tone.note + octave * SEMITONES_PER_OCTAVE)
      .filter((note) => staysInside(note, others))
      .flatMap((note) =>
        lines.flatMap(({ drive }, place) =>
          open.has(drive.id) && hasNote(drive, note) && free[place]?.(tone) ? { place, note } : [],
        ),
      )[0];
    if (!double) continue;
    const drive = lines[double.place]?.drive.id ?? tone.drive;
    added[double.place]?.push({ ...tone, drive, note: double.note, doubles: true });
  }
  return added;
}

function byStart(a: Tone, b: Tone): number {
  return a.startUs - b.startUs;
}

function hasNote({ lowNote, highNote }: RigDrive, note: number): boolean {
  return note >= lowNote && note <= highNote;
}

/** A doubling never stands above a melody or below a bass. */
function staysInside(note: number, others: readonly Tone[]): boolean {
  return others.every(({ part, note: other }) => {
    if (part.split?.from === 'melody') return note <= other;
    return part.split?.from !== 'bass' || note >= other;
  });
}

function medianVelocity(tones: readonly Tone[]): number {
  const velocities = tones.map(({ wanted }) => wanted.source.velocity).sort((a, b) => a - b);
  return velocities[Math.floor(velocities.length / 2)] ?? 0;
}

/** Tells whether a drive rests for the whole of a tone; asked in order of startUs. A tone that is granted is taken. */
function createRestFinder(own: readonly Tone[]): (tone: Tone) => boolean {
  let next = 0;
  let busyUntilUs = -Infinity;
  return ({ startUs, endUs }) => {
    for (; (own[next]?.startUs ?? Infinity) <= startUs; next++)
      busyUntilUs = Math.max(busyUntilUs, own[next]?.endUs ?? 0);
    if (busyUntilUs > startUs || (own[next]?.startUs ?? Infinity) < endUs) return false;
    busyUntilUs = endUs;
    return true;
  };
}

/** What sounds at a time; asked in order of time. */
function createSweep(tones: readonly Tone[]): (atUs: number) => readonly Tone[] {
  let next = 0;
  let sounding: Tone[] = [];
  return (atUs) => {
    sounding = sounding.filter(({ endUs }) => endUs > atUs);
    for (let tone = tones[next]; tone && tone.startUs <= atUs; tone = tones[++next]) {
      if (tone.endUs > atUs) sounding.push(tone);
    }
    return sounding;
  };
}
