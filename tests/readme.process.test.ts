/** What the README tells a newcomer to type works, in a copy of the checkout and without a network. */
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseArrangement } from '../src/arrangement/parse-arrangement.ts';
import { parseRig } from '../src/rig/parse-rig.ts';
import { ONE_NOTE } from './cli/one-note.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const OFFLINE = {
  ...process.env,
  npm_config_offline: 'true',
  npm_config_audit: 'false',
  npm_config_fund: 'false',
};
type Special = { args?: string; until?: RegExp; exitCode?: number | null; output?: RegExp };
/** Commands that want hardware, a terminal or for ever, or that have something to say of a song of one note. */
const SPECIAL: Readonly<Record<string, Special>> = {
  'npx flopera flash': { args: '--help' },
  'npx flopera doctor': { args: '--help' },
  'npx flopera live': { args: '--help' },
  // Ctrl-C ends the shell around it, too.
  'npx flopera play *.mid --loop': { until: /playing/, exitCode: null },
  'npx flopera play song.mid --from 17': { exitCode: 2, output: /there is no bar 17/ },
  'npx flopera lint song.mid': { exitCode: 1, output: /missing-title/ },
};

const copy = mkdtempSync(join(tmpdir(), 'flopera-readme-'));
/** What npx comes to, without the second that it takes: that npx itself finds flopera is tried once. */
const WITHOUT_NPX = { PATH: `${join(copy, 'build')}${delimiter}${process.env['PATH']}` };
const NPX = '#!/bin/sh\nshift\nexec node bin/flopera.js "$@"\n';
afterAll(() => rmSync(copy, { recursive: true, force: true }));

beforeAll(() => {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  for (const file of listed.split('\n').filter(Boolean)) {
    cpSync(join(ROOT, file), join(copy, file), { recursive: true, force: true, errorOnExist: false });
  }
  cpSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), { recursive: true, verbatimSymlinks: true });
  writeFileSync(join(copy, 'song.mid'), ONE_NOTE);
  mkdirSync(join(copy, 'build'));
  writeFileSync(join(copy, 'build/npx'), NPX, { mode: 0o755 });
});

describe('the README', () => {
  it('opens with the two commands', () => {
    const blocks = [...README.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, text]) => text?.trim());
    expect(blocks.slice(0, 2)).toEqual(['npm install && npm start', 'npm install && npm test']);
  });

  it('plays a song on npm install && npm start, until Ctrl-C', async () => {
    const { stdout } = await runUntil('npm install && npm start', /playing .*Mountain King/);
    expect(stdout).toMatch(/emulated rig/);
  });

  it('names its test command', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    expect(scripts['test']).toBe('vitest run');
  });

  it('links to files that are there', () => {
    const links = [...README.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path]) => path ?? '');
    const missing = links.filter((path) => !isThere(path));
    expect(missing).toEqual([]);
  });
});

describe('the files of the README', () => {
  const [rig = '', arrangement = ''] = [...README.matchAll(/```yaml\n([\s\S]*?)```/g)].map(
    ([, text]) => text,
  );

  it('are a rig and an arrangement as flopera reads them', () => {
    expect(parseRig(rig, 'rig.yaml').boards[0]?.drives).toHaveLength(2);
    expect(parseArrangement(arrangement, 'song.yaml').parts).toHaveLength(4);
  });
});

describe('the commands of the README', () => {
  it('find flopera', async () => {
    const { stdout, exitCode } = await start('npx flopera --version', () => undefined);
    expect([stdout, exitCode]).toEqual([expect.stringMatching(/^\d+\.\d+\.\d+\n$/), 0]);
  });

  const commands = [...README.matchAll(/npx flopera [^`#|\n;$]+(?![^\n]*\$)/g)].map(([text]) => text.trim());

  it.each([...new Set(commands)].map((command) => [command]))('%s', async (command) => {
    const { args = '', until, exitCode = 0, output = /^/ } = SPECIAL[command] ?? {};
    const outcome = await (until
      ? runUntil(command, until, WITHOUT_NPX)
      : start(`${command} ${args}`, () => undefined, WITHOUT_NPX));
    expect(outcome.stdout + outcome.stderr).toMatch(output);
    expect(outcome.exitCode, outcome.stderr).toBe(exitCode);
  });
});

type Outcome = { exitCode: number | null; stdout: string; stderr: string };

/** Sends Ctrl-C to the whole group, as a terminal does, once `seen` is printed. */
async function runUntil(command: string, seen: RegExp, env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  let pressed = false;
  const press = (stdout: string, pid: number): void => {
    if (pressed || !seen.test(stdout)) return;
    pressed = true;
    process.kill(-pid, 'SIGINT');
  };
  const outcome = await start(command, press, env);
  expect(pressed, `${outcome.stdout}\n${outcome.stderr}`).toBe(true);
  return outcome;
}

async function start(
  command: string,
  onOutput: (stdout: string, pid: number) => void,
  env: NodeJS.ProcessEnv = {},
): Promise<Outcome> {
  const child = spawn('sh', ['-c', command], { cwd: copy, env: { ...OFFLINE, ...env }, detached: true });
  const outcome: Outcome = { exitCode: null, stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    outcome.stdout += text;
    if (child.pid !== undefined) onOutput(outcome.stdout, child.pid);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (outcome.stderr += text));
  outcome.exitCode = await new Promise((resolve) => child.on('close', resolve));
  return outcome;
}

function isThere(path: string): boolean {
  try {
    return execFileSync('ls', [join(ROOT, dirname(path), path.split('/').at(-1) ?? '')]).length >= 0;
  } catch {
    return false;
  }
}
