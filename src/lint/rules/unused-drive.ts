/** Finds drives that stand on the stage and play nothing. */
import type { LintSong, Rule } from '../types.ts';

export const unusedDrive: Rule = {
  name: 'unused-drive',
  about: 'a drive of the rig that plays nothing in this song',
  check(song, report) {
    if (!isWorthTelling(song)) return;
    for (const { drive, notes } of song.arranged().voices) {
      if (notes.length > 0) continue;
      const remedy = 'let it double a weak part at the octave, or play what is dropped';
      report({ message: `drive ${drive} plays nothing; ${remedy}`, drive });
    }
  },
};

/** Reasons for which another drive would have helped. */
const NO_DRIVE = ['cut-by-newer', 'no-free-drive'];

/** Without an arrangement file a small song leaves drives idle, and there is nothing to mend unless notes are lost. */
function isWorthTelling(song: LintSong): boolean {
  if (song.score.notes.length === 0) return false;
  return (
    song.arrangement !== undefined || song.arranged().dropped.some(({ reason }) => NO_DRIVE.includes(reason))
  );
}
