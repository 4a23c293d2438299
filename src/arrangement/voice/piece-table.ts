/** What one drive plays, on its way from the score: a piece is a row, which later stages cut, fold or leave out. */
import { Column } from '../../table/column.ts';
import type { RigDrive } from '../../rig/types.ts';

/** Of `note`, where folding is still to find it. */
export const NO_NOTE = -1;

export type PieceRow = {
  /** Row of the note in the score. */
  row: number;
  /** Place of the part in the arrangement, from 0. */
  part: number;
  /** songUs as played, ungated. */
  startUs: number;
  endUs: number;
  /** The note asked for: transposition and octave applied. */
  pitch: number;
  /** When the note asked for would end, were it not cut. */
  wantedEndUs: number;
  note: number;
  kind: number;
};

/** What one drive plays, ungated, and the rows of the score that came too fast for it. */
export type DriveTones = { drive: RigDrive; tones: PieceTable; tooFast: readonly number[] };

export class PieceTable {
  readonly row: Column;
  readonly part: Column;
  readonly startUs: Column;
  readonly endUs: Column;
  readonly pitch: Column;
  readonly wantedEndUs: Column;
  readonly note: Column;
  readonly kind: Column;

  /** @param piecesExpected rows to make room for */
  constructor(piecesExpected = 0) {
    this.row = new Column(piecesExpected);
    this.part = new Column(piecesExpected);
    this.startUs = new Column(piecesExpected);
    this.endUs = new Column(piecesExpected);
    this.pitch = new Column(piecesExpected);
    this.wantedEndUs = new Column(piecesExpected);
    this.note = new Column(piecesExpected);
    this.kind = new Column(piecesExpected);
  }

  get length(): number {
    return this.row.length;
  }

  push(piece: PieceRow): void {
    this.row.push(piece.row);
    this.part.push(piece.part);
    this.startUs.push(piece.startUs);
    this.endUs.push(piece.endUs);
    this.pitch.push(piece.pitch);
    this.wantedEndUs.push(piece.wantedEndUs);
    this.note.push(piece.note);
    this.kind.push(piece.kind);
  }

  at(index: number): PieceRow {
    return {
      row: this.row.at(index),
      part: this.part.at(index),
      startUs: this.startUs.at(index),
      endUs: this.endUs.at(index),
      pitch: this.pitch.at(index),
      wantedEndUs: this.wantedEndUs.at(index),
      note: this.note.at(index),
      kind: this.kind.at(index),
    };
  }
}

/** The same table where it is sorted by startUs already, else a new one; what begins together stays in its order. */
export function sortedByStart(pieces: PieceTable): PieceTable {
  return isSorted(pieces) ? pieces : packPieces(unpackPieces(pieces));
}

/** A table of pieces, put in order of startUs. */
export function packPieces(pieces: readonly PieceRow[]): PieceTable {
  const table = new PieceTable(pieces.length);
  for (const piece of pieces.toSorted((a, b) => a.startUs - b.startUs)) table.push(piece);
  return table;
}

export function unpackPieces(pieces: PieceTable): PieceRow[] {
  return Array.from({ length: pieces.length }, (_, index) => pieces.at(index));
}

function isSorted({ startUs, length }: PieceTable): boolean {
  for (let index = 1; index < length; index += 1) {
    if (startUs.at(index) < startUs.at(index - 1)) return false;
  }
  return true;
}
