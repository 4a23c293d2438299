/** Pairs note-ons with what ends them: note-offs, the same key again, or the end of their track. */
import { controllers, releasesAllKeys } from '../midi/controllers.ts';
import type { EventTable } from '../midi/event-table.ts';
import { messageKinds } from '../midi/status-bytes.ts';
import type { MidiTrack } from '../midi/midi-file.ts';
import { TrackMerger, type TickSlice } from './note-pairing/merge-tracks.ts';
import type { NoteTable } from './note-table.ts';
import { KEYS, StruckKeys } from './note-pairing/struck-keys.ts';

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

/** At each tick what ends notes comes first, over all tracks, then what begins them, in order of their keys. */
export function pairNotes(tracks: readonly MidiTrack[], pairing: Pairing): PairedNotes {
  const keys = new StruckKeys(tracks.reduce((sum, { events }) => sum + events.length / 2, 0));
  const merger = new TrackMerger(tracks);
  const tick = new Tick(keys);
  while (merger.next()) {
    tick.begin(pairing.toUs(merger.midiTick));
    for (let index = 0; index < merger.sliceCount; index += 1) {
      const slice = merger.slices[index];
      if (slice) tick.takeOffs(slice);
    }
    if (!tick.hasMore) continue;
    for (let index = 0; index < merger.sliceCount; index += 1) {
      const slice = merger.slices[index];
      if (slice) tick.takeRest(slice, pairing);
    }
    tick.strikeWaiting();
    if (pairing.endsWithTrack)
      for (const slice of merger.slices.slice(0, merger.sliceCount)) tick.endTracks(slice);
  }
  keys.finish((track) => pairing.toUs(tracks[track - 1]?.events.endTick ?? 0));
  const { notes, stuck, unreleased, restruck } = keys;
  return { notes, stuck, unreleased, restruck };
}

type Onset = { key: number; velocity: number; track: number; row: number };

/** What happens at one tick; used again for the next. */
class Tick {
  /** Whether there is anything but note-offs. */
  hasMore = false;
  private us = 0;
  /** Whether the notes that begin come in order of their keys already. */
  private isInOrder = true;
  private lastKey = -1;
  private waiting: Onset[] = [];
  /** Row in its track of the last off of a key and track that ended nothing. */
  private readonly strayOffs = new Map<number, number>();
  private readonly keys: StruckKeys;

  constructor(keys: StruckKeys) {
    this.keys = keys;
  }

  begin(us: number): void {
    this.us = us;
    this.hasMore = false;
    this.isInOrder = true;
    this.lastKey = -1;
    if (this.strayOffs.size > 0) this.strayOffs.clear();
  }

  takeOffs({ events, track, from, to }: TickSlice): void {
    for (let row = from; row < to; row += 1) {
      const kind = events.kindAt(row);
      if (kind === messageKinds.noteOff) {
        const key = keyAt(events, row);
        if (!this.keys.release(key, this.us)) this.strayOffs.set(strayKey(track, key), row);
        continue;
      }
      this.hasMore = true;
      if (kind === messageKinds.noteOn) {
        const key = keyAt(events, row);
        if (key < this.lastKey) this.isInOrder = false;
        this.lastKey = key;
      } else if (kind === messageKinds.controller && endsAllNotes(events.firstAt(row))) {
        this.keys.releaseAll(events.channelAt(row), this.us);
      }
    }
  }

  takeRest({ events, track, from, to }: TickSlice, { takeOther }: Pairing): void {
    for (let row = from; row < to; row += 1) {
      const kind = events.kindAt(row);
      if (kind === messageKinds.noteOn) {
        const key = keyAt(events, row);
        if (this.isInOrder) this.strike(key, events.secondAt(row), track, row);
        else this.waiting.push({ key, velocity: events.secondAt(row), track, row });
      } else if (kind !== messageKinds.noteOff) {
        takeOther?.(events, row, this.us, track);
      }
    }
  }

  strikeWaiting(): void {
    if (this.waiting.length === 0) return;
    const onsets = this.waiting.sort((a, b) => a.key - b.key);
    this.waiting = [];
    for (const { key, velocity, track, row } of onsets) this.strike(key, velocity, track, row);
  }

  endTracks({ events, track, from, to }: TickSlice): void {
    for (let row = from; row < to; row += 1) {
      if (events.otherAt(row)?.type === 'endOfTrack') this.keys.endTrack(track, this.us);
    }
  }

  /** An off behind its on at the same tick, which ended nothing else, makes a note without length. */
  private strike(key: number, velocity: number, track: number, row: number): void {
    const strayAt = this.strayOffs.size === 0 ? -1 : (this.strayOffs.get(strayKey(track, key)) ?? -1);
    this.keys.strike(key, velocity, track, this.us, strayAt < row);
  }
}

function keyAt(events: EventTable, row: number): number {
  return events.channelAt(row) * KEYS + events.firstAt(row);
}

function strayKey(track: number, key: number): number {
  return track * KEYS * KEYS + key;
}

/** MIDI 1.0, "channel mode messages". */
function endsAllNotes(controller: number): boolean {
  return controller === controllers.allSoundOff || releasesAllKeys(controller);
}
