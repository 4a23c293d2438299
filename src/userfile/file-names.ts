/** The names by which files are found that nobody named. */

/** The rig of the folder in which flopera is called. */
export const RIG_HERE = 'rig.yaml';

/** A song's path without its ending; the same where it has none. */
export function stemOf(path: string): string {
  return path.replace(/\.[^./\\]*$/, '');
}

/**
 * Where the arrangement of a song lies.
 * @example arrangementPathOf('sets/song.mid') // 'sets/song.yaml'
 */
export function arrangementPathOf(songPath: string): string {
  return `${stemOf(songPath)}.yaml`;
}

/**
 * The fact and the remedy for a file that would not be read under the name it has.
 * @example wrongName('an arrangement', 'song.yaml') // 'flopera reads an arrangement only where it is called song.yaml; rename it'
 */
export function wrongName(what: string, right: string): string {
  return `flopera reads ${what} only where it is called ${right}; rename it`;
}
