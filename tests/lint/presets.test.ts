// Which rules a preset runs, and how much they count.
import { expect, test } from 'vitest';
import { mergedPresets, presetSettings, type PresetName } from '../../src/lint/presets.ts';
import { rules } from '../../src/lint/rules.ts';

const CERTAIN = [
  'arrangement-drift',
  'dropped-melody',
  'file-damage',
  'link-budget',
  'overheated-drive',
  'stuck-note',
];
const ALL = rules.map(({ name }) => name);

function rulesAt(preset: PresetName, level: string): string[] {
  const settings = [...presetSettings(preset)];
  return settings.flatMap(([rule, setting]) => (setting.level === level ? [rule] : [])).toSorted();
}

test('recommended: what is certain to spoil the performance is an error, Moppy is not asked', () => {
  expect(rulesAt('recommended', 'error')).toEqual(CERTAIN);
  expect(rulesAt('recommended', 'off')).toEqual(['channel-gaps']);
  expect(rulesAt('recommended', 'warn')).toHaveLength(ALL.length - CERTAIN.length - 1);
});

test('strict: all are errors, Moppy is not asked', () => {
  expect(rulesAt('strict', 'off')).toEqual(['channel-gaps']);
  expect(rulesAt('strict', 'error')).toHaveLength(ALL.length - 1);
});

test('moppy: gaps in the channels and chords are errors, bends go as far as it bends', () => {
  expect(rulesAt('moppy', 'error')).toEqual([...CERTAIN, 'channel-gaps', 'channel-polyphony'].toSorted());
  expect(rulesAt('moppy', 'off')).toEqual([]);
  const set = [...presetSettings('moppy')].filter(([, { options }]) => Object.keys(options).length > 0);
  expect(set).toEqual([['bend-range', { level: 'warn', options: { cents: 200 } }]]);
});

test('of none nothing runs', () => {
  expect(new Set([...mergedPresets([]).values()].map(({ level }) => level))).toEqual(new Set(['off']));
});
