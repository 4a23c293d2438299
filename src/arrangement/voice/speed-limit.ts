/** Trills have a speed limit: a drive needs three steps before a pitch is told from a click. */
import { noteToPeriodUs } from '../../units/pitch.ts';
import { Column } from '../../table/column.ts';
import { isTone, type VoiceTable } from '../voice-table.ts';

const STEPS_MIN = 3;
/** A note this much longer than the one it follows too soon makes that one a grace note. */
const GRACE_RATIO = 2;

/**
 * The least time from the start of a note to the next on the same drive, µs.
 * @example noteUsMin(29) // 68723, a trill on F1 has 14 notes a second
 */
export function noteUsMin(note: number): number {
  return STEPS_MIN * noteToPeriodUs(note);
}

/**
 * A voice (sorted) without what comes faster than its drive can speak: of a trill the note that sounds goes on until the
 * next can be heard, and a grace note gives way to its long one. The same table where nothing does.
 * @param short the short score, which tells how long a note should last
 */
export function withoutBlurs(voice: VoiceTable, short: VoiceTable): VoiceTable {
  if (!hasBlur(voice)) return voice;
  const { row, endUs, length } = voice;
  const heard: number[] = [];
  const endsUs: number[] = [];
  let [last, lastEndUs] = [0, endUs.at(0)];
  for (let index = 1; index < length; index += 1) {
    const isBlur = blurs(voice, last, lastEndUs, index);
    if (!isBlur) {
      heard.push(last);
      endsUs.push(lastEndUs);
    }
    if (!isBlur || isGraceBefore(voice, last, index)) [last, lastEndUs] = [index, endUs.at(index)];
    else lastEndUs = Math.max(lastEndUs, Math.min(short.endUs.at(row.at(last)), endUs.at(index)));
  }
  heard.push(last);
  endsUs.push(lastEndUs);
  return voice.pick(heard).with({ endUs: Column.of(endsUs) });
}

function hasBlur(voice: VoiceTable): boolean {
  const { startUs, endUs, note, length } = voice;
  for (let index = 1; index < length; index += 1) {
    const sinceUs = startUs.at(index) - startUs.at(index - 1);
    if (sinceUs < noteUsMin(note.at(index - 1)) && blurs(voice, index - 1, endUs.at(index - 1), index))
      return true;
  }
  return false;
}

/** Whether the note at `index` comes too soon after the one at `last`, which sounds until `lastEndUs`. */
function blurs(voice: VoiceTable, last: number, lastEndUs: number, index: number): boolean {
  const { startUs, note } = voice;
  const sinceUs = startUs.at(index) - startUs.at(last);
  const areTones = isTone(voice, last) && isTone(voice, index);
  return areTones && lastEndUs >= startUs.at(index) && sinceUs < noteUsMin(note.at(last));
}

function isGraceBefore({ startUs, endUs }: VoiceTable, last: number, index: number): boolean {
  return endUs.at(index) - startUs.at(index) >= GRACE_RATIO * (startUs.at(index) - startUs.at(last));
}
