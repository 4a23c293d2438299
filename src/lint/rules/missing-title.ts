/** Finds songs without a title: the setlist and the live view show one. */
import { defineRule } from '../define-rule.ts';
import type { Fix } from '../types.ts';

export const missingTitle = defineRule({
  name: 'missing-title',
  about: 'a song without a title',
  check(song, log) {
    const inFile = song.score.tracks[0]?.name ?? '';
    if (song.arrangement ? song.arrangement.file.title?.trim() : inFile) return;
    log.at({}, () => {
      if (!song.arrangement)
        return { message: 'the song has no title; name its first track, or write an arrangement' };
      const message = 'the arrangement has no title; add title: and the name of the piece';
      const fix: Fix = { kind: 'arrangement', edits: [{ keys: ['title'], value: inFile }] };
      return { message, keys: ['title'], ...(inFile !== '' && { fix }) };
    });
  },
});
