/** What users get: the tarball of `npm pack`, unpacked where there is nothing else, without a library beside it. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { ONE_NOTE } from './one-note.ts';
import { runFlopera } from './run-flopera.ts';
import { scratchFolder, sharedFolder } from './scratch-folder.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const KING = join(ROOT, 'arrangements/mountain-king');
const folder = sharedFolder({});
const bin = join(folder, 'package/bin/flopera.js');

beforeAll(() => {
  // The scripts would build dist/ anew, under the feet of the tests beside this one.
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], { cwd: ROOT });
  const [tarball = ''] = readdirSync(folder);
  execFileSync('tar', ['-xzf', tarball], { cwd: folder });
});

describe('the tarball', () => {
  it.each([
    '--version',
    '--help',
    'inspect one.mid',
    'lint king.mid',
    'lint --explain short-note',
    'arrange king.mid',
    'play one.mid --board emulator',
    'render one.mid -o one.wav',
  ])('runs %s', async (args) => {
    const cwd = scratchFolder({ 'one.mid': ONE_NOTE });
    for (const type of ['mid', 'yaml']) copyFileSync(`${KING}.${type}`, join(cwd, `king.${type}`));
    expect(await runFlopera(args.split(' '), { cwd, bin })).toMatchObject({ exitCode: 0, stderr: '' });
  });

  it('lints on all cores', async () => {
    const cwd = scratchFolder({});
    for (let index = 0; index < 70; index++) {
      for (const type of ['mid', 'yaml']) copyFileSync(`${KING}.${type}`, join(cwd, `${index}.${type}`));
    }
    const run = await runFlopera(['lint', '.'], { cwd, bin });
    expect(run).toEqual({ exitCode: 0, stdout: '70 songs, nothing to find fault with\n', stderr: '' });
  });

  it('names the lines of src/ in traces', async () => {
    const run = await runFlopera(['inspect', 'nix.mid'], { bin, env: { FLOPERA_TRACE: '1' } });
    const [, path = '', line] = /package\/(src\/[\w/.-]+\.ts):(\d+):\d+/.exec(run.stderr) ?? [];
    const lines = readFileSync(join(ROOT, path), 'utf8').split('\n');
    expect(lines[Number(line) - 1]).toMatch(/new \w+Error\(/);
  });

  it('carries no map without its sources, and names no map that is not there', () => {
    const dist = join(folder, 'package/dist');
    const files = readdirSync(dist);
    const maps = files.filter((name) => name.endsWith('.map'));
    expect(maps).toContain('main.cjs.map');
    for (const name of maps) {
      const { sources, sourcesContent } = JSON.parse(readFileSync(join(dist, name), 'utf8')) as SourceMap;
      expect(sourcesContent.filter((text) => text !== null)).toHaveLength(sources.length);
      expect(sources.filter((source) => !source.startsWith('../src/'))).toEqual([]);
      expect(sources).not.toEqual([]);
    }
    for (const name of files.filter((file) => file.endsWith('.cjs'))) {
      const [, map] = /^\/\/# sourceMappingURL=(.*)$/m.exec(readFileSync(join(dist, name), 'utf8')) ?? [];
      expect(map === undefined || existsSync(join(dist, map)), name).toBe(true);
    }
  });

  it('carries the notices of what it bundles', () => {
    const notices = readFileSync(join(folder, 'package/dist/third-party-notices.txt'), 'utf8');
    for (const name of ['avr8js', 'commander', 'midi-file', 'yaml']) {
      expect(notices).toMatch(new RegExp(`^${name} \\d.*\\n\\n[^]*?permi`, 'mi'));
    }
  });
});

type SourceMap = { sources: string[]; sourcesContent: (string | null)[] };

describe('a checkout that was installed for production', () => {
  it('needs no bundler to install, and says what to do where dist/ is missing', () => {
    const checkout = scratchFolder({});
    for (const part of ['scripts', 'src']) mkdirSync(join(checkout, part));
    for (const name of ['build.js', 'fresh-dist.js'])
      copyFileSync(join(ROOT, 'scripts', name), join(checkout, 'scripts', name));
    copyFileSync(join(ROOT, 'package.json'), join(checkout, 'package.json'));
    const build = (...args: string[]): string =>
      execFileSync('sh', ['-c', `node scripts/build.js ${args.join(' ')} 2>&1; echo $?`], {
        cwd: checkout,
        encoding: 'utf8',
      });
    expect(build('--if-possible')).toBe('0\n');
    expect(build()).toBe(
      'dist/ is missing and the bundler is not installed; run: npm install --include=dev\n2\n',
    );
  });
});
