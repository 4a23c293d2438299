/** A rig file says what hangs where; a wrong one is told by line, column and remedy. */
import { describe, expect, test } from 'vitest';
import { MOTIONS } from '../../src/drive/motion.ts';
import { parseRig } from '../../src/rig/parse-rig.ts';
import { defaultRig } from '../../src/rig/default-rig.ts';
import { rigJsonSchema } from '../../src/rig/schema/rig-schema.ts';
import { listed } from '../../src/words/list.ts';

const TWO_BOARDS = `# two boards
boards:
  - id: main
    port: /dev/ttyACM0
    drives:
      - {id: 1, range: F3..E4, level: -2.5, motion: shake}
      - {id: 2, range: C1..B4, tracks: 5..70, track0: true}
  - id: old
    port: tcp://pi:4000
    protocol: moppy2
    drives:
      - {id: 9}
`;

test('two boards with every field', () => {
  const { boards } = parseRig(TWO_BOARDS, 'rig.yaml');
  expect(boards.map(({ id, port, protocol }) => [id, port, protocol])).toEqual([
    ['main', '/dev/ttyACM0', 'flopera'],
    ['old', 'tcp://pi:4000', 'moppy2'],
  ]);
  expect(boards[0]?.drives).toEqual([
    {
      id: 1,
      lowNote: 53,
      highNote: 64,
      levelDb: -2.5,
      motion: 'shake',
      lowTrack: 0,
      highTrack: 79,
      track0Sensor: false,
    },
    {
      id: 2,
      lowNote: 24,
      highNote: 71,
      levelDb: 0,
      motion: 'travel',
      lowTrack: 5,
      highTrack: 70,
      track0Sensor: true,
    },
  ]);
  expect(boards[1]?.drives[0]).toMatchObject({ id: 9, lowNote: 53, highNote: 64 });
});

test('the default rig is three tiers of an octave', () => {
  const drives = defaultRig().boards.flatMap((board) => board.drives);
  expect(drives.map(({ id, lowNote, highNote }) => [id, lowNote, highNote])).toEqual([
    [1, 53, 64],
    [2, 53, 64],
    [3, 41, 52],
    [4, 41, 52],
    [5, 29, 40],
    [6, 29, 40],
  ]);
});

describe('a wrong rig is told in one line', () => {
  const cases: [what: string, text: string, error: string][] = [
    ['nothing', '', "rig.yaml:1:1: 'boards' is missing; add it here"],
    ['a list', '- 1\n', 'rig.yaml:1:1: the file is [1]; write keys with values'],
    [
      'no drives',
      'boards:\n  - id: main\n    drives: []\n',
      "rig.yaml:3:13: 'drives' is too small; the least allowed is 1",
    ],
    [
      'a drive named twice',
      'boards:\n  - id: main\n    drives:\n      - {id: 3}\n      - {id: 3}\n',
      'rig.yaml:5:14: drive 3 is named twice; give each drive its own id',
    ],
    [
      'a board named twice',
      'boards:\n  - {id: a, drives: [{id: 1}]}\n  - {id: a, drives: [{id: 2}]}\n',
      "rig.yaml:3:10: board 'a' is named twice; give each board its own id",
    ],
    [
      'a range upside down',
      'boards:\n  - id: main\n    drives:\n      - {id: 1, range: E4..F3}\n',
      'rig.yaml:4:24: drive 1: the range E4..F3 is upside down; write F3..E4',
    ],
    [
      'a range without names',
      'boards:\n  - id: main\n    drives:\n      - {id: 1, range: low}\n',
      "rig.yaml:4:24: drive 1: 'low' is no range of notes; write two note names, as in F3..E4",
    ],
    [
      'less than an octave',
      'boards:\n  - id: main\n    drives:\n      - {id: 1, range: F3..C4}\n',
      'rig.yaml:4:24: drive 1 has less than an octave, so C#, D, D#, E cannot sound; widen the range, for example to F3..E4',
    ],
    [
      'a key mistyped',
      'boards:\n  - id: main\n    drives:\n      - {id: 1, rnage: F3..E4}\n',
      "rig.yaml:4:17: there is no 'rnage' here; did you mean 'range'?",
    ],
    [
      'a key from nowhere',
      'boards:\n  - {id: main, colour: red, drives: [{id: 1}]}\n',
      "rig.yaml:2:16: there is no 'colour' here; allowed here: id, port, protocol, drives",
    ],
    [
      'a motion that is none',
      'boards:\n  - {id: main, drives: [{id: 1, motion: shaek}]}\n',
      `rig.yaml:2:41: 'motion' is 'shaek'; write ${listed(Object.keys(MOTIONS), 'or')}`,
    ],
    [
      'an id that is text',
      'boards:\n  - {id: main, drives: [{id: one}]}\n',
      "rig.yaml:2:30: 'id' is 'one'; write a number",
    ],
    [
      'seven drives on six pairs of pins',
      `boards:\n  - id: main\n    drives:\n${[1, 2, 3, 4, 5, 6, 7].map((id) => `      - {id: ${id}}\n`).join('')}`,
      "rig.yaml:10:9: board 'main' has 7 drives, but its pins are enough for 6; put the others on a second board",
    ],
    [
      'no room to travel',
      'boards:\n  - {id: main, drives: [{id: 1, tracks: 40..50}]}\n',
      'rig.yaml:2:41: drive 1 cannot travel over tracks 40..50; stay within 0..79 and leave at least 40 tracks, as in 2..77',
    ],
    [
      'broken YAML',
      'boards: [\n',
      'rig.yaml:2:1: Flow sequence in block collection must be sufficiently indented and end with a ]; mend the YAML here',
    ],
  ];
  test.each(cases)('%s', (_, text, error) => {
    expect(() => parseRig(text, 'rig.yaml')).toThrow(
      expect.objectContaining({ path: 'rig.yaml', message: error }),
    );
  });
});

test('aliases that multiply are refused, not expanded', () => {
  const bomb = Array.from(
    { length: 12 },
    (_, i) =>
      `a${i}: &a${i} [${
        i
          ? Array(9)
              .fill(`*a${i - 1}`)
              .join(',')
          : '1'
      }]`,
  ).join('\n');
  expect(() => parseRig(bomb, 'rig.yaml')).toThrow(/^rig.yaml:1:1: the aliases/);
});

test('editors get its JSON Schema, which stands in docs/', async () => {
  const text = `${JSON.stringify(rigJsonSchema(), null, 2)}\n`;
  await expect(text).toMatchFileSnapshot('../../docs/schemas/rig.json');
});

describe('at the limits', () => {
  const rigOf = (fields: string): string => `boards:\n  - {id: main, drives: [{id: 1, ${fields}}]}\n`;
  const driveOf = (fields: string) => parseRig(rigOf(fields), 'rig.yaml').boards[0]?.drives[0];

  test.each([
    ['range: C0..B5', { lowNote: 12, highNote: 83 }],
    ['range: A3..G#4', { lowNote: 57, highNote: 68 }],
    ['tracks: 0..79', { lowTrack: 0, highTrack: 79 }],
    ['tracks: 39..79', { lowTrack: 39, highTrack: 79 }],
    ['level: -30', { levelDb: -30 }],
    ['level: 30', { levelDb: 30 }],
  ])('%s is taken', (fields, expected) => {
    expect(driveOf(fields)).toMatchObject(expected);
  });

  test.each([
    ['range: B-1..B4', /^rig\.yaml:2:\d+: drive 1 cannot play B-1\.\.B4; stay within C0\.\.B5$/],
    ['range: C4..C6', /^rig\.yaml:2:\d+: drive 1 cannot play C4\.\.C6; stay within C0\.\.B5$/],
    ['range: A3..G4', /so G# cannot sound; widen the range, for example to A3\.\.G#4$/],
    ['tracks: 0..80', /drive 1 cannot travel over tracks 0\.\.80/],
    ['tracks: 40..79', /drive 1 cannot travel over tracks 40\.\.79/],
    ['level: -30.1', /'level' is too small; the least allowed is -30$/],
    ['level: 30.1', /'level' is too large; the most allowed is 30$/],
  ])('%s is not', (fields, message) => {
    expect(() => driveOf(fields)).toThrow(message);
  });

  test('drives that name no range have the tiers of their places, again and again', () => {
    const drives = Array.from({ length: 8 }, (_, index) => `{id: ${index + 1}}`).join(', ');
    const { boards } = parseRig(
      `boards:\n  - {id: old, protocol: moppy1, drives: [${drives}]}\n`,
      'rig.yaml',
    );
    expect(boards[0]?.drives.map(({ lowNote }) => lowNote)).toEqual([53, 53, 41, 41, 29, 29, 53, 53]);
  });
});
