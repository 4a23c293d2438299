// Of a rule's finds 200 are listed: the first in time, and only what no ignore silences.
import { expect, test } from 'vitest';
import { lintSources } from '../../src/lint/lint-sources.ts';
import { presetSettings } from '../../src/lint/presets.ts';
import { parseLintText } from './lint-text.ts';

const LISTED = 200;

/** Bars of four notes that no drive has, on two channels, with an ignore. */
function findings(
  bars: number,
  ignore: string,
): { listed: (number | undefined)[]; more: number; unused: number } {
  const song = parseLintText(`rig: C1..B4; C1..B4
1: C6/4*${4 * bars}
2: D6/4*${4 * bars}
arrangement:
parts:
  - { from: { channel: 1 }, drive: 1 }
  - { from: { channel: 2 }, drive: 2 }
lint:
  ignore:
    - { rule: out-of-range, ${ignore} because: it is meant }
    - { rule: no-gap, because: it is meant }
`);
  const linted = lintSources({ path: 'song.mid', settings: presetSettings('strict'), ...song });
  const of = (rule: string): typeof linted.findings => linted.findings.filter((one) => one.rule === rule);
  return {
    listed: of('out-of-range').map(({ bar }) => bar),
    more: linted.more['out-of-range'] ?? 0,
    unused: of('unused-ignore').filter(({ message }) => message.includes('out-of-range')).length,
  };
}

test('what is listed comes first in time, not from one drive', () => {
  const { listed, more } = findings(50, 'bars: 50,');
  expect(listed).toHaveLength(LISTED);
  expect(new Set(listed)).toEqual(new Set(Array.from({ length: 25 }, (_, index) => index + 1)));
  expect(more).toBe(8 * 49 - LISTED);
});

test('an ignore of the first bars leaves the later ones to be found', () => {
  const { listed, more, unused } = findings(50, 'bars: 1..40,');
  expect([Math.min(...listed.map(Number)), listed.length, more, unused]).toEqual([41, 80, 0, 0]);
});

test('an ignore far behind the limit is in use', () => {
  expect(findings(50, 'bars: 49..50,').unused).toBe(0);
  expect(findings(50, 'bars: 60..70,').unused).toBe(1);
});

test('an ignore of the whole song leaves nothing to be counted', () => {
  expect(findings(50, '')).toEqual({ listed: [], more: 0, unused: 0 });
});
