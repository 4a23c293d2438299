/** Finds songs with more channels than the rig has drives, where no arrangement says who plays what. */
import { isPercussion } from '../../score/percussion.ts';
import { drivesOf } from '../../rig/drive-limits.ts';
import { counted } from '../../words/plural.ts';
import { defineRule } from '../define-rule.ts';

export const tooManyChannels = defineRule({
  name: 'too-many-channels',
  about: 'more channels than drives, and no arrangement that says which of them matter',
  check(song, log) {
    if (song.arrangement) return;
    const channels = song.score.channels.filter(({ channel }) => !isPercussion(channel)).length;
    const drives = drivesOf(song.rig).length;
    if (channels <= drives) return;
    log.at({}, () => {
      const fact = `${channels} channels for ${counted(drives, 'drive')}`;
      const remedy = 'write an arrangement (flopera arrange --write) and choose what is to be heard';
      return { message: `${fact}; ${remedy}` };
    });
  },
});
