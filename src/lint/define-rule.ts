/** Makes a rule of its parts: its options are written once, with the value each has where a user sets none. */
import type { FindingLog, LintSong, Rule } from './types.ts';

/** `check` takes a number for each of the options, set by the user or not. */
export function defineRule<Option extends string = never>(rule: {
  name: string;
  about: string;
  options?: Readonly<Record<Option, number>>;
  check: (song: LintSong, log: FindingLog, options: Readonly<Record<Option, number>>) => void;
}): Rule {
  const options = rule.options ?? ({} as Readonly<Record<Option, number>>);
  const { name, about, check } = rule;
  return { name, about, options, check: (song, log, set) => check(song, log, { ...options, ...set }) };
}
