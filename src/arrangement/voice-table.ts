/** What one drive plays, as a table: one note after the other, sorted by startUs. */
import { Column } from '../table/column.ts';
import type { NoteTable } from '../score/note-table.ts';
import { burstNames } from './drums.ts';
import type { PieceTable } from './voice/piece-table.ts';
import type { VoiceBend, VoiceNote } from './types.ts';

/** Of `kind`; a burst is its place in the list of bursts, from 1. */
export const TONE_KIND = 0;
export const DOUBLING_KIND = -1;

/** Columns as the fields of `VoiceNote`, with the same units. */
export class VoiceTable {
  readonly startUs: Column;
  readonly endUs: Column;
  /** endUs where the gate took nothing. */
  readonly ungatedEndUs: Column;
  readonly note: Column;
  /** The note asked for, before folding. */
  readonly pitch: Column;
  /** Row of the note in the score. */
  readonly row: Column;
  /** As in `PieceTable`: a tone, a doubling or a burst. */
  readonly kind: Column;
  /** By place in the voice; most notes have none. */
  readonly bends = new Map<number, VoiceBend[]>();

  /** @param tones sorted by startUs, without overlaps; when they end is still to be pushed */
  constructor(tones: PieceTable) {
    this.startUs = tones.startUs;
    this.note = tones.note;
    this.pitch = tones.pitch;
    this.row = tones.row;
    this.kind = tones.kind;
    this.endUs = new Column(tones.length);
    this.ungatedEndUs = new Column(tones.length);
  }

  get length(): number {
    return this.startUs.length;
  }

  isTone(index: number): boolean {
    return this.kind.at(index) <= 0;
  }

  isDoubling(index: number): boolean {
    return this.kind.at(index) === DOUBLING_KIND;
  }

  /** Whether folding moved the note by octaves. */
  isFolded(index: number): boolean {
    return this.kind.at(index) === TONE_KIND && this.note.at(index) !== this.pitch.at(index);
  }
}

/** @example kindToBurst(burstToKind('kick')) // 'kick' */
export function burstToKind(burst: string): number {
  return burstNames.indexOf(burst) + 1;
}

/** Undefined for a tone or a doubling. */
export function kindToBurst(kind: number): string | undefined {
  return kind > 0 ? burstNames[kind - 1] : undefined;
}

export function unpackVoice(voice: VoiceTable, score: NoteTable): VoiceNote[] {
  return Array.from({ length: voice.length }, (_, index) => unpackNote(voice, index, score));
}

function unpackNote(voice: VoiceTable, index: number, score: NoteTable): VoiceNote {
  const { channel, note, startUs, velocity } = score.at(voice.row.at(index));
  const voiceNote: VoiceNote = {
    startUs: voice.startUs.at(index),
    endUs: voice.endUs.at(index),
    note: voice.note.at(index),
    velocity,
    source: { channel, note, startUs },
  };
  const ungatedEndUs = voice.ungatedEndUs.at(index);
  const bends = voice.bends.get(index);
  const burst = kindToBurst(voice.kind.at(index));
  if (ungatedEndUs > voiceNote.endUs) voiceNote.ungatedEndUs = ungatedEndUs;
  if (bends) voiceNote.bends = bends;
  if (burst !== undefined) voiceNote.burst = burst;
  if (voice.isDoubling(index)) voiceNote.doubles = true;
  if (voice.isFolded(index)) voiceNote.foldedFrom = voice.pitch.at(index);
  return voiceNote;
}
