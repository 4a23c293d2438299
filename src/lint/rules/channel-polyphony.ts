/** A drive plays one note at a time: finds where a channel, or what is put on a drive, plays more. */
import { PERCUSSION_CHANNEL } from '../../arrangement/claim.ts';
import { noteToName } from '../../units/note-name.ts';
import { atNote } from '../at.ts';
import { reportCuts } from '../cut-notes.ts';
import type { LintSong, Report, Rule } from '../types.ts';

export const channelPolyphony: Rule = {
  name: 'channel-polyphony',
  about: 'two notes at once on one channel or drive, where only one can sound',
  options: { overlapMs: 30 },
  check(song, report, { overlapMs = 30 }) {
    /** Rows of notes that were told of already. */
    const told = new Set<number>();
    for (const [channel, rows] of rowsByChannel(song)) {
      const drives = drivesFor(song, channel);
      if (drives !== undefined) reportOverlaps(song, rows, drives, overlapMs * 1000, told, report);
    }
    if (song.arrangement) reportCuts(song, overlapMs * 1000, told, report);
  },
};

/** How many notes of a channel may sound at once; undefined where a split of the arrangement deals with chords. */
function drivesFor({ arrangement }: LintSong, channel: number): number | undefined {
  if (channel === PERCUSSION_CHANNEL) return undefined;
  if (!arrangement) return 1;
  const parts = arrangement.file.parts.filter(
    ({ from, drums }) => !drums && (from.channels?.includes(channel) ?? true),
  );
  if (parts.length === 0 || parts.some(({ split, from }) => split ?? from.range ?? from.tracks))
    return undefined;
  return Math.max(...parts.map(({ drives }) => drives.length));
}

/** Reports each note that begins while all drives are taken, and stay so for longer than a legato overlaps. */
function reportOverlaps(
  song: LintSong,
  rows: readonly number[],
  drives: number,
  overlapUs: number,
  told: Set<number>,
  report: Report,
): void {
  const { startUs, endUs, note } = song.score.notes;
  let sounding: number[] = [];
  let soundsUntilUs = -Infinity;
  for (const row of rows) {
    const [fromUs, toUs] = [startUs.at(row), endUs.at(row)];
    const isAlone = fromUs >= soundsUntilUs;
    soundsUntilUs = Math.max(soundsUntilUs, toUs);
    if (isAlone) {
      sounding = [row];
      continue;
    }
    sounding = sounding.filter((other) => endUs.at(other) > fromUs);
    const held = sounding.filter(
      (other) => Math.min(endUs.at(other), toUs) - fromUs > overlapUs && note.at(other) !== note.at(row),
    );
    if (held.length >= drives) {
      for (const one of [...held, row]) told.add(one);
      report(atNote(song, row), () => ({ message: overlapText(song, [...held, row], drives) }));
    }
    sounding.push(row);
  }
}

function overlapText({ score: { notes } }: LintSong, rows: readonly number[], drives: number): string {
  const names = rows.map((row) => noteToName(notes.note.at(row))).join(' ');
  const fact = `${names} sound at once on channel ${notes.channel.at(rows.at(-1) ?? 0)}`;
  const can = drives === 1 ? 'a drive plays one note at a time' : `its ${drives} drives play one each`;
  return `${fact}; ${can}: split the part, or give it another drive`;
}

function rowsByChannel({ score: { notes } }: LintSong): Map<number, number[]> {
  const channels = new Map<number, number[]>();
  for (let row = 0; row < notes.length; row += 1) {
    const rows = channels.get(notes.channel.at(row));
    if (rows) rows.push(row);
    else channels.set(notes.channel.at(row), [row]);
  }
  return channels;
}
