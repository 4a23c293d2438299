/** Songs made at random, with their arrangements, as a band has them: six parts, each within its drive, nothing amiss. */
import { packEvents } from '../../src/midi/event-table.ts';
import type { MidiEvent } from '../../src/midi/types.ts';
import { writeMidi } from '../../src/midi/write-midi.ts';
import type { Random } from '../midi/random.ts';

/** A song that can still be changed. */
export type Piece = { tracks: { name: string; events: MidiEvent[] }[]; arrangement: ArrangementText };

export type ArrangementText = Record<string, unknown> & { parts: PartText[] };
export type PartText = Record<string, unknown> & { from: { channel: number }; drive: number };

/** Lowest notes of the default rig's drives. */
const LOW_NOTES = [53, 53, 41, 41, 29, 29] as const;
export const TICKS_PER_QUARTER = 480;
/** At 120 a minute. */
export const US_PER_TICK = 500_000 / TICKS_PER_QUARTER;
/** An eighth to a quarter; the rest before the next note is in it. */
const STEPS = [240, 240, 480] as const;
const REST_TICKS = 20;
const BYTES_OF_A_NOTE = 9;

export function randomPiece(notesOfAPart: number, random: Random): Piece {
  const tracks = LOW_NOTES.map((lowNote, index) => ({
    name: index === 0 ? 'Corpus' : `part ${index + 1}`,
    events: randomPart(notesOfAPart, lowNote, index + 1, random),
  }));
  const parts = LOW_NOTES.map((_, index) => ({ from: { channel: index + 1 }, drive: index + 1 }));
  return { tracks, arrangement: { title: 'Corpus', licence: 'CC0-1.0', parts } };
}

function randomPart(notes: number, lowNote: number, channel: number, random: Random): MidiEvent[] {
  const events: MidiEvent[] = [{ midiTick: 0, type: 'programChange', channel, program: channel }];
  let midiTick = 0;
  let before = -1;
  for (let count = 0; count < notes; count += 1) {
    const degree = random.below(12);
    // No pitch twice in a row, and none twice in a trill.
    const note = lowNote + (degree === before ? (degree + 1) % 12 : degree);
    before = note - lowNote;
    const length = STEPS[random.below(STEPS.length)] ?? 240;
    events.push({ midiTick, type: 'noteOn', channel, note, velocity: 60 + random.below(60) });
    events.push({ midiTick: midiTick + length - REST_TICKS, type: 'noteOff', channel, note, velocity: 0 });
    if (random.below(8) === 0) {
      events.push({ midiTick, type: 'controller', channel, controller: 7, value: random.below(128) });
    }
    midiTick += length;
  }
  return events;
}

export function pieceBytes({ tracks }: Piece): Uint8Array {
  return writeMidi({
    format: 1,
    division: { kind: 'ppq', ticksPerQuarter: TICKS_PER_QUARTER },
    tracks: tracks.map(({ name, events }) => ({ name, events: packEvents(events) })),
  });
}

/** YAML as people write it: a part a line. */
export function pieceArrangement({ arrangement: { parts, ...head } }: Piece): string {
  const heads = Object.entries(head).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return [...heads, 'parts:', ...parts.map((part) => `  - ${JSON.stringify(part)}`), ''].join('\n');
}

/** A song of about so many bytes. */
export function songOfBytes(bytes: number, random: Random): Piece {
  return randomPiece(Math.ceil(bytes / BYTES_OF_A_NOTE / LOW_NOTES.length), random);
}
