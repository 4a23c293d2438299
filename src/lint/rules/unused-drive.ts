/** Finds drives that stand on the stage and play nothing. */
import { reasonToFate } from '../../arrangement/arranged.ts';
import { defineRule } from '../define-rule.ts';
import type { LintSong } from '../types.ts';

export const unusedDrive = defineRule({
  name: 'unused-drive',
  about: 'a drive of the rig that plays nothing in this song',
  check(song, log) {
    if (!isWorthTelling(song)) return;
    for (const { drive, notes } of song.arranged().voices) {
      if (notes.length > 0) continue;
      const remedy = 'let it double a weak part at the octave, or play what is dropped';
      log.at({ drive }, () => ({ message: `drive ${drive} plays nothing; ${remedy}` }));
    }
  },
});

/** Without an arrangement file a small song leaves drives idle, and there is nothing to mend unless notes are lost. */
function isWorthTelling(song: LintSong): boolean {
  if (song.score.notes.length === 0) return false;
  return song.arrangement !== undefined || wouldAnotherHelp(song);
}

function wouldAnotherHelp(song: LintSong): boolean {
  const { fates, isLossy } = song.arranged();
  if (!isLossy) return false;
  const noDrive = [reasonToFate('cut-by-newer'), reasonToFate('no-free-drive')];
  for (let row = 0; row < fates.length; row += 1) if (noDrive.includes(fates.at(row))) return true;
  return false;
}
