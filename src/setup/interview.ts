/** How the tools that set a rig up talk with the person in front of it; a terminal, or a test, stands behind it. */
export interface Interview {
  say(line: string): void;
  /** One line of answer, trimmed; rejects where nobody will answer any more. */
  ask(question: string): Promise<string>;
}

/** Asks until one of the options is chosen by its number; gives its index. An empty answer takes `usual`, if given. */
export async function choose(
  interview: Interview,
  question: string,
  options: readonly string[],
  usual?: number,
): Promise<number> {
  interview.say(question);
  for (const [index, option] of options.entries()) interview.say(`  ${index + 1}  ${option}`);
  for (;;) {
    const answer = await interview.ask(usual === undefined ? '> ' : `[${usual + 1}] > `);
    if (answer === '' && usual !== undefined) return usual;
    const index = Number(answer) - 1;
    if (answer !== '' && options[index] !== undefined) return index;
    interview.say(`type a number from 1 to ${options.length}`);
  }
}

/** Asks until `read` makes something of the answer. An empty answer takes `usual`. */
export async function askFor<T>(
  interview: Interview,
  question: string,
  usual: string,
  read: (text: string) => T | undefined,
): Promise<T> {
  for (;;) {
    const answer = await interview.ask(`${question} [${usual}] > `);
    const value = read(answer === '' ? usual : answer);
    if (value !== undefined) return value;
    interview.say(`${answer} cannot be; type something like ${usual}`);
  }
}
