/** Finds notes that no drive has in its range, so that they sound an octave or more away. */
import { isFolded } from '../../arrangement/voice-table.ts';
import { isWithin } from '../../units/octave.ts';
import { isPercussion } from '../../score/percussion.ts';
import { drivesOf } from '../../rig/drive-limits.ts';
import { encodeRange } from '../../rig/note-range.ts';
import { noteToName } from '../../units/note-name.ts';
import { defineRule } from '../define-rule.ts';
import type { LintSong, FindingLog } from '../types.ts';

export const outOfRange = defineRule({
  name: 'out-of-range',
  about: 'a note outside the range of its drive, which folding moves by octaves',
  check(song, log) {
    if (song.arrangement) reportFolded(song, log);
    else reportOutsideRig(song, log);
  },
});

function reportFolded(song: LintSong, log: FindingLog): void {
  const drives = new Map(drivesOf(song.rig).map((drive) => [drive.id, drive]));
  for (const { drive: id, notes } of song.arranged().voices) {
    const drive = drives.get(id);
    if (!drive) continue;
    for (let index = 0; index < notes.length; index += 1) {
      if (!isFolded(notes, index)) continue;
      log.atVoiceNote(id, notes, index, () => {
        const [asked, sounds] = [noteToName(notes.pitch.at(index)), noteToName(notes.note.at(index))];
        const fact = `${asked} lies outside drive ${id} (${encodeRange(drive)}) and sounds as ${sounds}`;
        return { message: `${fact}; give the part an octave, or another drive` };
      });
    }
  }
}

function reportOutsideRig(song: LintSong, log: FindingLog): void {
  const drives = drivesOf(song.rig);
  const lowNote = drives.reduce((low, drive) => Math.min(low, drive.lowNote), 127);
  const highNote = drives.reduce((high, drive) => Math.max(high, drive.highNote), 0);
  const rigRange = { lowNote, highNote };
  const { note, channel, length } = song.score.notes;
  for (let row = 0; row < length; row += 1) {
    if (isWithin(note.at(row), rigRange) || isPercussion(channel.at(row))) continue;
    log.atNote(row, () => {
      const fact = `${noteToName(note.at(row))} lies outside the rig (${encodeRange(rigRange)})`;
      return { message: `${fact} and is folded by octaves; transpose the song` };
    });
  }
}
