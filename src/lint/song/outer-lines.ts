/** The melody and the bass of a score: what a listener misses first. */
import { CHORD_SPREAD_US } from '../../arrangement/onsets.ts';
import { isPercussion } from '../../score/percussion.ts';
import type { NoteTable } from '../../score/note-table.ts';
import type { OuterLines } from '../types.ts';

/** At each onset the highest (lowest) note, where nothing that still sounds is higher (lower). */
export function outerLines(notes: NoteTable): OuterLines {
  const { startUs, endUs, note } = notes;
  const lines: OuterLines = { melody: new Uint8Array(notes.length), bass: new Uint8Array(notes.length) };
  const rows = pitchedRows(notes);
  let sounding: number[] = [];
  for (let from = 0; from < rows.length;) {
    const untilUs = startUs.at(rows[from] ?? 0) + CHORD_SPREAD_US;
    let [top, bottom] = [rows[from] ?? 0, rows[from] ?? 0];
    let to = from + 1;
    for (; to < rows.length && startUs.at(rows[to] ?? 0) <= untilUs; to += 1) {
      const row = rows[to] ?? 0;
      if (note.at(row) > note.at(top)) top = row;
      if (note.at(row) < note.at(bottom)) bottom = row;
    }
    sounding = sounding.filter((row) => endUs.at(row) > untilUs);
    if (sounding.every((row) => note.at(row) <= note.at(top))) lines.melody[top] = 1;
    if (sounding.every((row) => note.at(row) >= note.at(bottom))) lines.bass[bottom] = 1;
    for (let index = from; index < to; index += 1) sounding.push(rows[index] ?? 0);
    from = to;
  }
  return lines;
}

/** Of notes that have a length, percussion apart. */
function pitchedRows({ startUs, endUs, channel, length }: NoteTable): number[] {
  const rows: number[] = [];
  for (let row = 0; row < length; row += 1) {
    if (!isPercussion(channel.at(row)) && endUs.at(row) > startUs.at(row)) rows.push(row);
  }
  return rows;
}
