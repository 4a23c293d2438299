/** Finds drives that the others will drown, by the loudness measured for the rig. */
import { isDoubling } from '../../arrangement/voice-table.ts';
import type { Voice } from '../../arrangement/arranged.ts';
import { drivesOf } from '../../rig/drive-limits.ts';
import { defineRule } from '../define-rule.ts';
import type { LintSong } from '../types.ts';

export const unbalanced = defineRule({
  name: 'unbalanced',
  about: 'a part on a drive much softer than those that play with it',
  options: { db: 6 },
  check(song, log, { db }) {
    const levels = new Map(drivesOf(song.rig).map(({ id, levelDb }) => [id, levelDb]));
    const playing = song.arranged().voices.filter(({ notes }) => notes.length > 0);
    const loudest = playing.reduce((max, { drive }) => Math.max(max, levels.get(drive) ?? 0), -Infinity);
    for (const voice of playing) {
      const behindDb = loudest - (levels.get(voice.drive) ?? 0);
      if (behindDb < db || isDoubled(song, voice)) continue;
      log.at({ drive: voice.drive }, () => {
        const fact = `drive ${voice.drive} is ${Math.round(behindDb)} dB softer than the loudest that plays`;
        return { message: `${fact}; double its part, or give it to a louder drive` };
      });
    }
  },
});

/** Whether the drive doubles another one, or is doubled itself. */
function isDoubled({ arrangement }: LintSong, { drive, notes }: Voice): boolean {
  if (isAllDoubling(notes)) return true;
  return arrangement?.file.parts.some(({ drives, double }) => double && drives.includes(drive)) ?? false;
}

function isAllDoubling(notes: Voice['notes']): boolean {
  for (let index = 0; index < notes.length; index += 1) if (!isDoubling(notes, index)) return false;
  return true;
}
