/** Notes as people type them: by name or by MIDI number. */
import { noteToName, nameToNote } from '../../units/note-name.ts';
import { NOTE_MAX, NOTE_MIN } from '../../rig/drive-limits.ts';
import { UsageError } from '../exit/error-boundary.ts';

/**
 * A note that some drive could play. Throws a UsageError.
 * @example parseNote('A3') // 57
 */
export function parseNote(text: string): number {
  const note = /^\d+$/.test(text.trim()) ? Number(text) : nameToNote(text);
  if (note !== undefined && note >= NOTE_MIN && note <= NOTE_MAX) return note;
  const range = `${noteToName(NOTE_MIN)}..${noteToName(NOTE_MAX)}`;
  if (note !== undefined) throw new UsageError(`no drive can play ${text}; stay within ${range}`);
  throw new UsageError(`${text} is no note; write its name or MIDI number, as in A3 or 57, within ${range}`);
}
