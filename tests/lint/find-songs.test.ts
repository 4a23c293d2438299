// Which songs are meant by what a user names: patterns that no shell has spelled out, and one file under many names.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findSongs } from '../../src/lint/node/find-songs.ts';
import { sharedFolder } from '../cli/scratch-folder.ts';

const FOLDER = sharedFolder({
  'g.mid': '',
  'g.yaml': '',
  'h.kar': '',
  'take1.mid': '',
  'take [2].mid': '',
  'sub/a.mid': '',
  'sub/a.yaml': '',
  'sub/deep/b.mid': '',
  'gigs [24]/c.mid': '',
  'node_modules/x/d.mid': '',
});
mkdirSync(join(FOLDER, 'empty'));
const home = process.cwd();
beforeAll(() => process.chdir(FOLDER));
afterAll(() => process.chdir(home));

describe('the files that a pattern means', () => {
  test.each([
    ['*.mid', ['g.mid', 'take [2].mid', 'take1.mid']],
    ['./*.mid', ['g.mid', 'take [2].mid', 'take1.mid']],
    ['sub/../*.mid', ['g.mid', 'take [2].mid', 'take1.mid']],
    ['.//sub//*.mid', ['sub/a.mid']],
    ['sub/**', ['sub/a.mid', 'sub/deep/b.mid']],
    ['**/*.mid', ['g.mid', 'gigs [24]/c.mid', 'sub/a.mid', 'sub/deep/b.mid', 'take [2].mid', 'take1.mid']],
    ['{sub/{a,x},g}.mid', ['g.mid', 'sub/a.mid']],
    ['{sub/*,g}.mid', ['g.mid', 'sub/a.mid']],
    ['take[0-9].mid', ['take1.mid']],
    ['take [2].mid', ['take [2].mid']],
    ['gigs [24]/*.mid', ['gigs [24]/c.mid']],
    ['gigs [24]', ['gigs [24]/c.mid']],
    ['*/*.yaml', ['sub/a.mid']],
    ['*.{mid,yaml}', ['g.mid', 'take [2].mid', 'take1.mid']],
    ['{g,h}.*', ['g.mid', 'h.kar']],
    ['empty/*', []],
    ['nowhere/*.mid', []],
  ])('%s', async (pattern, songs) => {
    for (const start of ['', `${FOLDER}/`]) {
      const { paths, faults } = await findSongs([start + pattern]);
      expect(paths).toEqual(songs.map((song) => start + song));
      const fault = `${start}${pattern}: no MIDI file there; check the path or pattern`;
      expect(faults).toEqual(songs.length === 0 ? [fault] : []);
    }
  });
});

test('a file named several ways is found once, by its first name', async () => {
  const named = ['./g.mid', 'g.mid', join(FOLDER, 'g.mid'), 'sub/../g.yaml', 'g.*', './h.kar', '{h,g}.*'];
  expect((await findSongs(named)).paths).toEqual(['./g.mid', './h.kar']);
});
