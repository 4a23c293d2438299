/** Last words: one line and an exit code for whatever a command throws. */
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { endingOf, UsageError } from '../../src/cli/exit/error-boundary.ts';
import { exitCodes } from '../../src/cli/exit/exit-codes.ts';
import { FileError } from '../../src/userfile/node/file-error.ts';
import { columns, printable } from '../../src/cli/view/columns.ts';
import { DeviceError } from '../../src/link/device-error.ts';
import { MidiReadError } from '../../src/midi/midi-read-error.ts';

describe('the ending of a command', () => {
  it.each([
    [2, new UsageError('x')],
    [2, new MidiReadError('x')],
    [3, new DeviceError('x')],
  ])('is %i for %o', (exitCode, error) => expect(endingOf(error)).toEqual({ line: 'x', exitCode }));

  it('of a file that cannot be read names it', () => {
    expect(endingOf(new FileError('a', 'x'))).toEqual({ exitCode: 2, line: 'a: x' });
  });

  it('is one line, whatever the error holds', () => {
    expect(endingOf(new UsageError(' a\n  b \n')).line).toBe('a; b');
  });

  it.each([[new TypeError('x of undefined')], ['x of undefined']])('asks for a report of %o', (thrown) => {
    expect(endingOf(thrown)).toEqual({
      line: 'flopera stopped at an error of its own: x of undefined; please report it with the command you typed',
      exitCode: 1,
    });
  });
});

describe('columns', () => {
  it('are as wide as their widest word, but never wider than 60', () => {
    expect(columns([['a', 'b'], ['long', 'c'], ['d']])).toEqual(['a     b', 'long  c', 'd']);
    const [first = ''] = columns([
      ['a', 'b'],
      ['x'.repeat(61), 'c'],
    ]);
    expect(first.indexOf('b')).toBe(62);
  });

  it('print nothing that moves a cursor', () => {
    expect(printable(' Für\u001B[2J\n Elise\u200E ')).toBe('Für[2J Elise');
  });
});

test('the README tells every exit code', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8').replaceAll('\n', ' ');
  const [, told = ''] = /Exit codes: (.*?)\)\./.exec(readme) ?? [];
  const codes = [...told.matchAll(/(?:^|, )(\d+) /g)].map(([, code]) => Number(code));
  expect(codes).toEqual(Object.values(exitCodes));
});
