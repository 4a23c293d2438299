/** Each kind of fault that lint is to find, put into a piece that has none. */
import type { MidiEvent } from '../../src/midi/types.ts';
import { join } from '../midi/hex.ts';
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
  damage?(bytes: Uint8Array, random: Random): Uint8Array;
  /** Levels of the drives 1.. in dB. */
  levels?: number[];
  /** Without arrangement file. */
  isBare?: boolean;
  /** Notes of each part, where the usual number does not do. */
  notes?: number;
};

type NoteOn = Extract<MidiEvent, { type: 'noteOn' }>;
type Spot = { on: NoteOn; off: MidiEvent; events: MidiEvent[] };

const SECOND_TICKS = 2 * TICKS_PER_QUARTER;
const MS_TICKS = SECOND_TICKS / 1000;
/** What losing or cutting notes brings with it. */
const LOSSES = ['dropped-melody', 'dropped-bass', 'channel-polyphony', 'short-note', 'no-gap'];

/** A note somewhere, of a channel where one is wanted; never among the last of its part. */
function someNote(piece: Piece, random: Random, channel = 1 + random.below(6)): Spot {
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
function isLow({ note }: NoteOn): boolean {
  return (note + 7) % 12 < 6;
}

function placeOf({ midiTick }: MidiEvent): number {
  return midiTick * US_PER_TICK;
}

/** Adds a note; order does not matter, the file is sorted when it is written. */
function addNote(events: MidiEvent[], like: NoteOn, note: number, from: number, to: number): void {
  events.push({ ...like, note, midiTick: from });
  events.push({ midiTick: to, type: 'noteOff', channel: like.channel, note, velocity: 0 });
}

/** Takes out what lies in [from, to). */
function clear(events: MidiEvent[], from: number, to: number): void {
  events.splice(0, events.length, ...events.filter(({ midiTick }) => midiTick < from || midiTick >= to));
}

/** Moves what begins at `fromTick` or later; an off stays with its on, which stands before it. */
function delay(piece: Piece, fromTick: number, ticks: number): void {
  for (const { events } of piece.tracks) {
    let isMoved = false;
    for (const event of events) {
      if (event.type !== 'noteOff') isMoved = event.midiTick >= fromTick;
      if (isMoved) event.midiTick += ticks;
    }
  }
}

export const faults: readonly Fault[] = [
  {
    rule: 'channel-polyphony',
    explains: [...LOSSES, 'fold-crossing'],
    insert(piece, random) {
      const { on, off, events } = someNote(piece, random);
      addNote(events, on, isLow(on) ? on.note + 1 : on.note - 1, on.midiTick, off.midiTick);
      return placeOf(on);
    },
  },
  {
    rule: 'out-of-range',
    explains: ['fold-crossing', 'no-gap'],
    insert(piece, random) {
      const { on, off } = someNote(piece, random);
      const shift = (random.below(2) === 0 ? 1 : -1) * 12 * (1 + random.below(2));
      on.note += shift;
      if ('note' in off) off.note += shift;
      return placeOf(on);
    },
  },
  {
    rule: 'fold-crossing',
    explains: ['out-of-range'],
    insert(piece) {
      const [first, , , , , last] = piece.arrangement.parts;
      if (first && last) [first.drive, last.drive] = [last.drive, first.drive];
      return undefined;
    },
  },
  {
    rule: 'short-note',
    insert(piece, random) {
      const { on, off } = someNote(piece, random);
      off.midiTick = on.midiTick + Math.round((12 + random.below(20)) * MS_TICKS);
      return placeOf(on);
    },
  },
  {
    rule: 'no-gap',
    explains: ['overheated-drive'],
    insert(piece, random) {
      const { on, off, events } = someNote(piece, random);
      const next = events.find((event) => event.type === 'noteOn' && event.midiTick > on.midiTick);
      if (next?.type !== 'noteOn') return undefined;
      clear(events, next.midiTick, next.midiTick + 200);
      off.midiTick = next.midiTick;
      addNote(events, on, on.note, next.midiTick, next.midiTick + 200);
      piece.arrangement['gate'] = 1;
      return placeOf(next);
    },
  },
  {
    rule: 'fast-trill',
    explains: ['short-note'],
    insert(piece, random) {
      const { on, events } = someNote(piece, random, 1 + random.below(2));
      const [step, from] = [50 * MS_TICKS, on.midiTick];
      clear(events, from, from + 440);
      for (let count = 0; count < 8; count += 1) {
        addNote(events, on, count % 2 === 0 ? 57 : 59, from + count * step, from + (count + 1) * step);
      }
      return from * US_PER_TICK;
    },
  },
  {
    rule: 'channel-gaps',
    insert(piece) {
      for (const event of piece.tracks[5]?.events ?? []) if ('channel' in event) event.channel = 9;
      const last = piece.arrangement.parts[5];
      if (last) last.from.channel = 9;
      return undefined;
    },
  },
  {
    rule: 'too-many-channels',
    explains: [
      ...LOSSES,
      'fold-crossing',
      'fast-trill',
      'unused-drive',
      'overworked-drive',
      'out-of-range',
      'missing-licence',
    ],
    isBare: true,
    insert(piece, random) {
      for (const channel of [7, 8, 9]) {
        const { on, off } = someNote(piece, random);
        piece.tracks.push({
          name: `part ${channel}`,
          events: [{ ...on, channel }, { ...off, channel } as MidiEvent],
        });
      }
      return undefined;
    },
  },
  {
    rule: 'percussion-channel',
    insert(piece, random) {
      const { on } = someNote(piece, random);
      const events: MidiEvent[] = [];
      addNote(events, { ...on, channel: 10 }, 36, on.midiTick, on.midiTick + 60);
      piece.tracks.push({ name: 'drums', events });
      return placeOf(on);
    },
  },
  {
    rule: 'stuck-note',
    explains: [...LOSSES, 'overheated-drive', 'head-turn', 'long-silence', 'overworked-drive', 'zero-length'],
    insert(piece, random) {
      const { on, events } = someNote(piece, random);
      const offs = events.filter((event) => event.type === 'noteOff' && event.note === on.note);
      const last = events.findLast((event) => event.type === 'noteOn' && event.note === on.note);
      events.splice(events.indexOf(offs.at(-1) ?? on), 1);
      return last && placeOf(last);
    },
  },
  {
    rule: 'overlap-same-pitch',
    explains: LOSSES,
    insert(piece, random) {
      const { on, off, events } = someNote(piece, random);
      const midiTick = Math.round((on.midiTick + off.midiTick) / 2);
      events.push({ ...on, midiTick });
      return midiTick * US_PER_TICK;
    },
  },
  {
    rule: 'zero-length',
    insert(piece, random) {
      const { on, off } = someNote(piece, random);
      off.midiTick = on.midiTick;
      return placeOf(on);
    },
  },
  {
    rule: 'dropped-melody',
    explains: ['unused-drive', 'dropped-bass'],
    insert(piece) {
      piece.arrangement.parts.splice(0, 1);
      return undefined;
    },
  },
  {
    rule: 'dropped-bass',
    explains: ['unused-drive', 'dropped-melody'],
    insert(piece) {
      piece.arrangement.parts.splice(5, 1);
      return undefined;
    },
  },
  {
    rule: 'unison-doubling',
    insert(piece, random) {
      const part = piece.arrangement.parts[random.below(6)];
      if (part) part['double'] = { drive: (part.drive % 6) + 1, octave: 0 };
      return undefined;
    },
  },
  { rule: 'unbalanced', levels: [0, 0, -9, 0, 0, 0], insert: () => undefined },
  {
    rule: 'unused-drive',
    explains: ['channel-gaps'],
    insert(piece, random) {
      const place = random.below(6);
      piece.arrangement.parts.splice(place, 1);
      piece.tracks[place]?.events.splice(0);
      return undefined;
    },
  },
  {
    rule: 'overworked-drive',
    explains: ['long-silence'],
    insert(piece, random) {
      const busy = random.below(6);
      piece.tracks.forEach(({ events }, place) => {
        const ons = events.filter(({ type }) => type === 'noteOn');
        if (place !== busy) clear(events, ons[20]?.midiTick ?? 0, Infinity);
      });
      return undefined;
    },
  },
  {
    rule: 'head-turn',
    explains: ['out-of-range'],
    insert(piece, random) {
      const { on, events } = someNote(piece, random, 1 + random.below(2));
      const from = on.midiTick;
      clear(events, from, from + 40 * SECOND_TICKS);
      addNote(events, on, 60, from, from + 39 * SECOND_TICKS);
      return from * US_PER_TICK;
    },
  },
  {
    rule: 'link-budget',
    explains: ['bend-range'],
    insert(piece) {
      for (const [index, { events }] of piece.tracks.entries()) {
        for (let tick = 10 * SECOND_TICKS; tick < 14 * SECOND_TICKS; tick += 10) {
          events.push({
            midiTick: tick,
            type: 'pitchBend',
            channel: index + 1,
            value: tick % 20 === 0 ? 900 : -900,
          });
        }
        events.push({ midiTick: 14 * SECOND_TICKS, type: 'pitchBend', channel: index + 1, value: 0 });
      }
      piece.arrangement['gate'] = 1;
      return undefined;
    },
  },
  { rule: 'overheated-drive', notes: 900, insert: () => undefined },
  {
    rule: 'bend-range',
    insert(piece, random) {
      const { on, off, events } = someNote(piece, random);
      const value = on.note % 12 >= 5 && on.note % 12 <= 10 ? -8192 : 8191;
      for (const [controller, number] of [
        [101, 0],
        [100, 0],
        [6, 12],
      ] as const) {
        events.push({
          midiTick: on.midiTick,
          type: 'controller',
          channel: on.channel,
          controller,
          value: number,
        });
      }
      events.push({ midiTick: on.midiTick, type: 'pitchBend', channel: on.channel, value });
      events.push({ midiTick: off.midiTick, type: 'pitchBend', channel: on.channel, value: 0 });
      return placeOf(on);
    },
  },
  {
    rule: 'tempo-extreme',
    explains: ['short-note', 'fast-trill', 'no-gap', 'long-silence'],
    insert(piece, random) {
      const { on, off } = someNote(piece, random);
      const usPerQuarter = random.below(2) === 0 ? 60_000_000 / 400 : 60_000_000 / 10;
      const [first] = piece.tracks;
      first?.events.push({ midiTick: on.midiTick, type: 'tempo', usPerQuarter });
      first?.events.push({ midiTick: off.midiTick, type: 'tempo', usPerQuarter: 500_000 });
      return placeOf(on);
    },
  },
  {
    rule: 'long-silence',
    insert(piece, random) {
      const { on } = someNote(piece, random);
      delay(piece, on.midiTick, 10 * SECOND_TICKS);
      return undefined;
    },
    explains: ['head-turn', 'short-note', ...LOSSES],
  },
  {
    rule: 'file-damage',
    explains: [
      'stuck-note',
      'unused-drive',
      'overworked-drive',
      'arrangement-drift',
      ...LOSSES,
      'head-turn',
      'zero-length',
      'overlap-same-pitch',
    ],
    insert: () => undefined,
    damage(bytes, random) {
      if (random.below(3) === 0) return bytes.subarray(0, bytes.length - 1 - random.below(200));
      if (random.below(2) === 0) return join(bytes, Uint8Array.of(0, 1, 2));
      const broken = Uint8Array.from(bytes);
      broken[11] = (broken[11] ?? 0) + 1 + random.below(9);
      return broken;
    },
  },
  {
    rule: 'arrangement-drift',
    insert(piece, random) {
      piece.arrangement.parts.push({ from: { channel: 11 + random.below(6) }, drive: 1 });
      return undefined;
    },
  },
  {
    rule: 'missing-licence',
    insert(piece) {
      delete piece.arrangement['licence'];
      return undefined;
    },
  },
  {
    rule: 'missing-title',
    insert(piece) {
      delete piece.arrangement['title'];
      return undefined;
    },
  },
  {
    rule: 'unused-ignore',
    insert(piece) {
      piece.arrangement['lint'] = { ignore: [{ rule: 'short-note', bars: '2..3', because: 'clicks' }] };
      return undefined;
    },
  },
];
