/** Finds silencers in the arrangement that silence nothing; the stage that applies them reports it, since only it knows. */
import { defineRule } from '../define-rule.ts';

export const unusedIgnore = defineRule({
  name: 'unused-ignore',
  about: 'an ignore in the arrangement that silences nothing',
  check: () => undefined,
});
