/** Finds notes so long that the head must turn inside them, which breaks their sound. */
import type { VoiceNote } from '../../arrangement/types.ts';
import { drivesOf } from '../../rig/drive-limits.ts';
import type { RigDrive } from '../../rig/types.ts';
import { noteToName } from '../../units/note-name.ts';
import { noteToPeriodUs } from '../../units/pitch.ts';
import { atVoiceNote } from '../at.ts';
import type { Rule } from '../types.ts';

export const headTurn: Rule = {
  name: 'head-turn',
  about: 'a note so long that the head turns inside it, again and again',
  options: { turns: 20 },
  check(song, report, { turns: turnsMax = 20 }) {
    const drives = new Map(drivesOf(song.rig).map((drive) => [drive.id, drive]));
    for (const { drive: id, notes } of song.arranged().voices) {
      const drive = drives.get(id);
      if (!drive || drive.motion === 'shake') continue;
      const turnsIn = createHead(drive);
      for (const note of notes) {
        const turns = turnsIn(note);
        if (turns <= turnsMax) continue;
        const fact = `the head of drive ${id} turns ${turns} times inside ${noteToName(note.note)}`;
        report({ message: `${fact}; shorten the note or lower the gate`, ...atVoiceNote(id, note) });
      }
    }
  },
};

/** Follows a head from note to note: each begins towards the side with more room (the firmware's rule). */
function createHead({ lowTrack, highTrack }: RigDrive): (note: VoiceNote) => number {
  const room = highTrack - lowTrack;
  let track = lowTrack;
  return ({ startUs, endUs, note, burst }) => {
    if (burst !== undefined) return 0;
    const steps = Math.floor((endUs - startUs) / noteToPeriodUs(note)) + 1;
    const isInward = track - lowTrack < highTrack - track;
    const toEnd = isInward ? highTrack - track : track - lowTrack;
    const turns = steps <= toEnd ? 0 : 1 + Math.floor((steps - toEnd - 1) / room);
    const beyond = steps <= toEnd ? steps : (steps - toEnd) % room;
    const endsInward = isInward === (turns % 2 === 0);
    if (turns === 0) track += isInward ? beyond : -beyond;
    else track = endsInward ? lowTrack + beyond : highTrack - beyond;
    return turns;
  };
}
