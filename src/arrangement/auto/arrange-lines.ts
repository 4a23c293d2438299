/** Automatic arranging: chooses which notes of the lines sound, in which octave, and on which drives. */
import { wrapInto } from '../../units/octave.ts';
import type { RigDrive } from '../../rig/types.ts';
import type { NoteTable } from '../../score/note-table.ts';
import { Column } from '../../table/column.ts';
import type { DropReason } from '../arranged.ts';
import { ownerOf } from '../part-source.ts';
import { isLinePart, type Part } from '../types.ts';
import type { VoiceTable } from '../voice-table.ts';
import { assignDrives } from './assign-drives.ts';
import { FREE, INNER, toCandidates, UNPLANNED, type CandidateTable } from './candidates.ts';
import { chooseIntervals } from './choose-intervals.ts';
import { planOuterLines } from './plan-outer-lines.ts';
import type { HeardTable } from './voicing.ts';

/** What begins late and is cut at once is a blip; it is left out. */
const LATE_US_MIN = 60_000;

/** What lines are arranged from and for. */
export type LineSource = {
  /** All parts of the arrangement. */
  parts: readonly Part[];
  drives: readonly RigDrive[];
  /** Of the score, and its short score, which is told which part plays a note, and how it is heard. */
  notes: NoteTable;
  short: VoiceTable;
  /** What parts before have put on the drives, by their ids: it keeps its drive and its time. */
  voices: ReadonlyMap<number, VoiceTable>;
};

/** What became of the notes that the parts of lines take: voices, and why a note is in none. */
export type ArrangedLines = {
  /** By drive id, unsorted. */
  voices: ReadonlyMap<number, VoiceTable>;
  /** By row of the score. */
  silent: ReadonlyMap<number, DropReason>;
};

/**
 * Arranges those of `rows` (sorted by startUs) that belong to any of the parts of lines.
 * @param heard the short score as these parts hear it
 */
export function arrangeLines(source: LineSource, heard: VoiceTable, rows: readonly number[]): ArrangedLines {
  const parts = source.parts.filter(isLinePart);
  const { notes } = source;
  const owners = parts.map(({ from }) => ownerOf(from, notes));
  const pool = rows.filter(
    (row) => heard.endUs.at(row) > heard.startUs.at(row) && owners.some((owns) => owns(row)),
  );
  const drives = source.drives.filter(({ id }) => parts.some((part) => part.drives.includes(id)));
  const free = toCandidates(parts, heard, notes, pool);
  const judged = free.with({
    isChosen: choose(free, drives.length),
    planned: planOuterLines(free, parts, drives),
  });
  const candidates = withFixed(judged, source);
  const sounding = assignDrives(candidates, parts, drives);
  return {
    voices: toVoices(sounding, candidates, source, heard, drives),
    silent: silentNotes(pool, free, sounding, candidates),
  };
}

/** Only the core of a note must fit whole; its tail may be cut, so it does not compete. */
function choose({ startUs, coreEndUs, worth }: CandidateTable, drives: number): Column {
  return Column.of(chooseIntervals({ startUs, endUs: coreEndUs, worth }, drives));
}

/** All that is to sound on these drives, in order: what is free, and what is fixed already. */
function withFixed(free: CandidateTable, { voices, notes }: LineSource): CandidateTable {
  const all = free.with({});
  for (const [drive, { row, startUs, endUs, pitch, kind, length }] of voices) {
    for (let index = 0; index < length; index += 1) {
      if (kind.at(index) > 0) continue;
      all.push({
        row: row.at(index),
        channel: notes.channel.at(row.at(index)),
        part: FREE,
        line: INNER,
        startUs: startUs.at(index),
        endUs: endUs.at(index),
        pitch: pitch.at(index),
        coreEndUs: endUs.at(index),
        worth: 0,
        fixedOn: drive,
        isChosen: 0,
        planned: UNPLANNED,
      });
    }
  }
  return all.sortedBy('startUs');
}

/** What sounds long enough, on each drive; the short score is told whose it is. */
function toVoices(
  sounding: HeardTable,
  candidates: CandidateTable,
  { parts, short }: LineSource,
  heard: VoiceTable,
  drives: readonly RigDrive[],
): Map<number, VoiceTable> {
  const lineParts = parts.filter(isLinePart);
  const voices = new Map<number, VoiceTable>();
  drives.forEach((drive, place) => {
    const own: number[] = [];
    for (let index = 0; index < sounding.length; index += 1) {
      if (sounding.drive.at(index) === place && isLongEnough(sounding, index, candidates)) own.push(index);
    }
    const { candidate, pitch, startUs, endUs } = sounding.pick(own);
    for (let index = 0; index < candidate.length; index += 1) {
      const chosen = candidate.at(index);
      const row = candidates.row.at(chosen);
      const part = lineParts[candidates.part.at(chosen)];
      if (part) short.part.set(row, parts.indexOf(part));
      short.pitch.set(row, candidates.pitch.at(chosen));
      short.endUs.set(row, heard.endUs.at(row));
    }
    const rows = candidates.row.pick(candidate.toArray()).toArray();
    voices.set(
      drive.id,
      short.pick(rows).with({ startUs, endUs, note: pitch.map((note) => wrapInto(note, drive)) }),
    );
  });
  return voices;
}

function isLongEnough(
  { candidate, startUs, endUs }: HeardTable,
  index: number,
  candidates: CandidateTable,
): boolean {
  const [from, to, own] = [startUs.at(index), endUs.at(index), candidate.at(index)];
  if (candidates.fixedOn.at(own) !== FREE || to <= from) return false;
  return from <= candidates.startUs.at(own) || to - from >= LATE_US_MIN;
}

function silentNotes(
  pool: readonly number[],
  free: CandidateTable,
  sounding: HeardTable,
  candidates: CandidateTable,
): Map<number, DropReason> {
  const wanted = new Set(free.row.toArray());
  const begun = new Set(sounding.candidate.toArray().map((candidate) => candidates.row.at(candidate)));
  const silent = new Map<number, DropReason>();
  for (const row of pool) {
    if (wanted.has(row)) silent.set(row, begun.has(row) ? 'cut-by-newer' : 'no-free-drive');
  }
  return silent;
}
