/** Faults of a piece as a whole, of its arrangement and of its file: each is to be found by the rule that it names. */
import { addNote, clear, delay, LOSSES, placeOf, SECOND_TICKS, someNote } from './fault-edits.ts';
import type { Fault } from './fault-edits.ts';
import { join } from '../midi/hex.ts';
import { US_PER_TICK } from './corpus.ts';

export const pieceFaults: readonly Fault[] = [
  {
    rule: 'dropped-melody',
    explains: ['unused-drive', 'dropped-bass', 'long-silence'],
    insert(piece) {
      piece.arrangement.parts.splice(0, 1);
      return undefined;
    },
  },
  {
    rule: 'dropped-bass',
    explains: ['unused-drive', 'dropped-melody', 'long-silence'],
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
