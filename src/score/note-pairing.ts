/** Pairs note-ons with what ends them: note-offs, the same key again, or the end of their track. */
import type { MidiEvent } from '../midi/types.ts';
import type { TickSlice } from './merge-tracks.ts';
import type { Note } from './types.ts';

export type NotePairing = {
  /** Takes all events of a tick: what ends notes first, over all tracks, then what begins them. */
  takeTick(us: number, slices: TickSlice[]): void;
  /**
   * Ends what still sounds at the end of its track.
   * @param trackEndsUs by track - 1
   */
  finish(trackEndsUs: number[]): { notes: Note[]; stuck: Note[] };
};

const KEYS = 128;
const ALL_SOUND_OFF = 120;
const ALL_NOTES_OFF = 123;

type StrayOff = { track: number; index: number; key: number };

/** @param endsWithTrack whether a note may not outlast its track: where the tracks follow one another (format 2). */
export function createNotePairing(endsWithTrack = false): NotePairing {
  const notes: Note[] = [];
  const sounding: (Note | undefined)[] = Array.from<undefined>({ length: 17 * KEYS });
  const stuck: Note[] = [];
  let strayOffs: StrayOff[] = [];

  const endKey = (key: number, us: number): boolean => {
    const note = sounding[key];
    if (!note) return false;
    note.endUs = us;
    sounding[key] = undefined;
    return true;
  };

  const endStuck = (isDone: (note: Note) => boolean, endUsOf: (note: Note) => number): void => {
    for (const [key, note] of sounding.entries()) {
      if (!note || !isDone(note)) continue;
      stuck.push(note);
      endKey(key, Math.max(note.startUs, endUsOf(note)));
    }
  };

  const takeOff = (event: MidiEvent, us: number, track: number, index: number): void => {
    if (event.type === 'noteOff') {
      const key = event.channel * KEYS + event.note;
      if (!endKey(key, us)) strayOffs.push({ track, index, key });
    } else if (event.type === 'controller' && endsAllNotes(event.controller)) {
      for (let note = 0; note < KEYS; note += 1) endKey(event.channel * KEYS + note, us);
    } else if (event.type === 'endOfTrack' && endsWithTrack) {
      endStuck(
        (note) => note.track === track,
        () => us,
      );
    }
  };

  const takeOn = (event: MidiEvent, us: number, track: number, index: number): void => {
    if (event.type !== 'noteOn') return;
    const { channel, note, velocity } = event;
    const key = channel * KEYS + note;
    endKey(key, us);
    const begun: Note = { startUs: us, endUs: us, channel, note, velocity, track };
    notes.push(begun);
    // An off behind its on at the same tick, which ended nothing else, makes a note without length.
    const own = strayOffs.findIndex((off) => off.key === key && off.track === track && off.index > index);
    if (own < 0) sounding[key] = begun;
    else strayOffs.splice(own, 1);
  };

  return {
    takeTick(us, slices) {
      if (strayOffs.length > 0) strayOffs = [];
      forEachEvent(slices, us, takeOff);
      forEachEvent(slices, us, takeOn);
    },
    finish(trackEndsUs) {
      endStuck(
        () => true,
        (note) => trackEndsUs[note.track - 1] ?? 0,
      );
      notes.sort((a, b) => a.startUs - b.startUs || a.channel - b.channel || a.note - b.note);
      return { notes, stuck };
    },
  };
}

/** MIDI 1.0, "channel mode messages". */
function endsAllNotes(controller: number): boolean {
  return controller === ALL_SOUND_OFF || controller === ALL_NOTES_OFF;
}

function forEachEvent(
  slices: TickSlice[],
  us: number,
  take: (event: MidiEvent, us: number, track: number, index: number) => void,
): void {
  for (const { track, events, from, to } of slices) {
    for (let index = from; index < to; index += 1) {
      const event = events[index];
      if (event) take(event, us, track, index);
    }
  }
}
