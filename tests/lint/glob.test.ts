// Patterns of paths: on the command line as a shell has them, in the configuration as .gitignore has them.
import { expect, test } from 'vitest';
import { filesTest, globTest } from '../../src/lint/patterns/glob.ts';

test.each([
  ['*.mid', 'a.mid', true],
  ['*.mid', 'sub/a.mid', false],
  ['*.mid', '.hidden.mid', false],
  ['**/*.mid', 'a.mid', true],
  ['**/*.mid', 'sub/deep/a.mid', true],
  ['{sub/*,g}.mid', 'g.mid', true],
  ['{sub/*,g}.mid', 'sub/a.mid', true],
  ['{sub/*,g}.mid', 'a.mid', false],
  ['{a,{b,c}/*}.mid', 'c/x.mid', true],
  ['{a,{b,c}/*}.mid', 'c.mid', false],
  ['*.{mid,midi}', 'a.midi', true],
  ['*.{mid,midi}', 'a.txt', false],
  ['song[0-9].mid', 'song3.mid', true],
  ['song[0-9].mid', 'songs.mid', false],
  ['song[!0-9].mid', 'songs.mid', true],
  ['song[!0-9].mid', 'song3.mid', false],
  ['a?.mid', 'a1.mid', true],
  ['song (live)*.mid', 'song (live) 2.mid', true],
  ['a|b*.mid', 'a.mid', false],
  ['a+b*.mid', 'a+b.mid', true],
  ['[ab]+.mid', 'aab.mid', false],
  ['!a*.mid', 'b.mid', false],
])('on the command line %s means %s: %s', (glob, path, fits) => {
  expect(globTest(glob)(path)).toBe(fits);
});

test.each([
  ['*.mid', 'songs/a.mid', true],
  ['./*.mid', 'songs/a.mid', false],
  ['/*.mid', 'a.mid', true],
  ['songs/*.mid', 'songs/a.mid', true],
  ['songs/*.mid', 'songs/deep/a.mid', false],
  ['songs/**', 'songs/deep/a.mid', true],
  ['**/deep/*.mid', 'songs/deep/a.mid', true],
  ['**/deep/*.mid', 'deep/a.mid', true],
  ['./a.mid', 'a.mid', true],
  ['a+b.mid', 'a+b.mid', true],
  ['take [2].mid', 'songs/take [2].mid', true],
  ['a', 'a/deep/x.mid', true],
  ['a/', 'a/deep/x.mid', true],
  ['a/', 'songs/a/x.mid', true],
  ['./a/', 'songs/a/x.mid', false],
  ['songs//a/', 'songs/a/x.mid', true],
  ['a', 'ab/x.mid', false],
  ['a', 'a.mid', false],
  ['a*/', 'ab/x.mid', true],
  ['gigs [2024]/', 'gigs [2024]/x.mid', true],
  ['drafts/**', 'drafts/.old/x.mid', true],
  ['./', 'songs/x.mid', true],
  ['.', 'songs/x.mid', true],
  ['', 'songs/x.mid', false],
])('in a configuration %s means %s: %s', (pattern, path, fits) => {
  expect(filesTest(pattern)(path)).toBe(fits);
});
