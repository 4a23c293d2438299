/** Several words as a part of a sentence. */

/** @example listed(['uno', 'micro', 'leostick'], 'or') // 'uno, micro or leostick' */
export function listed(words: readonly (string | number)[], conjunction: 'and' | 'or'): string {
  const last = String(words.at(-1) ?? '');
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}
