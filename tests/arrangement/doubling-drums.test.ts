/** Doublings, drums and the pedal: where they begin, where they end, and where they do not come about. */
import { describe, expect, it, test } from 'vitest';
import { burstGapsUs, burstLengthUs, burstNames, drumMapOf } from '../../src/arrangement/drums.ts';
import type { PedalPoint } from '../../src/score/types.ts';
import { narrow, wide } from './arrange-parts.ts';
import { scoreOf } from '../score/event-text.ts';
import { droppedAsText, voicesAsText } from './voice-text.ts';

describe('a doubling', () => {
  /** Channel 1 on drive 1 (F3..E4), doubled an octave below on drive 3 (F2..E3), which plays channel 2. */
  const doubled = (song: string): string[] =>
    voicesAsText(
      narrow(
        scoreOf(song),
        '- {from: {channel: 1}, drive: 1, double: {drive: 3, octave: -1}}\n- {from: {channel: 2}, drive: 3}',
      ),
    );

  it('sounds at either end of the range, and not beyond', () => {
    const below = narrow(scoreOf('1: F3 0-500 E4 500-900'), '- {drive: 1, double: {drive: 3, octave: -1}}');
    expect(voicesAsText(below)).toEqual(['1: F3 0-500 E4 500-900', '3: +F2 0-500 +E3 500-900']);
    const up = narrow(scoreOf('1: E3 0-500 D#3 500-900'), '- {drive: 3, double: {drive: 1, octave: 1}}');
    expect(voicesAsText(up)).toEqual(['1: +E4 0-500 +D#4 500-900', '3: E3 0-500 D#3 500-900']);
    const far = narrow(scoreOf('1: F3 0-500'), '- {drive: 1, double: {drive: 3, octave: 1}}');
    expect(voicesAsText(far)).toEqual(['1: F3 0-500']);
    const unison = narrow(scoreOf('1: F3 0-500'), '- {drive: 1, double: {drive: 2}}');
    expect(voicesAsText(unison)).toEqual(['1: F3 0-500', '2: +F3 0-500']);
  });

  it('waits until its drive rests, and ends where that plays again', () => {
    const song = (until: string): string => `1: C4 500-900\n2: D3 0-${until}`;
    expect(doubled(song('500'))).toEqual(['1: C4 500-900', '3: D3 0-500 +C3 500-900']);
    expect(doubled(song('500.001'))).toEqual(['1: C4 500-900', '3: D3 0-500']);
    expect(doubled('1: C4 0-500\n2: D3 300-900')).toEqual(['1: C4 0-500', '3: +C3 0-300 D3 300-900']);
    expect(doubled('1: C4 0-500\n2: C3 0-300')).toEqual(['1: C4 0-500', '3: C3 0-300']);
  });

  it('is of one part alone, and adds to what another doubles there', () => {
    const parts =
      '- {from: {channel: 1}, drive: 1, double: {drive: 3, octave: -1}}\n- {from: {channel: 2}, drive: 2, double: {drive: 3, octave: -1}}';
    const song = '1: C4 0-500\n2: D4 300-500 E4 500-900';
    expect(voicesAsText(narrow(scoreOf(song), parts))).toEqual([
      '1: C4 0-500',
      '2: D4 300-500 E4 500-900',
      '3: +C3 0-500 +E3 500-900',
    ]);
  });

  it('doubles no drums', () => {
    const parts =
      '- {from: {channel: 10}, drum: {36: {drive: 1, burst: click}}}\n- {from: {channel: 1}, drive: 1, double: {drive: 3, octave: -1}}';
    expect(voicesAsText(narrow(scoreOf('1: C4 500-900\n10: 36 0-100'), parts))).toEqual([
      '1: click 0-3 C4 500-900',
      '3: +C3 500-900',
    ]);
  });
});

describe('drums', () => {
  test('each burst has its length, of all its gaps and 3 ms', () => {
    expect(burstNames.map((name) => [name, burstLengthUs(name)])).toEqual([
      ['kick', 103_000],
      ['snare', 52_400],
      ['hat', 12_000],
      ['flam', 12_000],
      ['click', 3000],
    ]);
    expect(burstGapsUs('hat')).toEqual([3000, 3000, 3000]);
    expect(burstGapsUs('gong')).toEqual([]);
  });

  test('stand for those of General MIDI, and a click for what is none of them', () => {
    const bursts = (...notes: number[]): (string | undefined)[] => {
      const map = drumMapOf(notes, 6);
      return notes.map((note) => map.get(note)?.burst);
    };
    expect(bursts(35, 36, 64)).toEqual(['kick', 'kick', 'kick']);
    expect(bursts(38, 40, 49, 57)).toEqual(['snare', 'snare', 'snare', 'snare']);
    expect(bursts(42, 51, 82)).toEqual(['hat', 'hat', 'hat']);
    expect(bursts(60, 66)).toEqual(['flam', 'flam']);
    expect(bursts(37, 127)).toEqual(['click', 'click']);
    expect([...drumMapOf([40, 36, 40], 6)]).toEqual([
      [36, { drive: 6, burst: 'kick' }],
      [40, { drive: 6, burst: 'snare' }],
    ]);
  });

  test('go to the drives of their map, and what is not in it is told', () => {
    const parts =
      '- {from: {channel: 10}, drum: {36: {drive: 1, burst: hat}, 38: {drive: 2, burst: click}}}\n- {from: {channel: 1}, drive: 2}';
    const arranged = wide(scoreOf('1: C4 0-500\n10: 36 0-1 38 0-1 40 0-1'), parts);
    expect(voicesAsText(arranged)).toEqual(['1: hat 0-12', '2: click 0-3 C4 3-500']);
    expect(droppedAsText(arranged)).toEqual(['E2 0 percussion-unmapped']);
  });

  test('of one key struck again before its burst is over the newer counts', () => {
    const parts = '- {from: {channel: 10}, drum: {36: {drive: 1, burst: kick}}}';
    expect(voicesAsText(wide(scoreOf('10: 36 0-10 36 60-70'), parts))).toEqual(['1: kick 0-60 kick 60-163']);
  });
});

describe('the pedal', () => {
  const pedal = (atMs: number, down: boolean, more: Partial<PedalPoint> = {}): PedalPoint => ({
    atUs: atMs * 1000,
    channel: 1,
    pedal: 'sustain',
    down,
    ...more,
  });
  const held = (song: string, ...pedals: PedalPoint[]): string[] =>
    voicesAsText(wide(scoreOf(`1: ${song}`, { pedals }), '- {drive: [1, 2], sustain: true}'));

  it('holds a key that is let go while it is down', () => {
    expect(held('C4 0-200', pedal(100, true), pedal(500, false))).toEqual(['1: C4 0-500']);
    expect(held('C4 0-200', pedal(200, true), pedal(500, false))).toEqual(['1: C4 0-500']);
    expect(held('C4 0-200', pedal(200.001, true), pedal(500, false))).toEqual(['1: C4 0-200']);
    expect(held('C4 0-200', pedal(100, true), pedal(200, false))).toEqual(['1: C4 0-200']);
    expect(held('C4 0-200', pedal(100, true), pedal(200.5, false))).toEqual(['1: C4 0-201']);
  });

  it('pressed twice is down once, and what is never let go lasts to the end', () => {
    expect(held('C4 0-200', pedal(100, true), pedal(150, true), pedal(500, false))).toEqual(['1: C4 0-500']);
    expect(held('C4 0-200 E4 700-900', pedal(100, true))).toEqual(['1: C4 0-900', '2: E4 700-900']);
    expect(held('C4 0-200 E4 300-400', pedal(50, false), pedal(100, true), pedal(250, false))).toEqual([
      '1: C4 0-250 E4 300-400',
    ]);
  });

  it('counts each time it is pressed', () => {
    const twice = [pedal(100, true), pedal(300, false), pedal(600, true), pedal(900, false)];
    expect(held('C4 0-200 C4 400-500 C4 600-700', ...twice)).toEqual(['1: C4 0-300 C4 400-500 C4 600-900']);
  });

  it('of another channel, or another pedal, holds nothing', () => {
    expect(held('C4 0-200', pedal(100, true, { channel: 2 }), pedal(500, false, { channel: 2 }))).toEqual([
      '1: C4 0-200',
    ]);
    expect(held('C4 0-200', pedal(100, true, { pedal: 'sostenuto' }))).toEqual(['1: C4 0-200']);
  });

  it('ends a key that is struck again, and no other', () => {
    const down = [pedal(100, true), pedal(900, false)];
    expect(held('C4 0-200 C4 400-500', ...down)).toEqual(['1: C4 0-388 C4 400-900']);
    expect(held('C4 0-200 D4 400-500', ...down)).toEqual(['1: C4 0-900', '2: D4 400-900']);
  });

  it('keeps time with the tempo', () => {
    const score = scoreOf('1: C4 0-200', { pedals: [pedal(100, true), pedal(500, false)] });
    const arranged = wide(score, '- {drive: 1, sustain: true}', { gate: 1, tempo: 2 });
    expect(voicesAsText(arranged)).toEqual(['1: C4 0-250']);
  });
});

describe('transposing', () => {
  const notesAt = (song: string, transpose: number | 'auto'): (number | undefined)[] =>
    (narrow(scoreOf(song), '- {drive: 1}', { gate: 1, transpose }).voices[0]?.notes ?? []).map(
      ({ note }) => note,
    );

  it('leaves a melody that fits, and of two keys that serve takes the nearer, down before up', () => {
    expect(notesAt('1: F3 0-500 E4 500-900', 'auto')).toEqual([53, 64]);
    // F4 is one above the range: a semitone down is enough.
    expect(notesAt('1: F#3 0-500 F4 500-900', 'auto')).toEqual([53, 64]);
    // E3 is one below: a semitone up.
    expect(notesAt('1: E3 0-500 D#4 500-900', 'auto')).toEqual([53, 64]);
  });

  it('looks at the top line alone', () => {
    const song = '1: F3 0-500 E4 500-900\n2: C3 0-500 C3 500-900';
    expect(
      narrow(scoreOf(song), '- {from: {channel: 1}, drive: 1}', { gate: 1, transpose: 'auto' }).voices[0]
        ?.notes[0]?.note,
    ).toBe(53);
  });

  it('hears no melody in drums', () => {
    const song = '1: F3 0-500 E4 500-900\n10: 90 0-100 30 500-600';
    const arranged = narrow(scoreOf(song), '- {from: {channel: 1}, drive: 1}', {
      gate: 1,
      transpose: 'auto',
    });
    expect(arranged.voices[0]?.notes.map(({ note }) => note)).toEqual([53, 64]);
  });
});
