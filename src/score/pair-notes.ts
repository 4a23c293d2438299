/** The notes of a file in its own ticks, for those who write it again. */
import type { MidiFile } from '../midi/types.ts';
import { mergeTracks } from './merge-tracks.ts';
import { createNotePairing } from './note-pairing.ts';

export type TickNote = {
  startTick: number;
  endTick: number;
  /** 1..16. */
  channel: number;
  note: number;
  velocity: number;
  /** From 1. */
  track: number;
};

/** Paired as in `toScore`. */
export function pairNotes(file: MidiFile): TickNote[] {
  const pairing = createNotePairing(file.format === 2);
  mergeTracks(file.tracks, (midiTick, slices) => pairing.takeTick(midiTick, slices));
  const { notes } = pairing.finish(file.tracks.map(({ events }) => events.at(-1)?.midiTick ?? 0));
  return notes.map(({ startUs, endUs, ...note }) => ({ ...note, startTick: startUs, endTick: endUs }));
}
