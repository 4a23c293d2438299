// What lint is given and no song lies in: links that lead nowhere, pipes, sockets, devices. The other songs are linted.
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { SHORT } from './lint-songs.ts';
import { runFlopera } from './run-flopera.ts';
import { scratchFolder } from './scratch-folder.ts';

type Report = {
  failures: { file: string; message: string }[];
  findings: { rule: string; file: string }[];
};

const PIPE = 'this is a pipe, not a file; save what it gives in a file';

async function lint(cwd: string, named: string[]): Promise<Report & { exitCode: number | null }> {
  const { exitCode, stdout, stderr } = await runFlopera(['lint', ...named, '--format', 'json'], { cwd });
  expect(stderr).toBe('');
  return { exitCode, ...(JSON.parse(stdout) as Report) };
}

function expectFailure(run: Awaited<ReturnType<typeof lint>>, file: string, message: string): void {
  expect(run.failures).toEqual([{ file, message }]);
  expect(run.findings.map(({ rule }) => rule)).toEqual(['short-note']);
  expect(run.exitCode).toBe(2);
}

describe('in a folder, and named', () => {
  test.each([
    ['a circle of links', 'x.mid', 'this link leads round in a circle; mend the link'],
    ['a link to nothing', 'gone.mid', 'this link leads to gone.mid, which is not there; mend the link'],
    ['a link to a folder', 'rooms', 'this is a folder; name a file in it'],
    ['a device', '/dev/zero', 'this is a device, not a file; save what it gives in a file'],
  ])('%s', async (_, target, message) => {
    const cwd = scratchFolder(SHORT);
    mkdirSync(join(cwd, 'rooms'));
    symlinkSync(target, join(cwd, 'x.mid'));
    expectFailure(await lint(cwd, ['.']), 'x.mid', message);
    if (target !== 'rooms') expectFailure(await lint(cwd, ['short.mid', 'x.mid']), 'x.mid', message);
  });

  test('a socket', async () => {
    const cwd = scratchFolder(SHORT);
    const server = createServer().listen(join(cwd, 'x.mid'));
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const message = 'this is a socket, not a file; save what it gives in a file';
    expectFailure(await lint(cwd, ['.']), 'x.mid', message);
    expectFailure(await lint(cwd, ['short.mid', 'x.mid']), 'x.mid', message);
  });
});

describe('a pipe', () => {
  function withPipe(): string {
    const cwd = scratchFolder(SHORT);
    execFileSync('mkfifo', [join(cwd, 'x.mid')]);
    return cwd;
  }

  test('in a folder is not waited for', async () => {
    expectFailure(await lint(withPipe(), ['.']), 'x.mid', PIPE);
  });

  test('that is named is read, once', async () => {
    const cwd = withPipe();
    const running = lint(cwd, ['x.mid', './x.mid', '.']);
    writeFileSync(join(cwd, 'x.mid'), SHORT['short.mid'] ?? '');
    const { findings, failures } = await running;
    expect(failures).toEqual([]);
    const files = findings.filter(({ rule }) => rule === 'short-note').map(({ file }) => file);
    expect(files).toEqual(['x.mid', 'short.mid']);
  });

  test('cannot be put right', async () => {
    expectFailure(await lint(withPipe(), ['x.mid', 'short.mid', '--fix-dry-run']), 'x.mid', PIPE);
  });
});

test('an empty folder called like a song', async () => {
  const cwd = scratchFolder(SHORT);
  mkdirSync(join(cwd, 'x.mid'));
  expect(await runFlopera(['lint', 'x.mid'], { cwd })).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: 'x.mid: no MIDI file in this folder; check the path\n',
  });
});
