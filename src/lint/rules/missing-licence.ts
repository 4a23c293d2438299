/** Finds songs that do not say under which licence they may be played and passed on. */
import { defineRule } from '../define-rule.ts';

export const missingLicence = defineRule({
  name: 'missing-licence',
  about: 'a song that does not say under which licence it may be passed on',
  check(song, log) {
    const inFile = song.score.texts.find(({ kind }) => kind === 'copyright')?.text ?? '';
    if (song.arrangement ? song.arrangement.file.licence?.trim() : inFile) return;
    const remedy = song.arrangement
      ? 'add licence: and its name, such as CC0-1.0'
      : 'write an arrangement with one';
    log.at({}, () => ({
      message: `no licence is named; ${remedy}`,
      ...(song.arrangement && { keys: ['licence'] }),
      suggestions: [
        'licence: CC0-1.0 where the notes are your own or free',
        ...(inFile ? [`the file says: ${inFile}`] : []),
      ],
    }));
  },
});
