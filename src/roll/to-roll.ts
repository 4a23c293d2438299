/** Score and voices → the piano roll of both, note by note. */
import { isDoubling, kindToBurst, type VoiceTable } from '../arrangement/voice-table.ts';
import { fateToReason, type Arranged } from '../arrangement/arranged.ts';
import { countDropped } from '../arrangement/arranged.ts';
import type { Rig } from '../rig/types.ts';
import type { Note, Score } from '../score/types.ts';
import { noteToName } from '../units/note-name.ts';
import { OCTAVE_SEMITONES } from '../units/octave.ts';
import { clockTenthsText } from '../words/clock-text.ts';
import { counted } from '../words/plural.ts';
import type { Roll, RollDrive, RollNote } from './types.ts';

export type RollSource = {
  title: string;
  score: Score;
  arranged: Pick<Arranged, 'voices' | 'fates' | 'isLossy'>;
  rig: Rig;
  /** The factor that `arranged` was played faster by; 1 where absent. */
  tempo?: number;
};

/** Which drive plays a note of the score, and as which note. */
type Taken = { driveIndex: number; note: number };

/** The roll of a score and what was arranged from it. */
export function toRoll({ title, score, arranged, rig, tempo = 1 }: RollSource): Roll {
  const drives: RollDrive[] = rig.boards
    .flatMap((board) => board.drives)
    .map(({ id, lowNote, highNote }) => ({ id, lowNote, highNote, notes: 0 }));
  const indexOf = new Map(drives.map(({ id }, index) => [id, index]));
  const takenBy = new Map<number, Taken>();
  const after: RollNote[] = [];
  for (const { drive, notes } of arranged.voices) {
    const driveIndex = indexOf.get(drive) ?? 0;
    const rollDrive = drives[driveIndex];
    if (rollDrive) rollDrive.notes += notes.length;
    for (let index = 0; index < notes.length; index += 1) {
      const row = notes.row.at(index);
      if (!isDoubling(notes, index)) takenBy.set(row, { driveIndex, note: notes.note.at(index) });
      after.push(playedNote(notes, index, score.notes.at(row), { drive, driveIndex, tempo }));
    }
  }
  const before = score.notes
    .rows()
    .map((note, row) => scoreNote(note, takenBy.get(row), drives, fateToReason(arranged.fates.at(row))));
  const dropped = [...countDropped(arranged)]
    .map(([reason, notes]) => ({ reason, notes }))
    .sort((a, b) => b.notes - a.notes);
  return { title, drives, before, after, dropped, barStartsUs: barsOf(score), tempo };
}

function playedNote(
  notes: VoiceTable,
  index: number,
  source: Note,
  { drive, driveIndex, tempo }: { drive: number; driveIndex: number; tempo: number },
): RollNote {
  const [startUs, note] = [notes.startUs.at(index), notes.note.at(index)];
  const burst = kindToBurst(notes.kind.at(index));
  const doubles = isDoubling(notes, index);
  const shift = burst === undefined ? movedBy(note - source.note) : `a ${burst}`;
  const from = `from ${noteToName(source.note)} of channel ${source.channel}${shift && `, ${shift}`}`;
  return {
    startUs: startUs * tempo,
    endUs: notes.endUs.at(index) * tempo,
    note,
    driveIndex,
    doubles,
    tooltip: `drive ${drive}: ${noteToName(note)} at ${clockTenthsText(startUs)}${doubles ? ', doubling' : ''}, ${from}`,
  };
}

function scoreNote(
  note: Note,
  taken: Taken | undefined,
  drives: readonly RollDrive[],
  reason: string | undefined,
): RollNote {
  const what = `${noteToName(note.note)}, channel ${note.channel}, track ${note.track}, at ${clockTenthsText(note.startUs)}`;
  const fate = taken
    ? `drive ${drives[taken.driveIndex]?.id ?? '?'} plays ${noteToName(taken.note)}`
    : `dropped: ${reason ?? 'no drive plays it'}`;
  return {
    startUs: note.startUs,
    endUs: note.endUs,
    note: note.note,
    driveIndex: taken?.driveIndex,
    doubles: false,
    tooltip: `${what}; ${fate}`,
  };
}

/**
 * How a note was moved, in words.
 * @example movedBy(-24) // '2 octaves down'
 */
function movedBy(semitones: number): string {
  if (semitones === 0) return '';
  const size = Math.abs(semitones);
  const octaves = size / OCTAVE_SEMITONES;
  const [count, unit] = Number.isInteger(octaves) ? [octaves, 'octave'] : [size, 'semitone'];
  return `${counted(count, unit)} ${semitones < 0 ? 'down' : 'up'}`;
}

/** Bars to the end of the last note, even where the score tells fewer. */
function barsOf({ barStartsUs, notes, durationUs }: Score): number[] {
  const endUs = notes.endUs
    .toArray()
    .reduce((latest, us) => Math.max(latest, us), notes.length > 0 ? 0 : durationUs);
  const bars = barStartsUs.length > 0 ? barStartsUs : [0];
  const needed = bars.findIndex((startUs) => startUs >= endUs);
  if (needed > 0) return bars.slice(0, needed + 1);
  return (bars.at(-1) ?? 0) < endUs ? [...bars, endUs] : [...bars];
}
