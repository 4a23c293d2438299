/** Remembers what one input holds, so that its end lets go of that and of nothing else. */
import { controllers, isSwitchedOn } from '../../midi/controllers.ts';
import type { MidiMessage } from '../../midi/midi-stream.ts';

export interface HeldInput {
  /** Messages of this input have come. */
  take(messages: readonly MidiMessage[]): void;
  /** What the input would have to say to let go of everything; afterwards it holds nothing. */
  letGo(): MidiMessage[];
}

const NOTES = 128;

/** Controllers that hold something, and from which value they do. */
const holds: ReadonlyMap<number, (value: number) => boolean> = new Map([
  [controllers.modulation, (value: number) => value > 0],
  [controllers.sustain, isSwitchedOn],
  [controllers.sostenuto, isSwitchedOn],
]);

export function createHeldInput(): HeldInput {
  const notes = new Set<number>();
  const held = new Set<number>();
  const bent = new Set<number>();

  function take(messages: readonly MidiMessage[]): void {
    for (const message of messages) {
      if (message.type === 'noteOn') notes.add(message.channel * NOTES + message.note);
      else if (message.type === 'noteOff') notes.delete(message.channel * NOTES + message.note);
      else if (message.type === 'pitchBend') put(bent, message.channel, message.value !== 0);
      else if (message.type === 'controller') {
        const isHolding = holds.get(message.controller)?.(message.value) ?? false;
        put(held, message.channel * NOTES + message.controller, isHolding);
      }
    }
  }

  function letGo(): MidiMessage[] {
    const messages: MidiMessage[] = [
      ...Array.from(held, (id): MidiMessage => {
        const [channel, controller] = [Math.floor(id / NOTES), id % NOTES];
        return { type: 'controller', channel, controller, value: 0 };
      }),
      ...Array.from(bent, (channel): MidiMessage => ({ type: 'pitchBend', channel, value: 0 })),
      ...Array.from(notes, (id): MidiMessage => {
        return { type: 'noteOff', channel: Math.floor(id / NOTES), note: id % NOTES, velocity: 0 };
      }),
    ];
    for (const set of [notes, held, bent]) set.clear();
    return messages;
  }

  return { take, letGo };
}

function put(set: Set<number>, id: number, isIn: boolean): void {
  if (isIn) set.add(id);
  else set.delete(id);
}
