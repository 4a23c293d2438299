/** Texts of files and their names, as they may be printed on a terminal. */

/** Control characters, which could move the cursor or begin a line: what comes from a file is not trusted with that. */
const CONTROL = /\p{Cc}/gu;

export function plainLine(text: string): string {
  return text.replaceAll(CONTROL, ' ');
}
