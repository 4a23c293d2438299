/** Finds songs without a title: the setlist and the live view show one. */
import type { Rule } from '../types.ts';

export const missingTitle: Rule = {
  name: 'missing-title',
  about: 'a song without a title',
  check(song, report) {
    const inFile = song.score.tracks[0]?.name ?? '';
    if (!song.arrangement) {
      if (inFile === '')
        report({ message: 'the song has no title; name its first track, or write an arrangement' });
      return;
    }
    if (song.arrangement.file.title?.trim()) return;
    const message = 'the arrangement has no title; add title: and the name of the piece';
    const fix = { kind: 'arrangement', edits: [{ keys: ['title'], value: inFile }] } as const;
    report({ message, keys: ['title'], ...(inFile !== '' && { fix: { ...fix, edits: [...fix.edits] } }) });
  },
};
