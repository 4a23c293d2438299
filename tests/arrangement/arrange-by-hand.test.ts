/** What a musician asks for in an arrangement file is what the drives play. */
import { describe, expect, test } from 'vitest';
import { narrow, wide } from './arrange-parts.ts';
import { scoreOf } from '../score/event-text.ts';
import { droppedAsText, voicesAsText } from './voice-text.ts';

describe('parts', () => {
  test('one channel, one drive, whatever the channel is called', () => {
    const score = scoreOf('3: C4 0-500 E4 500-1000\n12: C3 0-1000');
    const arranged = wide(score, '- {from: {channel: 12}, drive: 4}\n- {from: {channel: 3}, drive: 2}');
    expect(voicesAsText(arranged)).toEqual(['2: C4 0-500 E4 500-1000', '4: C3 0-1000']);
    expect(arranged.dropped).toEqual([]);
  });

  test('what no part takes is told', () => {
    const arranged = wide(
      scoreOf('1: C4 0-500\n2: C3 0-500\n10: 36 0-100'),
      '- {from: {channel: 1}, drive: 1}',
    );
    expect(droppedAsText(arranged)).toEqual(['C3 0 no-part', 'C2 0 percussion-unmapped']);
  });

  test('a note without length takes no drive from one that is heard', () => {
    const score = scoreOf('1: C4 0-500 C#4 500-500 D4 500-1000 F4 750-750 E4 1000-1500');
    const arranged = wide(score, '- {from: {channel: 1}, drive: 1}');
    expect(voicesAsText(arranged)).toEqual(['1: C4 0-500 D4 500-1000 E4 1000-1500']);
    expect(droppedAsText(arranged)).toEqual(['C#4 500 no-length', 'F4 750 no-length']);
  });

  test('by track, by range, by several channels', () => {
    const score = scoreOf(['', 'C4 0-500 C3 500-1000', '1: E4 0-500 | 2: G4 1000-1500']);
    const arranged = wide(
      score,
      '- {from: {track: 2, range: A3..B4}, drive: 1}\n- {from: {track: 2}, drive: 2}\n- {from: {channel: [1, 2]}, drive: 3}',
    );
    expect(voicesAsText(arranged)).toEqual(['1: C4 0-500', '2: C3 500-1000', '3: E4 0-500 G4 1000-1500']);
  });
});

describe('split', () => {
  const CHORDS = scoreOf(
    '1: C3 0-500 E3 0-500 G3 0-500 C4 0-500 D3 500-1000 F3 500-1000 A3 500-1000 D4 500-1000',
  );

  test('top, bottom and the rest', () => {
    const arranged = wide(
      CHORDS,
      '- {from: {channel: 1}, split: top, drive: 1}\n- {from: {channel: 1}, split: bottom, drive: 6}\n- {from: {channel: 1}, split: rest, drive: [2, 3]}',
    );
    expect(voicesAsText(arranged)).toEqual([
      '1: C4 0-500 D4 500-1000',
      '2: G3 0-500 A3 500-1000',
      '3: E3 0-500 F3 500-1000',
      '6: C3 0-500 D3 500-1000',
    ]);
    expect(arranged.dropped).toEqual([]);
  });

  test('top 2 is two voices on two drives, the higher on the first', () => {
    const arranged = wide(CHORDS, '- {from: {channel: 1}, split: top 2, drive: [5, 6]}');
    expect(voicesAsText(arranged)).toEqual(['5: C4 0-500 D4 500-1000', '6: G3 0-500 A3 500-1000']);
    expect(droppedAsText(arranged)).toEqual([
      'C3 0 no-part',
      'E3 0 no-part',
      'D3 500 no-part',
      'F3 500 no-part',
    ]);
  });

  test('a held note keeps its part: what moves below it is not the top', () => {
    const score = scoreOf('1: C4 0-1000 E3 0-250 F3 250-500 G3 500-750 D4 1000-1250');
    const arranged = wide(
      score,
      '- {from: {channel: 1}, split: top, drive: 1}\n- {from: {channel: 1}, split: rest, drive: 2}',
    );
    expect(voicesAsText(arranged)).toEqual([
      '1: C4 0-1000 D4 1000-1250',
      '2: E3 0-250 F3 250-500 G3 500-750',
    ]);
  });

  test('a chord rolled by a human hand has one top', () => {
    const score = scoreOf('1: C3 0-500 E3 8-500 G3 16-500');
    expect(voicesAsText(wide(score, '- {from: {channel: 1}, split: top, drive: 1}'))).toEqual([
      '1: G3 16-500',
    ]);
  });

  test('a part without split: the newest note wins, and what is never heard is told', () => {
    const score = scoreOf('1: C3 0-1000 E3 400-1000 C3 1000-1500 G3 1000-1500');
    const arranged = wide(score, '- {from: {channel: 1}, drive: 1}');
    expect(voicesAsText(arranged)).toEqual(['1: C3 0-400 E3 400-1000 G3 1000-1500']);
    expect(droppedAsText(arranged)).toEqual(['C3 1000 cut-by-newer']);
  });
});

describe('pitch', () => {
  test('notes fold into the range of their drive by octaves', () => {
    const score = scoreOf('1: C5 0-500 D5 500-1000 C6 1000-1500\n2: C4 0-500');
    const arranged = narrow(score, '- {from: {channel: 1}, drive: 1}\n- {from: {channel: 2}, drive: 6}');
    expect(voicesAsText(arranged)).toEqual(['1: C4 0-500 D4 500-1000 C4 1000-1500', '6: C2 0-500']);
  });

  test('a phrase keeps one offset where it has room, and keeps its contour', () => {
    const score = scoreOf('1: A4 0-500 C5 500-1000 E5 1000-1500 A4 1500-2000');
    const arranged = wide(score, '- {from: {channel: 1}, drive: 1}');
    expect(voicesAsText(arranged)).toEqual(['1: A3 0-500 C4 500-1000 E4 1000-1500 A3 1500-2000']);
  });

  test('a note goes to a drive of its own octave where one is free', () => {
    const score = scoreOf('1: G2 0-500 G3 500-1000 G1 1000-1500');
    const arranged = narrow(score, '- {from: {channel: 1}, drive: [1, 3, 5]}');
    expect(voicesAsText(arranged)).toEqual(['1: G3 500-1000', '3: G2 0-500', '5: G1 1000-1500']);
  });

  test('transpose shifts all but drums, octave shifts a part', () => {
    const score = scoreOf('1: C4 0-500\n2: C4 0-500\n10: 36 0-100');
    const parts =
      '- {from: {channel: 1}, drive: 1}\n- {from: {channel: 2}, drive: 2, octave: -1}\n- {from: {channel: 10}, drum: {36: {drive: 3, burst: click}}}';
    const arranged = wide(score, parts, { gate: 1, transpose: 2 });
    expect(voicesAsText(arranged)).toEqual(['1: D4 0-500', '2: D3 0-500', '3: click 0-3']);
  });

  test('transpose: auto finds the key in which the melody does not wrap', () => {
    // E4 to A4 crosses the top of F3..E4; seven semitones down or five up it does not.
    const score = scoreOf('1: C4 0-500 E4 500-1000 F4 1000-1500 E4 1500-2000 G4 2000-2500 C4 2500-3000');
    const arranged = narrow(score, '- {from: {channel: 1}, drive: 1}', { gate: 1, transpose: 'auto' });
    const notes = arranged.voices[0]?.notes.map(({ note }) => note) ?? [];
    expect(notes.slice(1).map((note, index) => note - (notes[index] ?? 0))).toEqual([4, 1, -1, 3, -7]);
  });
});
