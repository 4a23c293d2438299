/** The file beside a song, and what the file system's errors are called. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, test } from 'vitest';
import { arrangementPathOf, stemOf } from '../../src/userfile/file-names.ts';
import { arrangementBeside } from '../../src/userfile/node/beside.ts';
import { FileError, toFileError } from '../../src/userfile/node/file-error.ts';
import { readUserText, writeUserFile } from '../../src/userfile/node/files.ts';
import { readTextSync } from '../../src/userfile/node/read-sync.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'flopera-userfile-'));
afterAll(() => rmSync(FOLDER, { recursive: true }));
const pathOf = (name: string): string => join(FOLDER, name);

test.each([
  ['song.mid', 'song', 'song.yaml'],
  ['a.b/song', 'a.b/song', 'a.b/song.yaml'],
  ['a.b\\song.kar', 'a.b\\song', 'a.b\\song.yaml'],
  ['no.1.mid', 'no.1', 'no.1.yaml'],
])('%s: stem %s, arrangement %s', (path, stem, arrangement) => {
  expect(stemOf(path)).toBe(stem);
  expect(arrangementPathOf(path)).toBe(arrangement);
});

describe('the arrangement beside a song', () => {
  it('is none where there is none', () => {
    expect(arrangementBeside(pathOf('alone.mid'))).toBeUndefined();
    writeFileSync(pathOf('self.yaml'), 'x');
    expect(arrangementBeside(pathOf('self.yaml'))).toBeUndefined();
    writeFileSync(pathOf('self.yml'), 'x');
    rmSync(pathOf('self.yaml'));
    expect(arrangementBeside(pathOf('self.yml'))).toBeUndefined();
  });

  it('counts under its own name, whatever else lies there', () => {
    writeFileSync(pathOf('both.yaml'), 'tempo: 2\n');
    writeFileSync(pathOf('both.yml'), 'tempo: 3\n');
    expect(arrangementBeside(pathOf('both.mid'))).toEqual({ path: pathOf('both.yaml'), text: 'tempo: 2\n' });
  });

  it.each([
    [
      'old',
      'yml',
      () => writeFileSync(pathOf('old.yml'), ''),
      'reads an arrangement only where it is called old.yaml; rename it',
    ],
    ['box', 'yaml', () => mkdirSync(pathOf('box.yaml')), 'this is a folder; give the folder another name'],
    [
      'link',
      'yaml',
      () => symlinkSync('gone', pathOf('link.yaml')),
      'this link leads to gone, which is not there; mend the link',
    ],
  ])('%s.%s is refused', (stem, ending, make, words) => {
    make();
    const attempt = (): unknown => arrangementBeside(pathOf(`${stem}.mid`));
    expect(attempt).toThrow(FileError);
    expect(attempt).toThrow(`${pathOf(`${stem}.${ending}`)}: `);
    expect(attempt).toThrow(words);
  });
});

describe('errors of the file system', () => {
  const worded = (code: string, attempt: 'read' | 'write'): string =>
    toFileError('x', { code, message: 'as the system says' }, attempt).message;

  test.each([
    ['ENOENT', 'read', 'x: there is no such file; check the path'],
    ['ENOENT', 'write', 'x: there is no such folder; make it first'],
    ['ENOTDIR', 'read', 'x: there is no such file; check the path'],
    ['ENOTDIR', 'write', 'x: there is no such folder; make it first'],
    ['EISDIR', 'write', 'x: this is a folder; name a file in it'],
    ['EACCES', 'read', 'x: permission denied; check who may read and write it'],
    ['ENOSPC', 'write', 'x: the disk is full; make room and try again'],
    ['EMFILE', 'read', 'x: as the system says; check the path'],
  ] as const)('%s, to %s: %s', (code, attempt, words) => expect(worded(code, attempt)).toBe(words));

  it('are told by reading and writing alike', async () => {
    const missing = pathOf('none/song.mid');
    await expect(readUserText(missing)).rejects.toThrow('there is no such file; check the path');
    await expect(writeUserFile(missing, '')).rejects.toThrow('there is no such folder; make it first');
    expect(() => readTextSync(missing)).toThrow('there is no such file; check the path');
    expect(() => readTextSync(FOLDER)).toThrow('this is a folder; name a file in it');
    expect(() => readTextSync('/dev/null')).toThrow(
      'this is a device, not a file; save what it gives in a file',
    );
  });
});
