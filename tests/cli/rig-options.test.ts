/** Boards, drives, faults and notes as they are typed behind a command. */
import { describe, expect, it } from 'vitest';
import { emulationOf } from '../../src/cli/options/emulation-options.ts';
import { parseNote } from '../../src/cli/options/note-argument.ts';
import { driveOf, parseFaults } from '../../src/cli/options/rig-options.ts';
import { emulatedBoard, withBoard } from '../../src/cli/rig/board-choice.ts';
import { defaultRig } from '../../src/rig/default-rig.ts';
import type { Rig } from '../../src/rig/types.ts';

describe('--board', () => {
  it.each([
    ['emulator', 'uno'],
    ['emulator:uno', 'uno'],
    ['emulator:leostick', 'leostick'],
    ['/dev/emulator', undefined],
    ['auto', undefined],
  ])('%s is the emulated board %s', (port, board) => expect(emulatedBoard(port)).toBe(board));

  it.each(['emulator:', 'emulator:mega', 'emulator:Uno'])('refuses %s', (port) =>
    expect(() => emulatedBoard(port)).toThrow('choose emulator:uno or emulator:leostick'),
  );

  const one = defaultRig();
  const two: Rig = {
    ...one,
    boards: [...one.boards, { id: 'left', port: 'auto', protocol: 'flopera', drives: [] }],
  };
  const portsOf = (rig: Rig): string[] => rig.boards.map(({ port }) => port);

  it('takes the place of the only board, whatever it is', () => {
    expect(portsOf(withBoard(one, '/dev/ttyACM0'))).toEqual(['/dev/ttyACM0']);
    expect(portsOf(withBoard(one, undefined))).toEqual(['auto']);
  });

  it('may emulate several boards, but one port is not two', () => {
    expect(portsOf(withBoard(two, 'emulator'))).toEqual(['emulator', 'emulator']);
    expect(() => withBoard(two, '/dev/ttyACM0')).toThrow(
      '--board /dev/ttyACM0 is one board, and the rig has 2',
    );
  });

  it('keeps what else the rig says', () => {
    expect(withBoard({ ...one, live: { mode: 'mono' } }, 'emulator').live).toEqual({ mode: 'mono' });
  });
});

describe('a drive', () => {
  it('is named by its id', () => {
    expect(driveOf(defaultRig(), ' 6').id).toBe(6);
    expect(() => driveOf(defaultRig(), '7')).toThrow(
      'the rig has no drive 7; its drives are 1, 2, 3, 4, 5, 6',
    );
  });
});

describe('--fault', () => {
  it('names drives and what is wrong with them', () => {
    expect([...parseFaults('drive3=dead, drive4=swapped')]).toEqual([
      [3, 'dead'],
      [4, 'swapped'],
    ]);
  });

  it.each(['', 'drive3', 'drive3=', 'drive3=deaf', '3=dead', 'drive3=dead,'])('refuses "%s"', (text) =>
    expect(() => parseFaults(text)).toThrow('there are: dead, swapped.'),
  );
});

describe('a note', () => {
  it.each([
    ['A3', 57],
    ['57', 57],
    ['C0', 12],
    ['12', 12],
  ])('%s is %i', (text, note) => expect(parseNote(text)).toBe(note));

  it.each(['11', 'B-1', '200'])('%s is one that no drive can play', (text) =>
    expect(() => parseNote(text)).toThrow(`no drive can play ${text}; stay within `),
  );

  it.each(['', 'H3', '57.5', '-1'])('"%s" is none', (text) =>
    expect(() => parseNote(text)).toThrow(`${text} is no note; write its name or MIDI number`),
  );
});

describe('what an emulated board suffers from', () => {
  it('is nothing where nothing is asked', () => {
    expect(emulationOf({})).toEqual({
      skewPpm: 0,
      driftPpm: undefined,
      delay: { minUs: 0, maxUs: 0 },
      seed: 1,
    });
  });

  it('goes round the boards, each with a seed of its own', () => {
    const options = { skewPpm: [5000, -3000], driftPpm: 20, linkDelayMs: 2, seed: 7 };
    const boards = [0, 1, 2].map((index) => emulationOf(options, index));
    expect(boards.map(({ skewPpm }) => skewPpm)).toEqual([5000, -3000, 5000]);
    expect(boards.map(({ seed }) => seed)).toEqual([7, 8, 9]);
    expect(boards[2]).toMatchObject({ driftPpm: 20, delay: { minUs: 0, maxUs: 2000 } });
  });
});
