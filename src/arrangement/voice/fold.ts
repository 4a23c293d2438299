/** Brings every note of a voice into its drive's range by whole octaves. */
import { OCTAVE_SEMITONES, octavesOutside, wrapInto } from '../../units/octave.ts';
import type { NoteRange } from '../../rig/note-range.ts';
import { NO_NOTE, type VoiceTable } from '../voice-table.ts';

/** A rest as long as this ends a phrase. */
const PHRASE_REST_US = 500_000;

/**
 * Writes the note of each row of a voice (sorted by startUs) that has none yet: a phrase keeps the offset that brings
 * most of its pitches into the range, the least such offset; those that still fall outside wrap one by one.
 */
export function foldVoice(voice: VoiceTable, range: NoteRange): void {
  for (let from = 0; from < voice.length;) {
    const to = endOfPhrase(voice, from);
    const offset = isInside(voice, from, to, range) ? 0 : bestOffset(pitchCounts(voice, from, to), range);
    for (let index = from; index < to; index += 1) {
      if (voice.note.at(index) === NO_NOTE)
        voice.note.set(index, wrapInto(voice.pitch.at(index) + offset, range));
    }
    from = to;
  }
}

function endOfPhrase({ startUs, endUs, length }: VoiceTable, from: number): number {
  let to = from + 1;
  while (to < length && startUs.at(to) - endUs.at(to - 1) < PHRASE_REST_US) to += 1;
  return to;
}

function isInside(
  { pitch }: VoiceTable,
  from: number,
  to: number,
  { lowNote, highNote }: NoteRange,
): boolean {
  for (let index = from; index < to; index += 1) {
    if (pitch.at(index) < lowNote || pitch.at(index) > highNote) return false;
  }
  return true;
}

/** How often each pitch of a phrase comes. */
function pitchCounts({ pitch }: VoiceTable, from: number, to: number): Map<number, number> {
  const counts = new Map<number, number>();
  for (let index = from; index < to; index += 1) {
    const own = pitch.at(index);
    counts.set(own, (counts.get(own) ?? 0) + 1);
  }
  return counts;
}

function bestOffset(counts: ReadonlyMap<number, number>, range: NoteRange): number {
  let best = { offset: 0, inside: -1 };
  for (const offset of offsetsByLeast([...counts.keys()], range)) {
    let inside = 0;
    for (const [pitch, count] of counts) if (octavesOutside(pitch + offset, range) === 0) inside += count;
    if (inside > best.inside) best = { offset, inside };
  }
  return best.offset;
}

/** Every offset that brings some pitch into the range, the least first (down before up). */
function offsetsByLeast(pitches: readonly number[], range: NoteRange): number[] {
  const shifts = pitches.map((pitch) => wrapInto(pitch, range) - pitch);
  const least = shifts.reduce((a, b) => Math.min(a, b), 0) / OCTAVE_SEMITONES;
  const most = shifts.reduce((a, b) => Math.max(a, b), 0) / OCTAVE_SEMITONES;
  const offsets: number[] = [];
  for (let octaves = Math.floor(least); octaves <= Math.ceil(most); octaves++) {
    offsets.push(octaves * OCTAVE_SEMITONES);
  }
  return offsets.toSorted((a, b) => Math.abs(a) - Math.abs(b) || a - b);
}
