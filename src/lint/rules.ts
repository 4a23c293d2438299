/** All rules, in the order in which their pages are listed; a new one is added here by hand. */
import { didYouMean } from '../words/nearest-word.ts';
import { arrangementDrift } from './rules/arrangement-drift.ts';
import { bendRange } from './rules/bend-range.ts';
import { channelGaps } from './rules/channel-gaps.ts';
import { channelPolyphony } from './rules/channel-polyphony.ts';
import { droppedBass } from './rules/dropped-bass.ts';
import { droppedMelody } from './rules/dropped-melody.ts';
import { fastTrill } from './rules/fast-trill.ts';
import { fileDamage } from './rules/file-damage.ts';
import { foldCrossing } from './rules/fold-crossing.ts';
import { headTurn } from './rules/head-turn.ts';
import { linkBudget } from './rules/link-budget.ts';
import { longSilence } from './rules/long-silence.ts';
import { missingLicence } from './rules/missing-licence.ts';
import { missingTitle } from './rules/missing-title.ts';
import { noGap } from './rules/no-gap.ts';
import { outOfRange } from './rules/out-of-range.ts';
import { overheatedDrive } from './rules/overheated-drive.ts';
import { overlapSamePitch } from './rules/overlap-same-pitch.ts';
import { overworkedDrive } from './rules/overworked-drive.ts';
import { percussionChannel } from './rules/percussion-channel.ts';
import { shortNote } from './rules/short-note.ts';
import { stuckNote } from './rules/stuck-note.ts';
import { tempoExtreme } from './rules/tempo-extreme.ts';
import { tooManyChannels } from './rules/too-many-channels.ts';
import { unbalanced } from './rules/unbalanced.ts';
import { unisonDoubling } from './rules/unison-doubling.ts';
import { unusedDrive } from './rules/unused-drive.ts';
import { unusedIgnore } from './rules/unused-ignore.ts';
import { zeroLength } from './rules/zero-length.ts';
import type { Rule } from './types.ts';

export const rules: readonly Rule[] = [
  channelPolyphony,
  outOfRange,
  foldCrossing,
  shortNote,
  noGap,
  fastTrill,
  channelGaps,
  tooManyChannels,
  percussionChannel,
  stuckNote,
  overlapSamePitch,
  zeroLength,
  droppedMelody,
  droppedBass,
  unisonDoubling,
  unbalanced,
  unusedDrive,
  overworkedDrive,
  headTurn,
  linkBudget,
  overheatedDrive,
  bendRange,
  tempoExtreme,
  longSilence,
  fileDamage,
  arrangementDrift,
  missingLicence,
  missingTitle,
  unusedIgnore,
];

export function ruleNamed(name: string): Rule | undefined {
  return rules.find((rule) => rule.name === name);
}

/** The fact and the remedy for a name that is no rule. */
export function noSuchRule(name: string): string {
  const known = rules.map((rule) => rule.name);
  const remedy = didYouMean(name, known, 'flopera lint --list-rules tells all');
  return `there is no rule '${name}'; ${remedy}`;
}
