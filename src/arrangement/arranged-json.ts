/** An arrangement note by note, for those who read it: `arrange --json` and tests. */
import type { NoteTable } from '../score/note-table.ts';
import { fateToReason, type Arranged, type DropReason, type Voice, type VoiceBend } from './arranged.ts';
import { isDoubling, isFolded, kindToBurst } from './voice-table.ts';

/** Which note of the score a voice plays; times of the score, not as played. */
export type NoteSource = { channel: number; note: number; startUs: number };

export type VoiceNote = {
  /** songUs, as played: gate and tempo applied. */
  startUs: number;
  endUs: number;
  /** As played, after transposing and folding. */
  note: number;
  velocity: number;
  source: NoteSource;
  /** Where the note would end without the gate; absent where the gate took nothing. */
  ungatedEndUs?: number;
  /** Sorted; absent where the pitch is steady. */
  bends?: readonly VoiceBend[];
  /** A drum: the drive plays this burst instead of a tone. */
  burst?: string;
  /** Set where this is the doubling of a note that another drive plays. */
  doubles?: boolean;
  /** The note asked for, where the drive's range does not have it and folding moved it by octaves. */
  foldedFrom?: number;
};

export type VoiceJson = { drive: number; notes: VoiceNote[] };

export type ArrangedJson = {
  voices: VoiceJson[];
  dropped: (NoteSource & { reason: DropReason })[];
  durationUs: number;
};

/** @param score the notes of the score that was arranged */
export function arrangedToJson(arranged: Arranged, score: NoteTable): ArrangedJson {
  return {
    voices: arranged.voices.map((voice) => ({
      drive: voice.drive,
      notes: Array.from({ length: voice.notes.length }, (_, index) => noteAt(voice, index, score)),
    })),
    dropped: arranged.isLossy ? droppedNotes(arranged, score) : [],
    durationUs: arranged.durationUs,
  };
}

function noteAt({ notes, bends: bendsAt }: Voice, index: number, score: NoteTable): VoiceNote {
  const row = notes.row.at(index);
  const endUs = notes.endUs.at(index);
  const ungatedEndUs = notes.ungatedEndUs.at(index);
  const bends = bendsAt.get(index);
  const burst = kindToBurst(notes.kind.at(index));
  return {
    startUs: notes.startUs.at(index),
    endUs,
    note: notes.note.at(index),
    velocity: score.velocity.at(row),
    source: sourceAt(row, score),
    ...(ungatedEndUs > endUs && { ungatedEndUs }),
    ...(bends && { bends }),
    ...(burst !== undefined && { burst }),
    ...(isDoubling(notes, index) && { doubles: true }),
    ...(isFolded(notes, index) && { foldedFrom: notes.pitch.at(index) }),
  };
}

function droppedNotes({ fates }: Arranged, score: NoteTable): ArrangedJson['dropped'] {
  const dropped: ArrangedJson['dropped'] = [];
  for (let row = 0; row < score.length; row += 1) {
    const reason = fateToReason(fates.at(row));
    if (reason !== undefined) dropped.push({ ...sourceAt(row, score), reason });
  }
  return dropped;
}

function sourceAt(row: number, { channel, note, startUs }: NoteTable): NoteSource {
  return { channel: channel.at(row), note: note.at(row), startUs: startUs.at(row) };
}
