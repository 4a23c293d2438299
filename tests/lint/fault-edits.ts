/** What a fault is, and the small changes of a piece that faults are made of. */
import type { MidiEvent } from '../../src/midi/types.ts';
import type { Random } from '../midi/random.ts';
import { TICKS_PER_QUARTER, US_PER_TICK, type Piece } from './corpus.ts';

export type Fault = {
  /** The rule that is to find it. */
  rule: string;
  /** Other rules that may speak up, because the fault is theirs, too. */
  explains?: string[];
  /** Changes the piece; returns where, in µs, if the fault has a place. */
  insert(piece: Piece, random: Random): number | undefined;
  /** Changes the bytes of the file. */
  damage?: (bytes: Uint8Array, random: Random) => Uint8Array;
  /** Levels of the drives 1.. in dB. */
  levels?: number[];
  /** Without arrangement file. */
  isBare?: boolean;
  /** Notes of each part, where the usual number does not do. */
  notes?: number;
};

export type NoteOn = Extract<MidiEvent, { type: 'noteOn' }>;
export type Spot = { on: NoteOn; off: MidiEvent; events: MidiEvent[] };

export const SECOND_TICKS = 2 * TICKS_PER_QUARTER;
export const MS_TICKS = SECOND_TICKS / 1000;
/** What losing or cutting notes brings with it. */
export const LOSSES = ['dropped-melody', 'dropped-bass', 'channel-polyphony', 'short-note', 'no-gap'];

/** A note somewhere, of a channel where one is wanted; never among the last of its part. */
export function someNote(piece: Piece, random: Random, channel = 1 + random.below(6)): Spot {
  const events = piece.tracks[channel - 1]?.events ?? [];
  const ons = events.filter((event) => event.type === 'noteOn');
  const on = ons[random.below(ons.length - 8)];
  const off = events.find(
    (event) =>
      event.type === 'noteOff' && on !== undefined && event.midiTick > on.midiTick && event.note === on.note,
  );
  if (!on || !off) throw new Error('the piece has no notes');
  return { on, off, events };
}

/** Whether the note lies in the lower half of its drive's octave, which begins with an F. */
export function isLow({ note }: NoteOn): boolean {
  return (note + 7) % 12 < 6;
}

export function placeOf({ midiTick }: MidiEvent): number {
  return midiTick * US_PER_TICK;
}

/** Adds a note; order does not matter, the file is sorted when it is written. */
export function addNote(events: MidiEvent[], like: NoteOn, note: number, from: number, to: number): void {
  events.push({ ...like, note, midiTick: from });
  events.push({ midiTick: to, type: 'noteOff', channel: like.channel, note, velocity: 0 });
}

/** Takes out what lies in [from, to). */
export function clear(events: MidiEvent[], from: number, to: number): void {
  events.splice(0, events.length, ...events.filter(({ midiTick }) => midiTick < from || midiTick >= to));
}

/** Moves what begins at `fromTick` or later; an off stays with its on, which stands before it. */
export function delay(piece: Piece, fromTick: number, ticks: number): void {
  for (const { events } of piece.tracks) {
    let isMoved = false;
    for (const event of events) {
      if (event.type !== 'noteOff') isMoved = event.midiTick >= fromTick;
      if (isMoved) event.midiTick += ticks;
    }
  }
}
