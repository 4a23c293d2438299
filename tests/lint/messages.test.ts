// What rules say of what they find, word by word, and what they offer to mend it.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Finding } from '../../src/lint/types.ts';
import { lintText } from './finding-lines.ts';
import { parseLintText } from './lint-text.ts';

const PART = 'arrangement:\nparts:\n  - { from: { channel: 1 }, drive: 1 }';
const DRUMS = (keys: string): string => `arrangement: none\n1: C4/4\n10: ${keys}`;

function find(rule: string, text: string): Finding[] {
  const only = rule === 'unused-ignore' ? '' : `only: ${rule}\n`;
  const findings = lintText(parseLintText(`tempo: 125\n${only}${text}`), rule);
  return findings.filter((finding) => finding.rule === rule);
}

/** Blocks of messages.txt: a rule, a song, and behind `>` all that the rule says of it. */
const SAID = readFileSync(new URL('messages.txt', import.meta.url), 'utf8').split(/\n\n(?=\S)/);

test.each(SAID)('%s', (block) => {
  const [rule = '', ...lines] = block.trimEnd().split('\n');
  const song = lines.filter((line) => !line.startsWith('> ')).map((line) => line.slice(2));
  const said = lines.filter((line) => line.startsWith('> ')).map((line) => line.slice(2));
  expect(find(rule, song.join('\n')).map(({ message }) => message)).toEqual(said);
});

const arrangementFix = (value: unknown, ...keys: (string | number)[]): object => ({
  fix: { kind: 'arrangement', edits: [{ keys, value }] },
});
const DOUBLE = (rig: string): string =>
  `rig: ${rig}\n1: C4/4\narrangement:\nparts:\n  - { from: { channel: 1 }, drive: 1, double: { drive: 2, octave: 0 } }`;
const TIER = { suggestions: ['double it on a drive of the tier above or below'] };
const GATE = (gate: number, notes: string): string =>
  `1: ${notes}\narrangement:\ngate: ${gate}\nparts:\n  - { from: { channel: 1 }, drive: 1 }`;
const LICENCE = 'licence: CC0-1.0 where the notes are your own or free';

test.each<[name: string, rule: string, text: string, offer: object]>([
  ['a gate above a half is lowered', 'no-gap', GATE(0.51, 'C4/50ms C4'), arrangementFix(0.5, 'gate')],
  ['a gate of a half is not', 'no-gap', GATE(0.5, 'C4/50ms C4'), {}],
  [
    'a double an octave above',
    'unison-doubling',
    DOUBLE('C3..B3; C4..B4'),
    arrangementFix(1, 'parts', 0, 'double', 'octave'),
  ],
  [
    'a double an octave below',
    'unison-doubling',
    DOUBLE('C3..B3; C2..B2'),
    arrangementFix(-1, 'parts', 0, 'double', 'octave'),
  ],
  [
    'half an octave above is an octave',
    'unison-doubling',
    DOUBLE('C3..B3; F#3..F4'),
    arrangementFix(1, 'parts', 0, 'double', 'octave'),
  ],
  ['a little less is none', 'unison-doubling', DOUBLE('C3..B3; F3..E4'), TIER],
  ['two octaves are too many', 'unison-doubling', DOUBLE('C2..B2; C4..B4'), TIER],
  ['the same range gives no octave', 'unison-doubling', DOUBLE('C3..B3; C3..B3'), TIER],
  ['a licence of one’s own', 'missing-licence', `licence: -\n1: C4/4\n${PART}`, { suggestions: [LICENCE] }],
  [
    'a licence as the file says it',
    'missing-licence',
    '1: C4/4\narrangement:\nlicence: " "\nparts:\n  - { from: { channel: 1 }, drive: 1 }',
    { suggestions: [LICENCE, 'the file says: CC0-1.0'] },
  ],
  [
    'a title as the file has it',
    'missing-title',
    '1: C4/4\narrangement:\ntitle: " "\nparts:\n  - { from: { channel: 1 }, drive: 1 }',
    arrangementFix('Title', 'title'),
  ],
  ['no title where the file has none', 'missing-title', `title: -\n1: C4/4\n${PART}`, {}],
  [
    'drums to be mapped',
    'percussion-channel',
    DRUMS('C2/4'),
    { suggestions: ['parts: - { from: { channel: 10 }, drum: { 36: { drive: 6, burst: kick } } }'] },
  ],
  [
    'an ignore to be taken out',
    'unused-ignore',
    `1: C4/4\n${PART}\nlint:\n  ignore:\n    - { rule: no-gap, because: there was one }`,
    arrangementFix(undefined, 'lint', 'ignore', 0),
  ],
  ['a file to be written anew: damage', 'file-damage', 'damage: cut 3\n1: C4/4', { fix: { kind: 'midi' } }],
  ['a file to be written anew: a stuck note', 'stuck-note', '1: C4/4>never', { fix: { kind: 'midi' } }],
  [
    'a file to be written anew: a note struck again',
    'overlap-same-pitch',
    '1: C4/4>2 C4/2',
    { fix: { kind: 'midi' } },
  ],
  ['a file to be written anew: no length', 'zero-length', '1: C4/4>0', { fix: { kind: 'midi' } }],
])('%s', (_, rule, text, offer) => {
  const [finding] = find(rule, text);
  expect(finding?.rule).toBe(rule);
  const { fix, suggestions } = finding ?? {};
  expect({ ...(fix && { fix }), ...(suggestions && { suggestions }) }).toEqual(offer);
});

test.each([
  [
    'a damaged track is named, a damaged head is of no track',
    'file-damage',
    'damage: cut 3\n1: C4/4',
    { track: 2 },
  ],
  [
    'a note is named with its drive',
    'short-note',
    '1: r/4 C4/12ms r',
    { bar: 1, beat: 2, us: 480_000, channel: 1, track: 2, drive: 1 },
  ],
  [
    'a note that no drive plays has none',
    'zero-length',
    '1: r/4 C4/4>0',
    { bar: 1, beat: 2, us: 480_000, channel: 1, track: 2 },
  ],
  ['a drive', 'unused-drive', 'rig: C1..B4; C1..B4\n1: C4/4', { drive: 2 }],
  ['a time of the song', 'long-silence', '1: r/4*4 C4/4 r/5000ms', { bar: 2, beat: 2, us: 2_400_000 }],
  [
    'a time as played',
    'long-silence',
    '1: r/4*4 C4/4 r/12000ms\narrangement:\ntempo: 2\nparts:\n  - { from: { channel: 1 }, drive: 1 }',
    { bar: 2, beat: 2, us: 1_200_000 },
  ],
])('%s', (_, rule, text, place) => {
  const [finding] = find(rule, text);
  const { bar, beat, us, channel, track, drive } = finding ?? {};
  const told = Object.entries({ bar, beat, us, channel, track, drive }).filter(
    ([, value]) => value !== undefined,
  );
  expect(Object.fromEntries(told)).toEqual(place);
});
