/** The file that is written of an arrangement, event by event: ticks, order, bends and texts. */
import { describe, expect, it, test } from 'vitest';
import type { Arranged, VoiceBend } from '../../src/arrangement/arranged.ts';
import { createTickMap } from '../../src/arrangement/export/tick-map.ts';
import { ARRANGED_MARK, driveChannels, toMidi } from '../../src/arrangement/to-midi.ts';
import { unpackEvents } from '../../src/midi/event-table.ts';
import type { MidiEvent } from '../../src/midi/types.ts';
import type { Score } from '../../src/score/types.ts';
import { Column } from '../../src/table/column.ts';
import { scoreOf } from '../score/event-text.ts';
import { voiceOf, type PlayedNote } from './voice-of.ts';

/** At 480 ticks a quarter of half a second, written 68 times as fine: 32640. */
const SCORE = scoreOf('1: C4 0-500 D4 500-1000', { ticksPerQuarter: 480 });
const TICKS_A_SECOND = 65_280;

function arrangedOf(...voices: PlayedNote[][]): Arranged {
  return {
    voices: voices.map((notes, index) => voiceOf(index + 1, notes)),
    fates: new Column(),
    isLossy: false,
    durationUs: SCORE.durationUs,
  };
}

function track(index: number, arranged: Arranged, score: Score = SCORE, tempo = 1): MidiEvent[] {
  const events = toMidi(arranged, score, tempo, 'song').tracks[index]?.events;
  return events ? unpackEvents(events) : [];
}

const note = (startMs: number, endMs: number, own = 60, bends?: VoiceBend[]): PlayedNote => ({
  startUs: startMs * 1000,
  endUs: endMs * 1000,
  note: own,
  row: 0,
  ...(bends && { bends }),
});

describe('ticks', () => {
  it('divide those of the score as finely as a file can', () => {
    expect(createTickMap(SCORE, 1).ticksPerQuarter).toBe(480 * 68);
    expect(createTickMap({ ...SCORE, ticksPerQuarter: 16_384 }, 1).ticksPerQuarter).toBe(16_384);
    expect(createTickMap({ ...SCORE, ticksPerQuarter: 16_383 }, 1).ticksPerQuarter).toBe(32_766);
  });

  it('leave room for a long song in four bytes', () => {
    const hours = { ...SCORE, durationUs: 4 * 3600 * 1e6 };
    const map = createTickMap(hours, 1);
    expect(map.ticksPerQuarter).toBe(480 * 19);
    expect(map.usToTick(hours.durationUs)).toBeLessThan(2 ** 28);
    expect(createTickMap({ ...SCORE, durationUs: 1e15 }, 1).ticksPerQuarter).toBe(480);
  });

  it('are counted along the tempos as written', () => {
    const score = {
      ...SCORE,
      tempos: [
        { startUs: 0, midiTick: 0, usPerQuarter: 500_000 },
        { startUs: 1_000_000, midiTick: 960, usPerQuarter: 250_000 },
      ],
    };
    const map = createTickMap(score, 1);
    expect([0, 999_999.9, 1_000_000, 1_250_000].map((us) => map.usToTick(us))).toEqual([
      0, 65_280, 65_280, 97_920,
    ]);
    expect(map.usToTick(-5)).toBe(0);
    const fast = createTickMap(score, 2);
    expect(fast.tempos.map(({ midiTick, usPerQuarter }) => [midiTick, usPerQuarter])).toEqual([
      [0, 250_000],
      [65_280, 125_000],
    ]);
    expect(fast.usToTick(625_000)).toBe(97_920);
  });

  it('are rounded once for each tempo, and not again', () => {
    const tempos = [0, 1, 2, 3].map((second) => ({
      startUs: second * 1_000_000,
      midiTick: second * 960,
      usPerQuarter: 500_000,
    }));
    const map = createTickMap({ ...SCORE, tempos }, 1);
    expect(map.tempos.map(({ midiTick }) => midiTick)).toEqual([0, 65_280, 130_560, 195_840]);
    expect(map.tempos.map(({ startUs }) => startUs)).toEqual([0, 1_000_000, 2_000_000, 3_000_000]);
    expect(map.usToTick(3_500_000)).toBe(228_480);
  });

  it('keep tempos that a file can hold', () => {
    const slow = { ...SCORE, tempos: [{ startUs: 0, midiTick: 0, usPerQuarter: 16_000_000 }] };
    expect(createTickMap(slow, 0.5).tempos[0]?.usPerQuarter).toBe(2 ** 24 - 1);
    const quick = { ...SCORE, tempos: [{ startUs: 0, midiTick: 0, usPerQuarter: 1 }] };
    expect(createTickMap(quick, 10).tempos[0]?.usPerQuarter).toBe(1);
  });
});

describe('a drive', () => {
  it('has its notes with the velocity of the score, on its channel', () => {
    expect(track(1, arrangedOf([note(0, 500)]))).toEqual([
      { midiTick: 0, type: 'noteOn', channel: 1, note: 60, velocity: 90 },
      { midiTick: TICKS_A_SECOND / 2, type: 'noteOff', channel: 1, note: 60, velocity: 0 },
    ]);
  });

  it('ends a note before the next begins, at one tick', () => {
    const kinds = track(1, arrangedOf([note(0, 500), note(500, 1000)])).map(({ type }) => type);
    expect(kinds).toEqual(['noteOn', 'noteOff', 'noteOn', 'noteOff']);
  });

  it('has notes of a tick at least', () => {
    const ticks = track(1, arrangedOf([note(0, 0.001)])).map(({ midiTick }) => midiTick);
    expect(ticks).toEqual([0, 1]);
  });

  it('leaves out channel 10', () => {
    expect(driveChannels).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16]);
    const ten = arrangedOf(...Array.from({ length: 10 }, () => [note(0, 500)]));
    expect(track(10, ten)[0]).toMatchObject({ channel: 11 });
  });

  it('is one of fifteen at most', () => {
    const full = Array.from({ length: 15 }, () => [note(0, 500)]);
    expect(toMidi(arrangedOf(...full), SCORE, 1, '').tracks).toHaveLength(16);
    expect(() => toMidi(arrangedOf(...full, []), SCORE, 1, '')).toThrow(
      new RangeError('a MIDI file has room for 15 drives, one a channel'),
    );
  });
});

describe('bends', () => {
  const bent = (...cents: number[]): MidiEvent[] =>
    track(
      1,
      arrangedOf([
        note(
          0,
          500,
          60,
          cents.map((one, index) => ({ atUs: index * 1000, cents: one })),
        ),
      ]),
    );
  const valuesOf = (events: MidiEvent[]): unknown[] =>
    events.flatMap((event) => (event.type === 'pitchBend' ? event.value : []));

  it('have a range of whole semitones that holds them, set before the first note', () => {
    expect(bent(150).slice(0, 4)).toEqual(
      [
        [101, 0],
        [100, 0],
        [6, 2],
        [38, 0],
      ].map(([controller, value]) => ({ midiTick: 0, type: 'controller', channel: 1, controller, value })),
    );
    expect(bent(-100)[2]).toMatchObject({ value: 1 });
    expect(bent(-101)[2]).toMatchObject({ value: 2 });
    expect(bent(99_900)[2]).toMatchObject({ value: 127 });
  });

  it('are steps of that range, as far as the wheel goes', () => {
    expect(valuesOf(bent(100, 50, 0, -100))).toEqual([8191, 4096, 0, -8192]);
    expect(valuesOf(bent(99_900))).toEqual([8191]);
  });

  it('stand between what ends and what begins', () => {
    const events = track(1, arrangedOf([note(0, 500, 60, [{ atUs: 0, cents: 30 }]), note(500, 900)]));
    expect(events.slice(4).map(({ type }) => type)).toEqual([
      'pitchBend',
      'noteOn',
      'noteOff',
      'pitchBend',
      'noteOn',
      'noteOff',
    ]);
  });

  it('begin straight where the first one comes later', () => {
    const events = track(1, arrangedOf([note(0, 500, 60, [{ atUs: 100_000, cents: 100 }])]));
    expect(valuesOf(events)).toEqual([0, 8191]);
  });

  it('are none where the voice has none', () => {
    expect(track(1, arrangedOf([note(0, 500)])).map(({ type }) => type)).toEqual(['noteOn', 'noteOff']);
  });
});

test('the conductor has mark, tempo, metre, the texts that a reader wants, and the end', () => {
  const texts = ['text', 'copyright', 'marker', 'cuePoint', 'lyric', 'trackName', 'deviceName'].map(
    (kind) => ({
      atUs: 500_000,
      track: 1,
      kind,
      text: kind,
    }),
  );
  const score: Score = {
    ...SCORE,
    texts: [...texts, { atUs: 0, track: 1, kind: 'text', text: ARRANGED_MARK }],
    meters: [
      { startUs: 0, bar: 1, numerator: 3, denominator: 4 },
      { startUs: 750_000, bar: 2, numerator: 6, denominator: 8 },
    ],
  };
  const events = track(0, arrangedOf([]), score, 2);
  expect(events[0]).toEqual({ midiTick: 0, type: 'text', kind: 'text', text: ARRANGED_MARK });
  expect(events[1]).toEqual({ midiTick: 0, type: 'tempo', usPerQuarter: 250_000 });
  expect(events.slice(2, 4)).toEqual([
    { midiTick: 0, type: 'timeSignature', numerator: 3, denominator: 4 },
    { midiTick: 48_960, type: 'timeSignature', numerator: 6, denominator: 8 },
  ]);
  expect(events.slice(4, -1)).toEqual(
    ['text', 'copyright', 'marker', 'cuePoint', 'lyric'].map((kind) => ({
      midiTick: 32_640,
      type: 'text',
      kind,
      text: kind,
    })),
  );
  expect(events.at(-1)).toEqual({ midiTick: TICKS_A_SECOND, type: 'endOfTrack' });
  expect(toMidi(arrangedOf([]), score, 2, 'a title').tracks[0]?.name).toBe('a title');
});
