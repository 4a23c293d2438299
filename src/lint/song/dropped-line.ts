/** What `dropped-melody` and `dropped-bass` share: notes of one line that no drive plays. */
import { fateToReason, type DropReason } from '../../arrangement/arranged.ts';
import { noteToName } from '../../units/note-name.ts';
import type { LintSong, FindingLog } from '../types.ts';

/** Why a note was dropped, as people say it; a note without length or too fast is the business of rules of its own. */
const REASONS: Readonly<Partial<Record<DropReason, string>>> = {
  'cut-by-newer': 'its drive is taken by a newer note',
  'no-free-drive': 'every drive is taken',
  'no-part': 'no part of the arrangement takes it',
};

/** Where the line is split off to get a drive of its own. */
const SPLITS = { melody: 'top', bass: 'bottom' } as const;

/** @param isOfLine by row of the score */
export function reportDropped(
  song: LintSong,
  isOfLine: (row: number) => boolean,
  name: keyof typeof SPLITS,
  log: FindingLog,
): void {
  const { fates } = song.arranged();
  for (let row = 0; row < fates.length; row += 1) {
    const reason = fateToReason(fates.at(row));
    const why = reason && REASONS[reason];
    if (why === undefined || !isOfLine(row)) continue;
    log.atNote(row, () => {
      const fact = `${noteToName(song.score.notes.note.at(row))} of the ${name} is not played: ${why}`;
      return { message: `${fact}; give the ${name} a drive of its own (split: ${SPLITS[name]})` };
    });
  }
}
