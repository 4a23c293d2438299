/** Pairs note-ons with what ends them: note-offs, the same key again, or the end of their track. */
import type { MidiEvent } from '../midi/types.ts';
import type { TickSlice } from './merge-tracks.ts';
import type { Note } from './types.ts';

export type NotePairing = {
  /**
   * Takes all events of a tick: what ends notes first, over all tracks, then what begins them.
   * @param takeOther is given the events that are no notes
   */
  takeTick(us: number, slices: TickSlice[], takeOther?: TakeEvent): void;
  /**
   * Ends what still sounds at the end of its track.
   * @param trackEndsUs by track - 1
   */
  finish(trackEndsUs: number[]): { notes: Note[]; stuck: Note[]; restruck: Note[] };
};

export type TakeEvent = (event: MidiEvent, us: number, track: number, index: number) => void;
type NoteOn = Extract<MidiEvent, { type: 'noteOn' }>;

const KEYS = 128;
const ALL_SOUND_OFF = 120;
const ALL_NOTES_OFF = 123;

/** @param endsWithTrack whether a note may not outlast its track: where the tracks follow one another (format 2). */
export function createNotePairing(endsWithTrack = false): NotePairing {
  const notes: Note[] = [];
  const sounding: (Note | undefined)[] = Array.from<undefined>({ length: 17 * KEYS });
  const stuck: Note[] = [];
  const restruck: Note[] = [];
  const keysOfPattern = new Set<number>();
  /** Where the last off of a key and track stands among the track's events that ended nothing at this tick. */
  const strayOffs = new Map<number, number>();

  const endKey = (key: number, us: number): boolean => {
    const note = sounding[key];
    if (!note) return false;
    note.endUs = us;
    sounding[key] = undefined;
    return true;
  };

  const endStuck = (keys: Iterable<number>, endUsOf: (note: Note) => number): void => {
    for (const key of keys) {
      const note = sounding[key];
      if (!note) continue;
      stuck.push(note);
      endKey(key, Math.max(note.startUs, endUsOf(note)));
    }
  };

  const takeOff = (event: MidiEvent, us: number, track: number, index: number): void => {
    if (event.type === 'noteOff') {
      const key = event.channel * KEYS + event.note;
      if (!endKey(key, us)) strayOffs.set(strayKey(track, key), index);
    } else if (event.type === 'controller' && endsAllNotes(event.controller)) {
      for (let note = 0; note < KEYS; note += 1) endKey(event.channel * KEYS + note, us);
    }
  };

  const takeOn = (event: NoteOn, us: number, track: number, index: number): void => {
    const { channel, note, velocity } = event;
    const key = channel * KEYS + note;
    const begun: Note = { startUs: us, endUs: us, channel, note, velocity, track };
    if (endKey(key, us)) restruck.push(begun);
    notes.push(begun);
    if (endsWithTrack) keysOfPattern.add(key);
    // An off behind its on at the same tick, which ended nothing else, makes a note without length.
    const strayAt = strayOffs.size === 0 ? -1 : (strayOffs.get(strayKey(track, key)) ?? -1);
    if (strayAt < index) sounding[key] = begun;
  };

  const takeEnd = (event: MidiEvent, us: number, track: number): void => {
    if (event.type !== 'endOfTrack') return;
    const ownKeys = [...keysOfPattern].filter((key) => sounding[key]?.track === track);
    endStuck(ownKeys, () => us);
    for (const key of ownKeys) keysOfPattern.delete(key);
  };

  return {
    takeTick(us, slices, takeOther) {
      if (strayOffs.size > 0) strayOffs.clear();
      forEachEvent(slices, us, takeOff);
      forEachEvent(slices, us, (event, atUs, track, index) => {
        if (event.type === 'noteOn') takeOn(event, atUs, track, index);
        else if (event.type !== 'noteOff') takeOther?.(event, atUs, track, index);
      });
      if (endsWithTrack) forEachEvent(slices, us, takeEnd);
    },
    finish(trackEndsUs) {
      endStuck(sounding.keys(), (note) => trackEndsUs[note.track - 1] ?? 0);
      notes.sort((a, b) => a.startUs - b.startUs || a.channel - b.channel || a.note - b.note);
      return { notes, stuck, restruck };
    },
  };
}

function strayKey(track: number, key: number): number {
  return track * 17 * KEYS + key;
}

/** MIDI 1.0, "channel mode messages". */
function endsAllNotes(controller: number): boolean {
  return controller === ALL_SOUND_OFF || controller === ALL_NOTES_OFF;
}

function forEachEvent(slices: TickSlice[], us: number, take: TakeEvent): void {
  for (const { track, events, from, to } of slices) {
    for (let index = from; index < to; index += 1) {
      const event = events[index];
      if (event) take(event, us, track, index);
    }
  }
}
