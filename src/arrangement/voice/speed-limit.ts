/** Trills have a speed limit: a drive needs three steps before a pitch is told from a click. */
import { noteToPeriodUs } from '../../units/pitch.ts';
import { PieceTable, type PieceRow } from './piece-table.ts';

const STEPS_MIN = 3;
/** A note this much longer than the one it follows too soon makes that one a grace note. */
const GRACE_RATIO = 2;

/**
 * The least time from the start of a note to the next on the same drive, µs.
 * @example noteUsMin(29) // 68729, a trill on F1 has 14 notes a second
 */
export function noteUsMin(note: number): number {
  return STEPS_MIN * noteToPeriodUs(note);
}

/**
 * The tones (of one drive, sorted) without those that come faster than it can speak: of a trill the note that sounds goes
 * on until the next can be heard, and a grace note gives way to its long one. The same table where none do.
 */
export function withoutBlurs(tones: PieceTable): PieceTable {
  if (!hasBlur(tones)) return tones;
  const heard = new PieceTable(tones.length);
  let last = tones.at(0);
  for (let index = 1; index < tones.length; index += 1) {
    const tone = tones.at(index);
    if (!blurs(last, tone)) {
      heard.push(last);
      last = tone;
    } else if (tone.endUs - tone.startUs >= GRACE_RATIO * (tone.startUs - last.startUs)) {
      last = tone;
    } else {
      last = { ...last, endUs: Math.max(last.endUs, Math.min(last.wantedEndUs, tone.endUs)) };
    }
  }
  heard.push(last);
  return heard;
}

function hasBlur(tones: PieceTable): boolean {
  for (let index = 1; index < tones.length; index += 1) {
    const sinceUs = tones.startUs.at(index) - tones.startUs.at(index - 1);
    if (sinceUs < noteUsMin(tones.note.at(index - 1)) && blurs(tones.at(index - 1), tones.at(index)))
      return true;
  }
  return false;
}

function blurs(last: PieceRow, tone: PieceRow): boolean {
  const isTone = last.kind <= 0 && tone.kind <= 0;
  return isTone && last.endUs >= tone.startUs && tone.startUs - last.startUs < noteUsMin(last.note);
}
