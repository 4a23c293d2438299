/** A drive plays one note at a time: finds where a channel, or what is put on a drive, plays more. */
import { isPercussion } from '../../score/percussion.ts';
import { noteToName } from '../../units/note-name.ts';
import { byCount } from '../../words/plural.ts';
import { defineRule } from '../define-rule.ts';
import { reportCuts } from '../song/cut-notes.ts';
import type { LintSong, FindingLog } from '../types.ts';

/** By number, so that the first stands for none. */
const CHANNELS = Array.from({ length: 17 }, (_, channel) => channel);

export const channelPolyphony = defineRule({
  name: 'channel-polyphony',
  about: 'two notes at once on one channel or drive, where only one can sound',
  options: { overlapMs: 30 },
  check(song, log, { overlapMs }) {
    /** Rows of notes that were told of already. */
    const told = new Set<number>();
    reportOverlaps(song, overlapMs * 1000, told, log);
    if (song.arrangement) reportCuts(song, overlapMs * 1000, told, log);
  },
});

/** How many notes of a channel may sound at once; undefined where a split of the arrangement deals with chords. */
function drivesFor({ arrangement }: LintSong, channel: number): number | undefined {
  if (isPercussion(channel)) return undefined;
  if (!arrangement) return 1;
  const parts = arrangement.file.parts.filter(
    ({ from, drums }) => !drums && (from.channels?.includes(channel) ?? true),
  );
  if (parts.length === 0 || parts.some(({ split, from }) => split ?? from.range ?? from.tracks))
    return undefined;
  return Math.max(...parts.map(({ drives }) => drives.length));
}

/** Rows of the score that sound on one channel, and until when anything does. */
type ChannelState = { rows: number[]; untilUs: number };

/** Reports each note that begins while all drives of its channel are taken, and stay so for longer than a legato overlaps. */
function reportOverlaps(song: LintSong, overlapUs: number, told: Set<number>, log: FindingLog): void {
  const { channel, startUs, endUs, note, length } = song.score.notes;
  const drivesOfChannel = CHANNELS.map((own) => drivesFor(song, own));
  const channels = CHANNELS.map((): ChannelState => ({ rows: [], untilUs: -Infinity }));
  for (let row = 0; row < length; row += 1) {
    const drives = drivesOfChannel[channel.at(row)];
    const state = channels[channel.at(row)];
    if (drives === undefined || !state) continue;
    const [fromUs, toUs] = [startUs.at(row), endUs.at(row)];
    const isAlone = fromUs >= state.untilUs;
    state.untilUs = Math.max(state.untilUs, toUs);
    if (isAlone) {
      state.rows = [row];
      continue;
    }
    state.rows = state.rows.filter((other) => endUs.at(other) > fromUs);
    const held = state.rows.filter(
      (other) => Math.min(endUs.at(other), toUs) - fromUs > overlapUs && note.at(other) !== note.at(row),
    );
    if (held.length >= drives) {
      for (const one of [...held, row]) told.add(one);
      log.atNote(row, () => ({ message: overlapText(song, [...held, row], drives) }));
    }
    state.rows.push(row);
  }
}

function overlapText({ score: { notes } }: LintSong, rows: readonly number[], drives: number): string {
  const names = rows.map((row) => noteToName(notes.note.at(row))).join(' ');
  const fact = `${names} sound at once on channel ${notes.channel.at(rows.at(-1) ?? 0)}`;
  const can = byCount(drives, 'a drive plays one note at a time', `its ${drives} drives play one each`);
  return `${fact}; ${can}: split the part, or give it another drive`;
}
