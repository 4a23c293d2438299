/** The view of a performance where no terminal is: a line now and then, fit for a log. */
import { clockText } from './clock-text.ts';
import type { ViewState } from './types.ts';

const LINE_EVERY_US = 10_000_000;
const LOOK_MS = 200;

/** Prints a line whenever ten more seconds of the song have passed, until the function returned is called. */
export function showPlain(print: (line: string) => void, look: () => ViewState): () => void {
  let lastLine = 0;
  const timer = setInterval(() => {
    const state = look();
    const line = Math.floor(state.songUs / LINE_EVERY_US);
    if (state.phase === 'playing' && line !== lastLine) print(plainLine(state));
    lastLine = line;
  }, LOOK_MS);
  return () => clearInterval(timer);
}

/** @example plainLine(state) // '0:20 of 2:31, bar 9: F#4 · C3 · · E2' */
export function plainLine({ songUs, durationUs, bar, lanes, faults }: ViewState): string {
  const notes = lanes.map(({ noteName }) => noteName ?? '·').join(' ');
  const told = faults.filter(({ count }) => count > 0).map(({ name, count }) => `; ${count} ${name}`);
  return `${clockText(songUs)} of ${clockText(durationUs)}, bar ${bar}: ${notes}${told.join('')}`;
}
