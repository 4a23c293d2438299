/** A drive plays one note at a time: finds where a channel plays more than its drives can. */
import type { Dropped } from '../../arrangement/types.ts';
import { PERCUSSION_CHANNEL } from '../../arrangement/claim.ts';
import type { Note } from '../../score/types.ts';
import { noteToName } from '../../units/note-name.ts';
import { atNote } from '../at.ts';
import type { Find, LintSong, Rule } from '../types.ts';

export const channelPolyphony: Rule = {
  name: 'channel-polyphony',
  about: 'two notes at once on one channel or drive, where only one can sound',
  options: { overlapMs: 30 },
  check(song, report, { overlapMs = 30 }) {
    const told = new Set<string>();
    const tell = (find: Find, notes: readonly Note[]): void => {
      for (const note of notes) told.add(keyOf(note));
      report(find);
    };
    for (const [channel, notes] of notesByChannel(song.score.notes)) {
      const drives = drivesFor(song, channel);
      if (drives !== undefined) findOverlaps(notes, drives, overlapMs * 1000, tell);
    }
    if (song.arrangement) reportCut(song, told, report);
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
function findOverlaps(
  notes: readonly Note[],
  drives: number,
  overlapUs: number,
  tell: (find: Find, notes: readonly Note[]) => void,
): void {
  let sounding: Note[] = [];
  let soundsUntilUs = -Infinity;
  for (const note of notes) {
    const isAlone = note.startUs >= soundsUntilUs;
    soundsUntilUs = Math.max(soundsUntilUs, note.endUs);
    if (isAlone) {
      sounding = [note];
      continue;
    }
    sounding = sounding.filter(({ endUs }) => endUs > note.startUs);
    const held = sounding.filter(
      (other) => Math.min(other.endUs, note.endUs) - note.startUs > overlapUs && other.note !== note.note,
    );
    if (held.length >= drives) {
      const names = [...held, note].map((one) => noteToName(one.note)).join(' ');
      const fact = `${names} sound at once on channel ${note.channel}`;
      const can = drives === 1 ? 'a drive plays one note at a time' : `its ${drives} drives play one each`;
      const message = `${fact}; ${can}: split the part, or give it another drive`;
      tell({ message, ...atNote(note) }, [...held, note]);
    }
    sounding.push(note);
  }
}

/** What the arrangement cut all the same: two parts on one drive, or chords larger than their split. */
function reportCut(song: LintSong, told: ReadonlySet<string>, report: (find: Find) => void): void {
  for (const dropped of song.arranged().dropped) {
    if (dropped.reason !== 'cut-by-newer' || told.has(keyOf(dropped))) continue;
    const { channel, note, startUs } = dropped;
    const message = `${noteToName(note)} of channel ${channel} finds its drive taken; give its part another drive`;
    report({ message, atUs: startUs, channel });
  }
}

function notesByChannel(notes: readonly Note[]): Map<number, Note[]> {
  const channels = new Map<number, Note[]>();
  for (const note of notes) {
    const list = channels.get(note.channel);
    if (list) list.push(note);
    else channels.set(note.channel, [note]);
  }
  return channels;
}

function keyOf({ channel, note, startUs }: Note | Dropped): string {
  return `${channel} ${note} ${startUs}`;
}
