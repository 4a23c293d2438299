/** A song as one long line: notes by channel, bars, and marks that stand at their times. */
import { expect, test } from 'vitest';
import { stripStyle, toStrip, type Strip, type StripMark } from '../../src/roll/to-strip.ts';

const SONG: Strip = {
  notes: [
    { startUs: 0, endUs: 500_000, note: 60, channel: 1 },
    { startUs: 9_000_000, endUs: 10_000_000, note: 64, channel: 16 },
  ],
  barStartsUs: [0, 2_000_000, 2_290_000, 2_590_000, 10_000_000],
  durationUs: 10_000_000,
};
const markAt = (atUs: number): StripMark => ({
  atUs,
  className: 'warn',
  title: 'a "b"',
  data: { rule: 'short-note' },
});

test('a second is 40 px wide, from the left margin on', () => {
  const picture = toStrip(SONG, []);
  expect(picture).toMatch(/^<svg [^>]*width="486" height="\d+" viewBox="0 0 486 \d+" role="img">/);
  const notes = [...picture.matchAll(/<rect class="(c\d+)" x="([\d.]+)" [^>]*?width="([\d.]+)"/g)];
  expect(notes.map(([, ...shown]) => shown)).toEqual([
    ['c1', '72', '20'],
    ['c16', '432', '40'],
  ]);
  for (const [, name] of notes) expect(stripStyle).toContain(`.${name}{fill:hsl(`);
});

test('bars are numbered where there is room, and the end of the last one is no bar', () => {
  const numbers = [...toStrip(SONG, []).matchAll(/translate\(([\d.]+) 0\)[^]*?<\/g>/g)];
  expect(numbers.map(([bar, x]) => [x, />(\d+)<\/text>/.exec(bar)?.[1]])).toEqual([
    ['72', '1'],
    ['152', '2'],
    ['163.6', undefined],
    ['175.6', '4'],
    ['472', undefined],
  ]);
});

test('marks stand at their times, whole at either end, and say what they are', () => {
  const picture = toStrip(SONG, [markAt(0), markAt(10_000_000)]);
  const circles = [...picture.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)" r="(\d+)"/g)];
  expect(circles.map(([, x]) => x)).toEqual(['72', '472']);
  for (const [, x, y, r] of circles) {
    expect(Number(y)).toBeGreaterThanOrEqual(Number(r));
    expect(Number(x) + Number(r)).toBeLessThan(486);
  }
  expect(picture).toContain('<g class="mark warn" data-rule="short-note"><title>a &quot;b&quot;</title>');
});

test('a song of hours stays a picture, and one of nothing is one', () => {
  expect(toStrip({ ...SONG, durationUs: 3_600_000_000 }, [])).toContain(' width="30086" ');
  expect(toStrip({ notes: [], barStartsUs: [0], durationUs: 0 }, [])).toContain(' width="87" ');
});
