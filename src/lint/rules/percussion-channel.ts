/** Finds drums that no drive plays. */
import { PERCUSSION_CHANNEL } from '../../arrangement/claim.ts';
import { atNote } from '../at.ts';
import type { LintSong, Rule } from '../types.ts';

const KEYS_SHOWN = 8;

export const percussionChannel: Rule = {
  name: 'percussion-channel',
  about: 'percussion on channel 10 that is mapped to no drive and stays silent',
  check(song, report) {
    const unheard = unheardDrums(song);
    const drums = song.score.notes.filter(
      ({ channel, note }) => channel === PERCUSSION_CHANNEL && unheard.has(note),
    );
    const [first] = drums;
    if (!first) return;
    const keys = [...unheard].toSorted((a, b) => a - b);
    const fact = `${drums.length} notes of percussion (${keysText(keys)}) are played by no drive`;
    report({
      message: `${fact}; map them in the arrangement, or take channel 10 out`,
      ...atNote(first),
      suggestions: ['parts: - { from: { channel: 10 }, drum: { 36: { drive: 6, burst: kick } } }'],
    });
  },
};

function unheardDrums(song: LintSong): Set<number> {
  const { dropped } = song.arranged();
  return new Set(dropped.filter(({ reason }) => reason === 'percussion-unmapped').map(({ note }) => note));
}

function keysText(keys: readonly number[]): string {
  const shown = keys.slice(0, KEYS_SHOWN).join(', ');
  const more = keys.length - KEYS_SHOWN;
  return `keys ${shown}${more > 0 ? ` and ${more} more` : ''}`;
}
