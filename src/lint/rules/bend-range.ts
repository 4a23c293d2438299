/** Finds pitch bends that lead a drive out of its range, or further than a board can follow. */
import { drivesOf } from '../../rig/drive-limits.ts';
import { encodeRange } from '../../rig/note-range.ts';
import type { RigDrive } from '../../rig/types.ts';
import { noteToName } from '../../units/note-name.ts';
import { defineRule } from '../define-rule.ts';

export const bendRange = defineRule({
  name: 'bend-range',
  about: 'a pitch bend that leads out of the range of its drive',
  options: { cents: 1200, beyondCents: 50 },
  check(song, log, { cents: centsMax, beyondCents }) {
    const drives = new Map(drivesOf(song.rig).map((drive) => [drive.id, drive]));
    for (const { drive: id, notes, bends: bendsAt } of song.arranged().voices) {
      const drive = drives.get(id);
      if (!drive) continue;
      for (const [index, bends] of bendsAt) {
        const note = notes.note.at(index);
        const isOutside = (cents: number): boolean =>
          leavesRange(drive, note + cents / 100, beyondCents / 100);
        const wrong = bends
          .map(({ cents }) => cents)
          .filter((cents) => Math.abs(cents) > centsMax || isOutside(cents));
        if (wrong.length === 0) continue;
        log.atVoiceNote(id, notes, index, () => {
          const cents = wrong.reduce((far, one) => (Math.abs(one) > Math.abs(far) ? one : far));
          const limit = isOutside(cents)
            ? `drive ${id} has ${encodeRange(drive)}`
            : `${centsMax} cents are the limit`;
          const fact = `${noteToName(note)} is bent by ${Math.round(cents)} cents, but ${limit}`;
          return { message: `${fact}; bend less, or move the part` };
        });
      }
    }
  },
});

function leavesRange({ lowNote, highNote }: RigDrive, pitch: number, margin: number): boolean {
  return pitch < lowNote - margin || pitch > highNote + margin;
}
