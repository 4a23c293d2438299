/** Finds silencers in the arrangement that silence nothing; the stage that applies them reports it, since only it knows. */
import type { Rule } from '../types.ts';

export const unusedIgnore: Rule = {
  name: 'unused-ignore',
  about: 'an ignore in the arrangement that silences nothing',
  check: () => undefined,
};
