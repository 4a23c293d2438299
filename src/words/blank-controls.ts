/** Texts of files and their names, as they may be printed on a terminal. */

const CONTROL = /\p{Cc}/gu;

/** Blanks for control characters, which could move the cursor or begin a line: no file is trusted with that. */
export function blankControls(text: string): string {
  return text.replaceAll(CONTROL, ' ');
}
