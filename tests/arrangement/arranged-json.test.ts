/** An arrangement as people read it: what each note says, and what it does not say. */
import { expect, test } from 'vitest';
import { narrow } from './arrange-parts.ts';
import { scoreOf } from '../score/event-text.ts';

test('a note tells when, what, how loud, and from where; the rest only where there is something to tell', () => {
  const score = scoreOf('1: C4 0-500 v80 C5 500-1000\n2: D2 0-500\n10: 36 0-10', {
    bends: [{ atUs: 100_000, channel: 2, cents: 20 }],
  });
  const parts = [
    '- {from: {channel: 1}, drive: 1, double: {drive: 3, octave: -1}}',
    '- {from: {channel: 2}, drive: 5}',
    '- {from: {channel: 10}, drum: {36: {drive: 6, burst: click}}}',
  ].join('\n');
  const { voices, dropped, durationUs } = narrow(score, parts, { gate: 0.5 });
  const source = { channel: 1, note: 60, startUs: 0 };
  const first = { startUs: 0, endUs: 250_000, note: 60, velocity: 80, source, ungatedEndUs: 500_000 };
  const second = { startUs: 500_000, endUs: 750_000, velocity: 90, ungatedEndUs: 1_000_000 };
  const high = { channel: 1, note: 72, startUs: 500_000 };
  expect(voices).toEqual([
    { drive: 1, notes: [first, { ...second, note: 60, source: high, foldedFrom: 72 }] },
    { drive: 2, notes: [] },
    {
      drive: 3,
      notes: [
        { ...first, note: 48, doubles: true },
        { ...second, note: 48, source: high, doubles: true },
      ],
    },
    { drive: 4, notes: [] },
    {
      drive: 5,
      notes: [
        {
          startUs: 0,
          endUs: 250_000,
          note: 38,
          velocity: 90,
          source: { channel: 2, note: 38, startUs: 0 },
          ungatedEndUs: 500_000,
          bends: [{ atUs: 100_000, cents: 20 }],
        },
      ],
    },
    {
      drive: 6,
      notes: [
        {
          startUs: 0,
          endUs: 3000,
          note: 36,
          velocity: 90,
          source: { channel: 10, note: 36, startUs: 0 },
          burst: 'click',
        },
      ],
    },
  ]);
  expect(Object.keys(voices[5]?.notes[0] ?? {})).not.toContain('bends');
  expect([dropped, durationUs]).toEqual([[], 1_000_000]);
});

test('without bends in the song no note has any', () => {
  const [note] = narrow(scoreOf('1: C4 0-500'), '- {drive: 1}').voices[0]?.notes ?? [];
  expect(Object.keys(note ?? {})).toEqual(['startUs', 'endUs', 'note', 'velocity', 'source']);
});

test('what is dropped tells its source and why', () => {
  expect(narrow(scoreOf('1: C4 0-500\n2: E4 250-500'), '- {from: {channel: 1}, drive: 1}').dropped).toEqual([
    { channel: 2, note: 64, startUs: 250_000, reason: 'no-part' },
  ]);
});
