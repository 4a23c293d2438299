/** Score and voices → the piano roll of both, note by note. */
import type { Arranged, Dropped, NoteSource, VoiceNote } from '../arrangement/types.ts';
import type { Rig } from '../rig/types.ts';
import type { Note, Score } from '../score/types.ts';
import { noteToName } from '../units/note-name.ts';
import { clockTenthsText } from '../words/clock-text.ts';
import { counted } from '../words/plural.ts';
import type { Roll, RollDrive, RollNote } from './types.ts';

export type RollSource = {
  title: string;
  score: Score;
  arranged: Arranged;
  rig: Rig;
  /** The factor that `arranged` was played faster by; 1 where absent. */
  tempo?: number;
};

/** Sources and drops name the same onset, which may have passed through a division by the tempo and back. */
const SAME_ONSET_US = 1;

/** The roll of a score and what was arranged from it. */
export function toRoll({ title, score, arranged, rig, tempo = 1 }: RollSource): Roll {
  const drives: RollDrive[] = rig.boards
    .flatMap((board) => board.drives)
    .map(({ id, lowNote, highNote }) => ({ id, lowNote, highNote, notes: 0 }));
  const indexOf = new Map(drives.map(({ id }, index) => [id, index]));
  const takenBy = new Map<string, { driveIndex: number; voiceNote: VoiceNote }>();
  const after: RollNote[] = [];
  for (const { drive, notes } of arranged.voices) {
    const driveIndex = indexOf.get(drive) ?? 0;
    const rollDrive = drives[driveIndex];
    if (rollDrive) rollDrive.notes += notes.length;
    for (const voiceNote of notes) {
      if (!voiceNote.doubles) takenBy.set(keyOf(voiceNote.source), { driveIndex, voiceNote });
      after.push(playedNote(voiceNote, drive, driveIndex, tempo));
    }
  }
  const reasons = new Map(arranged.dropped.map((dropped) => [keyOf(dropped), dropped.reason]));
  const before = score.notes.rows().map((note) => scoreNote(note, takenBy.get(keyOf(note)), drives, reasons));
  const barStartsUs = barsOf(score);
  return { title, drives, before, after, dropped: countReasons(arranged.dropped), barStartsUs, tempo };
}

function playedNote(note: VoiceNote, drive: number, driveIndex: number, tempo: number): RollNote {
  const { source, doubles = false } = note;
  const shift = note.burst ? `a ${note.burst}` : movedBy(note.note - source.note);
  const from = `from ${noteToName(source.note)} of channel ${source.channel}${shift && `, ${shift}`}`;
  return {
    startUs: note.startUs * tempo,
    endUs: note.endUs * tempo,
    note: note.note,
    driveIndex,
    doubles,
    tooltip: `drive ${drive}: ${noteToName(note.note)} at ${clockTenthsText(note.startUs)}${doubles ? ', doubling' : ''}, ${from}`,
  };
}

function scoreNote(
  note: Note,
  taken: { driveIndex: number; voiceNote: VoiceNote } | undefined,
  drives: readonly RollDrive[],
  reasons: ReadonlyMap<string, string>,
): RollNote {
  const what = `${noteToName(note.note)}, channel ${note.channel}, track ${note.track}, at ${clockTenthsText(note.startUs)}`;
  const fate = taken
    ? `drive ${drives[taken.driveIndex]?.id ?? '?'} plays ${noteToName(taken.voiceNote.note)}`
    : `dropped: ${reasons.get(keyOf(note)) ?? 'no drive plays it'}`;
  return {
    startUs: note.startUs,
    endUs: note.endUs,
    note: note.note,
    driveIndex: taken?.driveIndex,
    doubles: false,
    tooltip: `${what}; ${fate}`,
  };
}

function keyOf({ channel, note, startUs }: NoteSource): string {
  return `${channel} ${note} ${Math.round(startUs / SAME_ONSET_US)}`;
}

/**
 * How a note was moved, in words.
 * @example movedBy(-24) // '2 octaves down'
 */
function movedBy(semitones: number): string {
  if (semitones === 0) return '';
  const size = Math.abs(semitones);
  const [count, unit] = size % 12 === 0 ? [size / 12, 'octave'] : [size, 'semitone'];
  return `${counted(count, unit)} ${semitones < 0 ? 'down' : 'up'}`;
}

function countReasons(dropped: readonly Dropped[]): { reason: string; notes: number }[] {
  const counts = new Map<string, number>();
  for (const { reason } of dropped) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, notes]) => ({ reason, notes })).sort((a, b) => b.notes - a.notes);
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
