/** Collects problems, and keeps a file that is damaged all over from filling the memory with them. */
import type { Problem } from './types.ts';

/** Problems of one code that are listed one by one; the rest are counted. */
const LISTED_OF_A_CODE_MAX = 100;

export type ProblemLog = {
  add(problem: Problem): void;
  /** Everything added so far; a code with too many ends with one that tells how many more there are. */
  list(): Problem[];
};

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
