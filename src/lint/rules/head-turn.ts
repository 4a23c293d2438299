/** Finds notes so long that the head must turn inside them, which breaks their sound. */
import { isTone, type VoiceTable } from '../../arrangement/voice-table.ts';
import { playNote, restingHead } from '../../drive/motion.ts';
import { drivesOf } from '../../rig/drive-limits.ts';
import type { RigDrive } from '../../rig/types.ts';
import { noteToName } from '../../units/note-name.ts';
import { noteToPeriodUs } from '../../units/pitch.ts';
import { defineRule } from '../define-rule.ts';

export const headTurn = defineRule({
  name: 'head-turn',
  about: 'a note so long that the head turns inside it, again and again',
  options: { turns: 20 },
  check(song, log, { turns: turnsMax }) {
    const drives = new Map(drivesOf(song.rig).map((drive) => [drive.id, drive]));
    for (const { drive: id, notes } of song.arranged().voices) {
      const drive = drives.get(id);
      if (!drive || drive.motion === 'shake') continue;
      if (!hasLongNote(notes, turnsMax * (drive.highTrack - drive.lowTrack) * noteToPeriodUs(drive.highNote)))
        continue;
      const turnsIn = createHead(drive);
      for (let index = 0; index < notes.length; index += 1) {
        if (!isTone(notes, index)) continue;
        const note = notes.note.at(index);
        const turns = turnsIn(notes.endUs.at(index) - notes.startUs.at(index), note);
        if (turns <= turnsMax) continue;
        log.atVoiceNote(id, notes, index, () => {
          const fact = `the head of drive ${id} turns ${turns} times inside ${noteToName(note)}`;
          return { message: `${fact}; shorten the note or lower the gate` };
        });
      }
    }
  },
});

/** A head needs at least the time for all its turns at the highest note; most voices have no note so long. */
function hasLongNote({ startUs, endUs, length }: VoiceTable, longUs: number): boolean {
  for (let index = 0; index < length; index += 1) {
    if (endUs.at(index) - startUs.at(index) >= longUs) return true;
  }
  return false;
}

/** Follows a head from note to note; tells how often it turns inside each. */
function createHead(drive: RigDrive): (lastsUs: number, note: number) => number {
  let head = restingHead(drive, drive.motion);
  return (lastsUs, note) => {
    const steps = Math.ceil(lastsUs / noteToPeriodUs(note));
    const played = playNote(head, drive, drive.motion, steps);
    head = played.head;
    return played.turns;
  };
}
