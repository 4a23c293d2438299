/** What a rig file says about live playing, and what it may not say. */
import { expect, test } from 'vitest';
import { parseRig } from '../../src/rig/parse-rig.ts';

const BOARDS = 'boards:\n  - {id: main, drives: [{id: 1}, {id: 2}]}\n';

function liveOf(text: string): unknown {
  return parseRig(`${BOARDS}live:\n${text}`, 'rig.yaml').live;
}

test('modes, zones and channels', () => {
  const text =
    '  mode: split\n  legato: true\n  zones: [{range: C1..B3, drives: [2], mode: mono}, {range: C4..B5, drives: [1]}]\n';
  expect(liveOf(`${text}  channels: {1: 2, 16: 1}\n`)).toEqual({
    mode: 'split',
    legato: true,
    zones: [
      { lowNote: 24, highNote: 59, drives: [2], mode: 'mono' },
      { lowNote: 60, highNote: 83, drives: [1], mode: 'poly' },
    ],
    channels: { 1: 2, 16: 1 },
  });
  expect(parseRig(BOARDS, 'rig.yaml')).not.toHaveProperty('live');
});

test.each([
  ['outside', 'silent'],
  ['priority', 'low'],
  ['mode', 'unison'],
])('%s alone', (key, value) => {
  expect(liveOf(`  ${key}: ${value}\n`)).toEqual({ [key]: value });
});

test('legato: false is said, too', () => {
  expect(liveOf('  legato: false\n')).toEqual({ legato: false });
});

test.each([
  ['  zones: [{range: C1..B3, drives: []}]\n', /^rig\.yaml:4:\d+: 'drives' is too small/],
  ['  zones: [{range: C1..B3, drives: [1, 9]}]\n', /^rig\.yaml:4:39: there is no drive 9/],
  ['  channels: {1: 1, 2: 3}\n', /^rig\.yaml:4:23: there is no drive 3/],
  ['  mode: choir\n', /^rig\.yaml:4:9: .*mode/],
  [
    '  zones: [{range: B3..C1, drives: [1]}]\n',
    /^rig\.yaml:4:\d+: the range B3\.\.C1 is upside down; write C1\.\.B3/,
  ],
  [
    '  zones: [{range: C1..B3, drives: [9]}]\n',
    /^rig\.yaml:4:\d+: there is no drive 9 in this rig; its drives are 1, 2/,
  ],
  ['  channels: {17: 1}\n', /^rig\.yaml:4:\d+: .*17/],
  ['  channels: {1: 3}\n', /^rig\.yaml:4:\d+: there is no drive 3/],
])('%j', (text, message) => {
  expect(() => liveOf(text)).toThrow(message);
});
