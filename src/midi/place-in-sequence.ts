/** Puts the tracks of a format 2 file one after the other: they are independent patterns, each with its own tempo. */
import { packEvents, unpackEvents, type MidiTrack } from './midi-file.ts';
import type { MidiEvent } from './types.ts';

/** What a pattern begins with where it says nothing itself (SMF 1.0, "meta events": 120 a minute, 4/4). */
const PATTERN_START: MidiEvent[] = [
  { midiTick: 0, type: 'tempo', usPerQuarter: 500_000 },
  { midiTick: 0, type: 'timeSignature', numerator: 4, denominator: 4 },
];

export function placeInSequence(tracks: MidiTrack[]): MidiTrack[] {
  let startTick = 0;
  return tracks.map((track) => {
    const shift = startTick;
    const events = [...PATTERN_START, ...unpackEvents(track.events)].map((event) => ({
      ...event,
      midiTick: event.midiTick + shift,
    }));
    startTick = events.at(-1)?.midiTick ?? startTick;
    return { ...track, events: packEvents(events) };
  });
}
