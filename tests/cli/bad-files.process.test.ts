/** Files that cannot be played: one line with fact and remedy, exit code 2, no stack trace, for every command. */
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runFlopera } from './run-flopera.ts';
import { scratchFolder, sharedFolder } from './scratch-folder.ts';

/** Format 0, one track: C4 for a quarter. */
const ONE_NOTE = Buffer.from(
  '4d546864 00000006 0000 0001 0060 4d54726b 0000000c 00 90 3c 40 60 80 3c 40 00 ff2f00'.replaceAll(' ', ''),
  'hex',
);
const DRIVE_TWICE = `boards:
  - id: main
    port: emulator
    drives:
      - {id: 1, range: F3..E4}
      - {id: 3, range: F3..E4}
      - {id: 3, range: F2..E3}
`;
const RANGE_UPSIDE_DOWN = `boards:
  - id: main
    port: emulator
    drives:
      - {id: 1, range: E4..F3}
`;
const UNKNOWN_DRIVE = `parts:
  - {from: {channel: 1}, drive: 9}
`;

/** What the file is, how the command line names it, and the fact and the remedy that are told. */
const CASES: readonly [what: string, args: string[], fact: RegExp, remedy: RegExp][] = [
  ['no such file', ['missing.mid'], /missing\.mid: there is no such file/, /; check the path/],
  ['a folder', ['folder'], /folder: this is a folder/, /; name a file in it/],
  ['an empty file', ['empty.mid'], /empty\.mid: .*empty/, /; /],
  ['a text', ['letter.mid'], /letter\.mid: .*no.* MIDI/, /; /],
  [
    'no such rig',
    ['song.mid', '--rig', 'none.yaml'],
    /none\.yaml: there is no such file/,
    /; check the path/,
  ],
  [
    'a drive named twice',
    ['song.mid', '--rig', 'twice.yaml'],
    /twice\.yaml:7:\d+: drive 3 is named twice/,
    /; give/,
  ],
  [
    'a range upside down',
    ['song.mid', '--rig', 'upside.yaml'],
    /upside\.yaml:5:\d+: .*E4\.\.F3/,
    /; .*F3\.\.E4/,
  ],
  [
    'a drive the rig has not',
    ['song.mid', '--arrangement', 'ninth.yaml'],
    /ninth\.yaml:2:\d+: .*drive 9/,
    /; /,
  ],
  [
    'an arrangement under another name',
    ['misnamed.mid'],
    /^misnamed\.yml: flopera reads an arrangement only where it is called misnamed\.yaml/,
    /; rename it$/m,
  ],
  [
    'a folder in place of the arrangement',
    ['foldered.mid'],
    /^foldered\.yaml: this is a folder/,
    /; give the folder another name$/m,
  ],
  ['tempo 0', ['song.mid', '--tempo', '0'], /--tempo .*'0' is invalid/, /Give a number from 0\.1 to 10/],
  [
    'gate over 1',
    ['song.mid', '--gate', '1.5'],
    /--gate .*'1\.5' is invalid/,
    /Give a number from 0\.05 to 1/,
  ],
  ['half a semitone', ['song.mid', '--transpose', '0.5'], /--transpose .*'0\.5'/, /Give whole semitones/],
];

const FILES = {
  'empty.mid': '',
  'letter.mid': 'Dear Edvard, thank you for the music.\n',
  'folder/inside': '',
  'song.mid': ONE_NOTE,
  'misnamed.mid': ONE_NOTE,
  'misnamed.yml': 'tempo: 2\n',
  'foldered.mid': ONE_NOTE,
  'foldered.yaml/inside': '',
  'twice.yaml': DRIVE_TWICE,
  'upside.yaml': RANGE_UPSIDE_DOWN,
  'ninth.yaml': UNKNOWN_DRIVE,
};

const FOLDER = sharedFolder(FILES);

describe.each([['play'], ['render'], ['arrange']])('%s', (command) => {
  const output = command === 'render' ? ['-o', 'out.wav'] : [];

  it.concurrent.each(CASES)('refuses %s', async (_what, args, fact, remedy) => {
    const run = await runFlopera([command, ...args, ...output], { cwd: FOLDER });
    expectOneLine(run.stderr);
    expect(run.stderr).toMatch(fact);
    expect(run.stderr).toMatch(remedy);
    expect(run.exitCode).toBe(2);
  });
});

it('refuses a file that may not be read', async () => {
  const cwd = scratchFolder(FILES);
  chmodSync(cwd, 0o755);
  chmodSync(join(cwd, 'song.mid'), 0o000);
  // Root may read everything, so there the command runs as nobody.
  const asNobody = process.getuid?.() === 0 ? { uid: 65_534 } : {};
  const run = await runFlopera(['play', 'song.mid'], { cwd, ...asNobody });
  const stderr = 'song.mid: permission denied; check who may read and write it\n';
  expect(run).toMatchObject({ exitCode: 2, stderr });
});

function expectOneLine(stderr: string): void {
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(stderr).not.toMatch(/^\s+at /m);
}
