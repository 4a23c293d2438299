/** Finds notes that no drive has in its range, so that they sound an octave or more away. */
import { PERCUSSION_CHANNEL } from '../../arrangement/claim.ts';
import { drivesOf } from '../../rig/drive-limits.ts';
import { encodeRange } from '../../rig/note-range.ts';
import { noteToName } from '../../units/note-name.ts';
import { atNote, atVoiceNote } from '../at.ts';
import type { Find, LintSong, Rule } from '../types.ts';

export const outOfRange: Rule = {
  name: 'out-of-range',
  about: 'a note outside the range of its drive, which folding moves by octaves',
  check(song, report) {
    if (song.arrangement) reportFolded(song, report);
    else reportOutsideRig(song, report);
  },
};

function reportFolded(song: LintSong, report: (find: Find) => void): void {
  const drives = new Map(drivesOf(song.rig).map((drive) => [drive.id, drive]));
  for (const { drive: id, notes } of song.arranged().voices) {
    const drive = drives.get(id);
    for (const note of notes) {
      if (note.foldedFrom === undefined || !drive) continue;
      const fact = `${noteToName(note.foldedFrom)} lies outside drive ${id} (${encodeRange(drive)})`;
      const message = `${fact} and sounds as ${noteToName(note.note)}; give the part an octave, or another drive`;
      report({ message, ...atVoiceNote(id, note) });
    }
  }
}

function reportOutsideRig(song: LintSong, report: (find: Find) => void): void {
  const drives = drivesOf(song.rig);
  const lowNote = drives.reduce((low, drive) => Math.min(low, drive.lowNote), 127);
  const highNote = drives.reduce((high, drive) => Math.max(high, drive.highNote), 0);
  for (const note of song.score.notes) {
    if (note.channel === PERCUSSION_CHANNEL || (note.note >= lowNote && note.note <= highNote)) continue;
    const fact = `${noteToName(note.note)} lies outside the rig (${encodeRange({ lowNote, highNote })})`;
    report({ message: `${fact} and is folded by octaves; transpose the song`, ...atNote(note) });
  }
}
