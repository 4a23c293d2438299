/** Faults among the notes of a piece: each is to be found by the rule that it names. */
import { addNote, clear, isLow, LOSSES, MS_TICKS, placeOf, someNote } from './fault-edits.ts';
import type { Fault } from './fault-edits.ts';
import type { MidiEvent } from '../../src/midi/types.ts';
import { US_PER_TICK } from './corpus.ts';

export const noteFaults: readonly Fault[] = [
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
];
