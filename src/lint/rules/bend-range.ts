/** Finds pitch bends that lead a drive out of its range, or further than a board can follow. */
import { drivesOf } from '../../rig/drive-limits.ts';
import { encodeRange } from '../../rig/note-range.ts';
import { noteToName } from '../../units/note-name.ts';
import { atVoiceNote } from '../at.ts';
import type { Rule } from '../types.ts';

export const bendRange: Rule = {
  name: 'bend-range',
  about: 'a pitch bend that leads out of the range of its drive',
  options: { cents: 1200, beyondCents: 50 },
  check(song, report, { cents: centsMax = 1200, beyondCents = 50 }) {
    const drives = new Map(drivesOf(song.rig).map((drive) => [drive.id, drive]));
    for (const { drive: id, notes } of song.arranged().voices) {
      const drive = drives.get(id);
      for (const note of notes) {
        const cents = furthest(note.bends ?? []);
        if (cents === 0 || !drive) continue;
        const pitch = note.note + cents / 100;
        const margin = beyondCents / 100;
        const isOutside = pitch < drive.lowNote - margin || pitch > drive.highNote + margin;
        if (!isOutside && Math.abs(cents) <= centsMax) continue;
        const limit = isOutside ? `drive ${id} has ${encodeRange(drive)}` : `${centsMax} cents are the limit`;
        const fact = `${noteToName(note.note)} is bent by ${Math.round(cents)} cents, but ${limit}`;
        report({ message: `${fact}; bend less, or move the part`, ...atVoiceNote(id, note) });
      }
    }
  },
};

/** The bend furthest from the written pitch, cents. */
function furthest(bends: readonly { cents: number }[]): number {
  return bends.reduce((far, { cents }) => (Math.abs(cents) > Math.abs(far) ? cents : far), 0);
}
