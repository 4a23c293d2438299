/** Rigs that flopera writes are read back as they were, and what their owners wrote in them stays. */
import { describe, expect, it } from 'vitest';
import { defaultRig } from '../../src/rig/default-rig.ts';
import { withDriveIds, withDriveRange } from '../../src/rig/edit-rig.ts';
import { formatRig } from '../../src/rig/format-rig.ts';
import { parseRig } from '../../src/rig/parse-rig.ts';
import type { Rig } from '../../src/rig/types.ts';

describe('formatRig', () => {
  it('writes a line for each drive', () => {
    expect(formatRig(defaultRig()).split('\n').slice(0, 5)).toEqual([
      'boards:',
      '  - id: main',
      '    port: auto',
      '    drives: # the place in the list chooses the pins: the first has STEP on D2 and DIR on D3',
      '      - { id: 1, range: F3..E4, level: 0, motion: travel }',
    ]);
  });

  it.each<[string, Rig]>([
    ['the default rig', defaultRig()],
    [
      'everything unusual',
      {
        boards: [
          {
            id: 'the left one: "stage"',
            port: 'tcp://pi:4000',
            protocol: 'moppy2',
            drives: [
              {
                id: 7,
                lowNote: 30,
                highNote: 61,
                levelDb: -3.5,
                motion: 'shake',
                lowTrack: 10,
                highTrack: 70,
                track0Sensor: true,
              },
            ],
          },
          { ...firstBoard(), id: '12', port: 'COM12' },
        ],
      },
    ],
  ])('is read back as it was: %s', (_what, rig) => {
    expect(parseRig(formatRig(rig), 'rig.yaml')).toEqual(rig);
  });
});

const TEXT = `# My rig, wired on a rainy sunday
boards:
  - id: main
    drives:
      - {id: 1, range: F3..E4} # the loud one
      - {id: 2, range: F3..E4}
`;

it.each([
  [1, 79, 'tracks: 1..79'],
  [0, 78, 'tracks: 0..78'],
])('formatRig writes tracks %i to %i, since one end is unusual', (lowTrack, highTrack, words) => {
  const board = firstBoard();
  const drives = board.drives.map((drive) => ({ ...drive, lowTrack, highTrack }));
  expect(formatRig({ boards: [{ ...board, drives }] })).toContain(words);
});

it('formatRig quotes a port that would end as a key does, and no other', () => {
  const portLine = (port: string): string =>
    formatRig({ boards: [{ ...firstBoard(), port }] }).split('\n')[2] ?? '';
  expect(portLine('COM3:')).toBe('    port: "COM3:"');
  expect(portLine('/dev/ttyACM0')).toBe('    port: /dev/ttyACM0');
});

describe('a rig file that is edited', () => {
  it('keeps its comments when a range changes', () => {
    const text = withDriveRange(TEXT, 'rig.yaml', 2, { lowNote: 41, highNote: 58 });
    expect(text).toContain('# My rig, wired on a rainy sunday');
    expect(text).toContain('# the loud one');
    const [, second] = parseRig(text, 'rig.yaml').boards[0]?.drives ?? [];
    expect(second).toMatchObject({ id: 2, lowNote: 41, highNote: 58 });
    expect(text).toContain('{ id: 1, range: F3..E4 }');
  });

  it('keeps its long lines', () => {
    const comment = `# ${'a long story about a rig '.repeat(8)}`;
    const long = `boards: [{id: main, drives: [{id: 1, range: F3..E4, level: 0}, {id: 2, range: F2..E3, level: -3}]}] ${comment}`;
    expect(withDriveIds(long, 'rig.yaml', 0, [3, 4]).split('\n')).toHaveLength(2);
  });

  it('takes other ids for the same pins', () => {
    const [board] = parseRig(withDriveIds(TEXT, 'rig.yaml', 0, [2, 1]), 'rig.yaml').boards;
    expect(board?.drives.map(({ id }) => id)).toEqual([2, 1]);
  });

  it('is refused where it would not be read again', () => {
    expect(() => withDriveIds(TEXT, 'rig.yaml', 0, [2, 2])).toThrow(/drive 2 is named twice/);
  });
});

function firstBoard(): Rig['boards'][number] {
  const [board] = defaultRig().boards;
  if (!board) throw new Error('the default rig has a board');
  return board;
}
