/** Patterns of paths: `*` within a folder, `**` over folders, `?` one character, `[a-z]` one of them, `{a,b}` either. */
import picomatch from 'picomatch';

/** A path has `/` between its folders. */
export type PathTest = (path: string) => boolean;

const DIALECT = { nonegate: true, noextglob: true, windows: false };
const SPECIAL = /[*?{}[\]()|+"\\]/g;
const ESCAPED = String.raw`\$&`;

/**
 * What a pattern means on a command line: what a shell would put in its place.
 * @example globTest('*.mid')('sub/a.mid') // false
 */
export function globTest(glob: string): PathTest {
  return picomatch(inOurWords(glob), DIALECT);
}

/**
 * What a pattern means in a configuration, as in `.gitignore`: a name fits in any folder, and a folder with all in it.
 * @example filesTest('drafts/')('songs/drafts/a.mid') // true
 */
export function filesTest(pattern: string): PathTest {
  const steps = pattern.split('/').filter((step) => step !== '' && step !== '.');
  // The folder of the configuration itself.
  if (steps.length === 0) return () => pattern !== '';
  const anywhere = steps.length > 1 || /^\.?\//.test(pattern) ? '' : '**/';
  const glob = anywhere + inOurWords(steps.join('/'));
  // A name may hold what elsewhere makes a pattern, such as brackets.
  const name = anywhere + steps.join('/').replaceAll(SPECIAL, ESCAPED);
  const fitting = pattern.endsWith('/') ? [`${glob}/**`, `${name}/**`] : [glob, name, `${name}/**`];
  return picomatch(fitting, { ...DIALECT, dot: true });
}

export function isGlob(text: string): boolean {
  return /[*?{[]/.test(text);
}

/** picomatch lets signs of regular expressions through that mean nothing in a pattern, and knows `[!` only as `[^`. */
function inOurWords(glob: string): string {
  return glob.replaceAll('[!', '[^').replaceAll(/(?<!\\)[()|+"]/g, ESCAPED);
}
