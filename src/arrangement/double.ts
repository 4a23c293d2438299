/** Doubles a part an octave away on a drive that has nothing of its own to do. */
import type { RigDrive } from '../rig/types.ts';
import type { Tone } from './wanted.ts';

const SEMITONES_PER_OCTAVE = 12;

/**
 * What `drive` adds to its own tones (sorted) to double `tones`: those whose octave it has in its range and that begin
 * while it rests, ended where its own next tone begins.
 */
export function doublings(
  tones: readonly Tone[],
  octave: number,
  drive: RigDrive,
  own: readonly Tone[],
): Tone[] {
  const added: Tone[] = [];
  let next = 0;
  let busyUntilUs = -Infinity;
  for (const tone of tones) {
    while ((own[next]?.startUs ?? Infinity) <= tone.startUs) {
      busyUntilUs = Math.max(busyUntilUs, own[next]?.endUs ?? 0);
      next++;
    }
    const note = tone.note + SEMITONES_PER_OCTAVE * octave;
    const inRange = note >= drive.lowNote && note <= drive.highNote;
    if (!inRange || busyUntilUs > tone.startUs || tone.burst !== undefined) continue;
    const endUs = Math.min(tone.endUs, own[next]?.startUs ?? Infinity);
    if (endUs <= tone.startUs) continue;
    added.push({ ...tone, drive: drive.id, note, endUs, doubles: true });
    busyUntilUs = endUs;
  }
  return added;
}
