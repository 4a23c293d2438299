/** Pairs note-ons with what ends them: note-offs, the same key again, or the end of their track. */
import { messageKinds, type EventTable } from '../midi/event-table.ts';
import type { PackedTrack } from '../midi/packed-file.ts';
import { TrackMerger, type TickSlice } from './merge-tracks.ts';
import { NoteTable } from './note-table.ts';

export type PairedNotes = {
  /** Sorted by startUs, channel, note. */
  notes: NoteTable;
  /** Rows of notes that nothing ended: they last to the end of their track. */
  stuck: number[];
  /** Rows of notes that only the next strike of their key ended, since one note-off is missing. */
  unreleased: number[];
  /** Rows of notes struck while their own key was held. */
  restruck: number[];
};

export type Pairing = {
  /** songUs of a tick, or the tick itself for those who want ticks. */
  toUs: (midiTick: number) => number;
  /** Whether a note may not outlast its track: where the tracks follow one another (format 2). */
  endsWithTrack: boolean;
  /** Is given each event that is no note, by its row. */
  takeOther?: (events: EventTable, row: number, us: number, track: number) => void;
};

const KEYS = 128;
const CHANNEL_KEYS = 17 * KEYS;
const ALL_SOUND_OFF = 120;
const ALL_NOTES_OFF = 123;
/** Larger chords are left to the general sort. */
const SMALL_CHORD = 16;
/** In place of a row, where a key is not held. */
const SILENT = -1;

/** At each tick what ends notes comes first, over all tracks, then what begins them. */
export function pairNotes(tracks: readonly PackedTrack[], pairing: Pairing): PairedNotes {
  const desk = createDesk(tracks.reduce((sum, { events }) => sum + events.length / 2, 0));
  const { toUs, endsWithTrack, takeOther } = pairing;
  const merger = new TrackMerger(tracks);
  while (merger.next()) {
    const us = toUs(merger.midiTick);
    if (desk.strayOffs.size > 0) desk.strayOffs.clear();
    let areOffsOnly = true;
    for (let index = 0; index < merger.sliceCount; index += 1) {
      const slice = merger.slices[index];
      if (slice && !takeOffs(desk, slice, us)) areOffsOnly = false;
    }
    if (areOffsOnly) continue;
    forEachSlice(merger, (slice) => takeOthers(desk, slice, us, takeOther));
    beginAll(desk, us);
    if (endsWithTrack) forEachSlice(merger, (slice) => endPattern(desk, slice, us));
  }
  for (let key = 0; key < CHANNEL_KEYS; key += 1) {
    endStuck(desk, key, (row) => toUs(tracks[desk.notes.track.at(row) - 1]?.events.endTick ?? 0));
  }
  for (const owed of desk.owedOffs.values()) giveUp(desk, owed);
  for (const rows of [desk.stuck, desk.unreleased, desk.restruck]) rows.sort((a, b) => a - b);
  return { notes: desk.notes, stuck: desk.stuck, unreleased: desk.unreleased, restruck: desk.restruck };
}

type Onset = { key: number; velocity: number; track: number; row: number };

/** A note that its key's next strike ended, and the note struck then. */
type OwedOff = { row: number; nextRow: number };

/** What is held, and what was played so far. */
type Desk = PairedNotes & {
  /**
   * By key, until it is known whether the off comes: where it does, behind that of the next note, the two overlapped; where
   * the key is struck anew before, it never came.
   */
  owedOffs: Map<number, OwedOff[]>;
  /** By channel: when its last note before this tick began. */
  lastOnsetUs: Float64Array;
  /** Row of the note that sounds on each key of each channel. */
  sounding: Int32Array;
  /** Of this tick: row in its track of the last off of a key and track that ended nothing. */
  strayOffs: Map<number, number>;
  /** Of this tick; of these only the first `onsetCount` count. */
  onsets: Onset[];
  onsetCount: number;
};

function createDesk(notesExpected: number): Desk {
  return {
    notes: new NoteTable(notesExpected),
    stuck: [],
    unreleased: [],
    restruck: [],
    owedOffs: new Map(),
    lastOnsetUs: new Float64Array(CHANNEL_KEYS / KEYS).fill(-Infinity),
    sounding: new Int32Array(CHANNEL_KEYS).fill(SILENT),
    strayOffs: new Map(),
    onsets: [],
    onsetCount: 0,
  };
}

/** Whether the slice has nothing but note-offs. */
function takeOffs(desk: Desk, { events, track, from, to }: TickSlice, us: number): boolean {
  let areOffsOnly = true;
  for (let row = from; row < to; row += 1) {
    const kind = events.kindAt(row);
    if (kind === messageKinds.noteOff) {
      const key = keyAt(events, row);
      if (endKey(desk, key, us)) continue;
      desk.strayOffs.set(strayKey(track, key), row);
      const owed = desk.owedOffs.get(key)?.pop();
      if (owed) desk.restruck.push(owed.nextRow);
      continue;
    }
    areOffsOnly = false;
    if (kind !== messageKinds.controller || !endsAllNotes(events.firstAt(row))) continue;
    const channel = events.channelAt(row);
    for (let note = 0; note < KEYS; note += 1) endKey(desk, channel * KEYS + note, us);
  }
  return areOffsOnly;
}

function takeOthers(
  desk: Desk,
  { events, track, from, to }: TickSlice,
  us: number,
  takeOther: Pairing['takeOther'],
): void {
  for (let row = from; row < to; row += 1) {
    const kind = events.kindAt(row);
    if (kind === messageKinds.noteOn) {
      desk.onsets[desk.onsetCount] = { key: keyAt(events, row), velocity: events.secondAt(row), track, row };
      desk.onsetCount += 1;
    } else if (kind !== messageKinds.noteOff) {
      takeOther?.(events, row, us, track);
    }
  }
}

function beginAll(desk: Desk, us: number): void {
  const { onsets, onsetCount } = desk;
  const sorted = onsetCount > SMALL_CHORD ? onsets.slice(0, onsetCount).sort(byKey) : onsets;
  if (onsetCount > 1 && onsetCount <= SMALL_CHORD) sortChord(onsets, onsetCount);
  for (let place = 0; place < onsetCount; place += 1) {
    const onset = sorted[place];
    if (onset) begin(desk, onset, us);
  }
  for (let place = 0; place < onsetCount; place += 1) {
    desk.lastOnsetUs[Math.floor((sorted[place]?.key ?? 0) / KEYS)] = us;
  }
  desk.onsetCount = 0;
}

function byKey(a: Onset, b: Onset): number {
  return a.key - b.key;
}

/** By insertion, in place: chords are small and mostly sorted, and a song has a hundred thousand. */
function sortChord(onsets: Onset[], count: number): void {
  for (let index = 1; index < count; index += 1) {
    const onset = onsets[index];
    if (!onset) continue;
    let place = index;
    for (; place > 0; place -= 1) {
      const before = onsets[place - 1];
      if (!before || before.key <= onset.key) break;
      onsets[place] = before;
    }
    onsets[place] = onset;
  }
}

function begin(desk: Desk, { key, velocity, track, row }: Onset, us: number): void {
  const { notes, sounding, strayOffs } = desk;
  const place = notes.length;
  strike(desk, key, us, place);
  const [channel, note] = [Math.floor(key / KEYS), key % KEYS];
  notes.push({ startUs: us, endUs: us, channel, note, velocity, track });
  // An off behind its on at the same tick, which ended nothing else, makes a note without length.
  const strayAt = strayOffs.size === 0 ? -1 : (strayOffs.get(strayKey(track, key)) ?? -1);
  if (strayAt < row) sounding[key] = place;
}

/** Ends the note that sounds on a key which is struck again at `us`, by the note in row `nextRow`. */
function strike(desk: Desk, key: number, us: number, nextRow: number): void {
  const row = desk.sounding[key] ?? SILENT;
  const owed = desk.owedOffs.get(key);
  if (row === SILENT) {
    if (owed) giveUp(desk, owed);
    return;
  }
  endKey(desk, key, us);
  // Where the channel played nothing else meanwhile, it is one note struck twice, and one off ends both.
  const channel = Math.floor(key / KEYS);
  if ((desk.lastOnsetUs[channel] ?? 0) <= desk.notes.startUs.at(row)) desk.restruck.push(nextRow);
  else if (owed) owed.push({ row, nextRow });
  else desk.owedOffs.set(key, [{ row, nextRow }]);
}

function giveUp(desk: Desk, owed: OwedOff[]): void {
  for (const { row } of owed) desk.unreleased.push(row);
  owed.length = 0;
}

/** Ends what still sounds of a track that ends at this tick. */
function endPattern(desk: Desk, { events, track, from, to }: TickSlice, us: number): void {
  for (let row = from; row < to; row += 1) {
    if (events.otherAt(row)?.type !== 'endOfTrack') continue;
    for (let key = 0; key < CHANNEL_KEYS; key += 1) {
      if (desk.notes.track.at(desk.sounding[key] ?? SILENT) === track) endStuck(desk, key, () => us);
    }
  }
}

function endKey({ notes, sounding }: Desk, key: number, us: number): boolean {
  const row = sounding[key] ?? SILENT;
  if (row === SILENT) return false;
  notes.endUs.set(row, us);
  sounding[key] = SILENT;
  return true;
}

function endStuck(desk: Desk, key: number, endUsOf: (row: number) => number): void {
  const row = desk.sounding[key] ?? SILENT;
  if (row === SILENT) return;
  desk.stuck.push(row);
  endKey(desk, key, Math.max(desk.notes.startUs.at(row), endUsOf(row)));
}

function forEachSlice({ slices, sliceCount }: TrackMerger, take: (slice: TickSlice) => void): void {
  for (let index = 0; index < sliceCount; index += 1) {
    const slice = slices[index];
    if (slice) take(slice);
  }
}

function keyAt(events: EventTable, row: number): number {
  return events.channelAt(row) * KEYS + events.firstAt(row);
}

function strayKey(track: number, key: number): number {
  return track * CHANNEL_KEYS + key;
}

/** MIDI 1.0, "channel mode messages". */
function endsAllNotes(controller: number): boolean {
  return controller === ALL_SOUND_OFF || controller === ALL_NOTES_OFF;
}
