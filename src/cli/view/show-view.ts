/** Shows the view of a performance: redrawn in the terminal, or where none is a line now and then, fit for a log. */
import { createLogUpdate } from 'log-update';
import type { WriteStream } from 'node:tty';
import { clockText } from '../../words/clock-text.ts';
import type { ViewSize, ViewState } from './types.ts';

const FRAME_MS = 50;
/** ECMA-48: ED 2, then the cursor to the first line. */
const CLEAR_SCREEN = '\u001B[2J\u001B[H';
/** What a terminal without a size is taken for. */
const USUAL = { columns: 80, rows: 24 };
const LINE_EVERY_US = 10_000_000;
const LOOK_MS = 200;

/** Draws `lines`, as often as the eye asks for, until the function returned is called; that draws once more and leaves it standing. */
export function drawLines(output: WriteStream, lines: (size: ViewSize) => string[]): () => void {
  const update = createLogUpdate(output);
  const draw = (): void => {
    const size = { columns: output.columns || USUAL.columns, rows: output.rows || USUAL.rows };
    update(lines(size).join('\n'));
  };
  // The terminal has wrapped the lines anew, and log-update cannot know where they are now.
  const clear = (): void => {
    output.write(CLEAR_SCREEN);
    update.clear();
    draw();
  };
  draw();
  output.on('resize', clear);
  const timer = setInterval(draw, FRAME_MS);
  return () => {
    clearInterval(timer);
    output.off('resize', clear);
    draw();
    update.done();
  };
}

/** Prints a line whenever ten more seconds of the song have passed, until the function returned is called. */
export function printView(print: (line: string) => void, look: () => ViewState): () => void {
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
