/** Finds where arrangement and song no longer fit: parts for what does not play, channels that no part takes. */
import { counted } from '../../words/plural.ts';
import { defineRule } from '../define-rule.ts';
import { findChannelsLeftOut, findDrift, findIdleParts, tracksPlaying } from '../song/drift.ts';
import type { LintSong, FindingLog } from '../types.ts';

export const arrangementDrift = defineRule({
  name: 'arrangement-drift',
  about: 'the arrangement names what plays nothing in the song, or has no part for a channel that plays',
  check(song, log) {
    if (!song.arrangement) return;
    const { file } = song.arrangement;
    const drifts = findDrift(file, song.score);
    for (const { part, kind, missing, keys } of drifts) {
      log.at({}, () => {
        const fact = `part ${part + 1} names ${kind} ${missing.join(', ')}, where nothing plays`;
        return { message: `${fact}; the song has ${kind} ${playingText(song, kind)}`, keys };
      });
    }
    for (const part of findIdleParts(file, song.score, drifts)) {
      const message = `part ${part + 1} takes no note of the song; mend its from:, or take it out`;
      log.at({}, () => ({ message, keys: ['parts', part, 'from'] }));
    }
    for (const channel of findChannelsLeftOut(file, song.score)) {
      if (!isOuter(song, channel)) reportLeftOut(song, channel, log);
    }
  },
});

function playingText(song: LintSong, kind: 'channel' | 'track'): string {
  const playing =
    kind === 'channel' ? song.score.channels.map(({ channel }) => channel) : [...tracksPlaying(song.score)];
  return playing.toSorted((a, b) => a - b).join(', ');
}

/** A channel of the melody or the bass is told note by note (`dropped-melody`, `dropped-bass`). */
function isOuter(song: LintSong, channel: number): boolean {
  const { notes } = song.score;
  const { melody, bass } = song.outerLines();
  for (let row = 0; row < notes.length; row += 1) {
    if (notes.channel.at(row) === channel && (melody[row] === 1 || bass[row] === 1)) return true;
  }
  return false;
}

function reportLeftOut({ score: { notes } }: LintSong, channel: number, log: FindingLog): void {
  let [count, firstRow] = [0, 0];
  for (let row = notes.length - 1; row >= 0; row -= 1) {
    if (notes.channel.at(row) !== channel) continue;
    count += 1;
    firstRow = row;
  }
  const { startUs, track } = notes.at(firstRow);
  log.at({ atUs: startUs, channel, track }, () => {
    const fact = `no part takes channel ${channel} (${counted(count, 'note')})`;
    return { message: `${fact}; give it a part, or take it out of the song` };
  });
}
