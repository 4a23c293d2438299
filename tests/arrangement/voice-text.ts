/** Voices as text, for expectations that a musician can read: `1: C4 0-250 E4 500-750`. */
import type { ArrangedJson } from '../../src/arrangement/arranged-json.ts';
import { noteToName } from '../../src/units/note-name.ts';

/** One line for each drive that plays; times in ms; a burst by its name; `+` before a doubling. */
export function voicesAsText({ voices }: ArrangedJson): string[] {
  return voices
    .filter(({ notes }) => notes.length > 0)
    .map(({ drive, notes }) => {
      const shown = notes.map(({ note, startUs, endUs, burst, doubles }) => {
        const name = `${doubles ? '+' : ''}${burst ?? noteToName(note)}`;
        return `${name} ${Math.round(startUs / 1000)}-${Math.round(endUs / 1000)}`;
      });
      return `${drive}: ${shown.join(' ')}`;
    });
}

/** Notes that nobody plays: `C4 0 no-part`. */
export function droppedAsText({ dropped }: ArrangedJson): string[] {
  return dropped.map(
    ({ note, startUs, reason }) => `${noteToName(note)} ${Math.round(startUs / 1000)} ${reason}`,
  );
}
