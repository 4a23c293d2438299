/** The notes of a score as a table: what each note has is a column, and a note is a row. */
import { Column } from '../midi/column.ts';
import type { Note } from './types.ts';

/** Columns as the fields of `Note`, with the same units and ranges. */
export class NoteTable {
  readonly startUs: Column;
  readonly endUs: Column;
  readonly channel: Column;
  readonly note: Column;
  readonly velocity: Column;
  readonly track: Column;

  /** @param notesExpected rows to make room for */
  constructor(notesExpected: number) {
    this.startUs = new Column(notesExpected);
    this.endUs = new Column(notesExpected);
    this.channel = new Column(notesExpected);
    this.note = new Column(notesExpected);
    this.velocity = new Column(notesExpected);
    this.track = new Column(notesExpected);
  }

  get length(): number {
    return this.startUs.length;
  }

  at(row: number): Note {
    return {
      startUs: this.startUs.at(row),
      endUs: this.endUs.at(row),
      channel: this.channel.at(row),
      note: this.note.at(row),
      velocity: this.velocity.at(row),
      track: this.track.at(row),
    };
  }

  push({ startUs, endUs, channel, note, velocity, track }: Note): void {
    this.startUs.push(startUs);
    this.endUs.push(endUs);
    this.channel.push(channel);
    this.note.push(note);
    this.velocity.push(velocity);
    this.track.push(track);
  }
}

/** @example unpackNotes(packNotes(notes)) // equal to notes */
export function packNotes(notes: readonly Note[]): NoteTable {
  const table = new NoteTable(notes.length);
  for (const note of notes) table.push(note);
  return table;
}

export function unpackNotes(table: NoteTable): Note[] {
  return Array.from({ length: table.length }, (_, row) => table.at(row));
}
