/** Finds channels that are not numbered 1, 2, 3…, on which setups of Moppy stay silent. */
import { isPercussion } from '../../score/percussion.ts';
import { byCount } from '../../words/plural.ts';
import { defineRule } from '../define-rule.ts';

export const channelGaps = defineRule({
  name: 'channel-gaps',
  about: 'channels that are not numbered 1, 2, 3…: trouble for Moppy, none for flopera',
  check(song, log) {
    const channels = song.score.channels
      .map(({ channel }) => channel)
      .filter((channel) => !isPercussion(channel));
    const missing = Array.from({ length: channels.at(-1) ?? 0 }, (_, index) => index + 1).filter(
      (channel) => !channels.includes(channel),
    );
    if (missing.length === 0) return;
    log.at({}, () => {
      const fact = `channels ${channels.join(', ')} play, ${missing.join(', ')} ${byCount(missing.length, 'does', 'do')} not`;
      return { message: `${fact}; number them from 1 without gaps where Moppy is to play them` };
    });
  },
});
