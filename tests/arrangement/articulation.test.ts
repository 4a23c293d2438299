/** How long notes sound, how fast they may come, what doubles and interrupts them. */
import { describe, expect, test } from 'vitest';
import { narrow, wide } from './arrange-parts.ts';
import { scoreOf } from '../score/event-text.ts';
import { droppedAsText, voicesAsText } from './voice-text.ts';

describe('length', () => {
  test.each([
    ['half of a long note', 'C4 0-1000', '1: C4 0-500'],
    ['a short note keeps 50 ms', 'C4 0-80', '1: C4 0-50'],
    ['a very short note its own length', 'C4 0-30', '1: C4 0-30'],
    ['a low note four steps: F1 needs 92 ms', 'F1 0-120', '1: F1 0-92'],
  ])('gate: %s', (_, song, expected) => {
    expect(voicesAsText(wide(scoreOf(`1: ${song}`), '- {from: {channel: 1}, drive: 1}', {}))).toEqual([
      expected,
    ]);
  });

  test('tempo scales times as played, but sources keep the times of the score', () => {
    const arranged = wide(scoreOf('1: C4 1000-2000'), '- {from: {channel: 1}, drive: 1}', {
      gate: 1,
      tempo: 2,
    });
    expect(voicesAsText(arranged)).toEqual(['1: C4 500-1000']);
    expect(arranged.voices[0]?.notes[0]?.source).toEqual({ channel: 1, note: 60, startUs: 1_000_000 });
    expect(arranged.durationUs).toBe(1_000_000);
  });

  test('the pedal holds notes where a part asks for it', () => {
    const pedal = (atMs: number, down: boolean) => ({
      atUs: atMs * 1000,
      channel: 1,
      pedal: 'sustain' as const,
      down,
    });
    const score = scoreOf('1: C4 0-200 E4 1000-1200 C4 1500-1600', {
      pedals: [pedal(100, true), pedal(1300, false)],
    });
    const held = wide(score, '- {from: {channel: 1}, drive: [1, 2], sustain: true}');
    expect(voicesAsText(held)).toEqual(['1: C4 0-1300 C4 1500-1600', '2: E4 1000-1300']);
    expect(voicesAsText(wide(score, '- {from: {channel: 1}, drive: [1, 2]}'))).toEqual([
      '1: C4 0-200 E4 1000-1200 C4 1500-1600',
    ]);
  });
});

describe('speed', () => {
  test('a repeated note is heard apart even at gate 1, but keeps its 50 ms', () => {
    const score = scoreOf('1: C4 0-500 C4 500-1000 C4 1000-1050 C4 1050-1500 D4 1500-2000');
    expect(voicesAsText(wide(score, '- {from: {channel: 1}, drive: 1}'))).toEqual([
      '1: C4 0-488 C4 500-988 C4 1000-1050 C4 1050-1500 D4 1500-2000',
    ]);
  });

  test('a trill in the bass is as fast as the drive speaks: three steps of F1 are 69 ms', () => {
    const trill = Array.from({ length: 8 }, (_, i) => `${i % 2 ? 'G1' : 'F1'} ${i * 40}-${i * 40 + 40}`).join(
      ' ',
    );
    const arranged = wide(scoreOf(`1: ${trill}`), '- {from: {channel: 1}, drive: 1}');
    expect(voicesAsText(arranged)).toEqual(['1: F1 0-40 F1 80-120 F1 160-200 F1 240-280']);
    expect(droppedAsText(arranged)).toEqual([
      'G1 40 too-fast',
      'G1 120 too-fast',
      'G1 200 too-fast',
      'G1 280 too-fast',
    ]);
  });

  test('a grace note too short to be heard gives way to its long note', () => {
    const arranged = wide(scoreOf('1: F1 0-30 G1 30-500'), '- {from: {channel: 1}, drive: 1}');
    expect(voicesAsText(arranged)).toEqual(['1: G1 30-500']);
  });
});

describe('double', () => {
  test('an octave below, while the other drive rests and where its range has the note', () => {
    const score = scoreOf('1: C4 0-500 D4 500-1000 E4 1000-1500\n2: C2 700-1200');
    const arranged = narrow(
      score,
      '- {from: {channel: 1}, drive: 1, double: {drive: 3, octave: -1}}\n- {from: {channel: 2}, octave: 1, drive: 3}',
    );
    expect(voicesAsText(arranged)).toEqual([
      '1: C4 0-500 D4 500-1000 E4 1000-1500',
      '3: +C3 0-500 +D3 500-700 C3 700-1200',
    ]);
    const far = narrow(score, '- {from: {channel: 1}, drive: 1, double: {drive: 6, octave: -1}}');
    expect(voicesAsText(far)).toEqual(['1: C4 0-500 D4 500-1000 E4 1000-1500']);
  });
});

describe('drums', () => {
  test('a burst interrupts the bass that shares its drive, and the bass comes back', () => {
    const score = scoreOf('2: C2 0-1000\n10: 36 0-10 38 500-510');
    const arranged = wide(
      score,
      '- {from: {channel: 2}, drive: 6}\n- {from: {channel: 10}, drum: {36: {drive: 6, burst: hat}, 38: {drive: 6, burst: click}}}',
    );
    expect(voicesAsText(arranged)).toEqual(['6: hat 0-12 C2 12-500 click 500-503 C2 503-1000']);
  });
});

test('bends of the channel reach the note, one that is already bent starts so', () => {
  const bends = [
    { atUs: 100_000, channel: 1, cents: 50 },
    { atUs: 300_000, channel: 1, cents: -20 },
    { atUs: 300_000, channel: 2, cents: 99 },
  ];
  const arranged = wide(scoreOf('1: C4 200-500', { bends }), '- {from: {channel: 1}, drive: 1}');
  expect(arranged.voices[0]?.notes[0]?.bends).toEqual([
    { atUs: 200_000, cents: 50 },
    { atUs: 300_000, cents: -20 },
  ]);
});
