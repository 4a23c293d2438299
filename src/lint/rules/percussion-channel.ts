/** Finds drums that no drive plays. */
import { isPercussion } from '../../score/percussion.ts';
import { reasonToFate } from '../../arrangement/arranged.ts';
import { byCount } from '../../words/plural.ts';
import { defineRule } from '../define-rule.ts';
import type { LintSong } from '../types.ts';

const KEYS_SHOWN = 8;

export const percussionChannel = defineRule({
  name: 'percussion-channel',
  about: 'percussion on channel 10 that is mapped to no drive and stays silent',
  check(song, log) {
    if (!song.score.channels.some(({ channel }) => isPercussion(channel))) return;
    const rows = unheardDrums(song);
    const [first] = rows;
    if (first === undefined) return;
    log.atNote(first, () => {
      const count = byCount(rows.length, 'one note of percussion', `${rows.length} notes of percussion`);
      const fact = `${count} (${keysText(song, rows)}) ${byCount(rows.length, 'is', 'are')} played by no drive`;
      return {
        message: `${fact}; map them in the arrangement, or take channel 10 out`,
        suggestions: ['parts: - { from: { channel: 10 }, drum: { 36: { drive: 6, burst: kick } } }'],
      };
    });
  },
});

/** Rows of the score. */
function unheardDrums(song: LintSong): number[] {
  const { fates } = song.arranged();
  const unmapped = reasonToFate('percussion-unmapped');
  const rows: number[] = [];
  for (let row = 0; row < fates.length; row += 1) if (fates.at(row) === unmapped) rows.push(row);
  return rows;
}

function keysText({ score: { notes } }: LintSong, rows: readonly number[]): string {
  const keys = [...new Set(rows.map((row) => notes.note.at(row)))].toSorted((a, b) => a - b);
  const more = keys.length - KEYS_SHOWN;
  const shown = keys.slice(0, KEYS_SHOWN).join(', ');
  return `${byCount(keys.length, 'key', 'keys')} ${shown}${more > 0 ? ` and ${more} more` : ''}`;
}
