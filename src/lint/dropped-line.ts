/** What `dropped-melody` and `dropped-bass` share: notes of one line that no drive plays. */
import type { Dropped } from '../arrangement/types.ts';
import type { Note } from '../score/types.ts';
import { noteToName } from '../units/note-name.ts';
import { atNote } from './at.ts';
import type { Find, LintSong } from './types.ts';

/** Why a note was dropped, as people say it. */
const REASONS: Readonly<Record<string, string>> = {
  'cut-by-newer': 'its drive is taken by a newer note',
  'no-free-drive': 'every drive is taken',
  'no-part': 'no part of the arrangement takes it',
};

/** @param name the line as people say it: `melody` */
export function reportDropped(
  song: LintSong,
  line: ReadonlySet<Note>,
  name: string,
  report: (find: Find) => void,
): void {
  const dropped = new Map(song.arranged().dropped.map((note) => [keyOf(note), note.reason]));
  if (dropped.size === 0) return;
  for (const note of line) {
    const reason = dropped.get(keyOf(note));
    if (reason === undefined) continue;
    const fact = `${noteToName(note.note)} of the ${name} is not played: ${REASONS[reason] ?? reason}`;
    report({
      message: `${fact}; give the ${name} a drive of its own (split: ${SPLITS[name] ?? 'top'})`,
      ...atNote(note),
    });
  }
}

const SPLITS: Readonly<Record<string, string>> = { melody: 'top', bass: 'bottom' };

function keyOf({ channel, note, startUs }: Note | Dropped): string {
  return `${channel} ${note} ${startUs}`;
}
