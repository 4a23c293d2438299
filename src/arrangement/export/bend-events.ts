/** Pitch bends of voices as MIDI events. */
import { BEND_STEPS, controllers, rpns } from '../../midi/controllers.ts';
import type { MidiEvent } from '../../midi/types.ts';
import type { TickMap } from './tick-map.ts';
import type { Voice } from '../arranged.ts';

const CENTS_PER_SEMITONE = 100;
/** MIDI's largest range (RPN 0, MIDI 1.0). */
const RANGE_SEMITONES_MAX = 127;

/** The range that holds all bends of a voice, in whole semitones; 0 where it has none. */
export function bendRangeSemitones({ bends }: Voice): number {
  let cents = 0;
  for (const own of bends.values()) for (const bend of own) cents = Math.max(cents, Math.abs(bend.cents));
  return Math.min(RANGE_SEMITONES_MAX, Math.ceil(cents / CENTS_PER_SEMITONE));
}

/** Sets the bend range of a channel at the song's start. */
export function bendRangeEvents(channel: number, rangeSemitones: number): MidiEvent[] {
  const pairs = [
    [controllers.rpn, rpns.bendRange >> 7],
    [controllers.rpnFine, rpns.bendRange & 0x7f],
    [controllers.dataEntry, rangeSemitones],
    [controllers.dataEntryFine, 0],
  ] as const;
  return pairs.map(([controller, value]) => ({
    midiTick: 0,
    type: 'controller',
    channel,
    controller,
    value,
  }));
}

/** The bends of one note of a voice; a note without any begins straight. */
export function bendEvents(
  voice: Voice,
  index: number,
  channel: number,
  rangeSemitones: number,
  map: TickMap,
): MidiEvent[] {
  const startUs = voice.notes.startUs.at(index);
  const bends = voice.bends.get(index) ?? [];
  const [first] = bends;
  const straight = first && first.atUs <= startUs ? [] : [{ atUs: startUs, cents: 0 }];
  return [...straight, ...bends].map(({ atUs, cents }) => {
    const steps = Math.round((cents / (rangeSemitones * CENTS_PER_SEMITONE)) * BEND_STEPS);
    const value = Math.max(-BEND_STEPS, Math.min(BEND_STEPS - 1, steps));
    return { midiTick: map.usToTick(atUs), type: 'pitchBend', channel, value };
  });
}
