/** What is wrong with a file: each problem with its place, a log that does not run over, and the words for people. */

/** Something in the file that is not as the standard wants it; what could be read was read. */
export type Problem = {
  /** kebab-case name, stable once published, e.g. `truncated-track`. */
  code: string;
  /** Track from 1 as people count; 0 where the file as a whole is meant. */
  track: number;
  /** Offset in the file as given (before any RIFF wrapping is taken off). */
  byteOffset: number;
  /** The fact and the remedy, in one line, without file name. */
  message: string;
};

/** Problems of one code that are listed one by one; the rest are counted. */
const LISTED_OF_A_CODE_MAX = 100;

export type ProblemLog = {
  add(problem: Problem): void;
  /** Everything added so far; a code with too many ends with one that tells how many more there are. */
  list(): Problem[];
};

/** A file that is damaged all over must not fill the memory with its problems. */
export function createProblemLog(): ProblemLog {
  const listed: Problem[] = [];
  const counts = new Map<string, number>();
  const firstUnlisted = new Map<string, Problem>();
  return {
    add(problem) {
      const count = (counts.get(problem.code) ?? 0) + 1;
      counts.set(problem.code, count);
      if (count <= LISTED_OF_A_CODE_MAX) listed.push(problem);
      else if (count === LISTED_OF_A_CODE_MAX + 1) firstUnlisted.set(problem.code, problem);
    },
    list() {
      const rest = [...firstUnlisted.values()].map((problem) => {
        const count = (counts.get(problem.code) ?? 0) - LISTED_OF_A_CODE_MAX;
        return { ...problem, message: `${problem.message} (one of ${count} more like this, not listed)` };
      });
      return [...listed, ...rest];
    },
  };
}

/** @example problemText(problem) // 'track 3, byte 812: the track ends inside an event; …' */
export function problemText({ track, byteOffset, message }: Problem): string {
  return `${problemPlace({ track, byteOffset })}: ${message}`;
}

export function problemPlace({ track, byteOffset }: Pick<Problem, 'track' | 'byteOffset'>): string {
  return track === 0 ? `byte ${byteOffset}` : `track ${track}, byte ${byteOffset}`;
}
