/** Redraws the view of a performance in the terminal, as often as the eye asks for. */
import { createLogUpdate } from 'log-update';
import type { WriteStream } from 'node:tty';
import type { ViewSize, ViewState } from './types.ts';
import { viewLines } from './view-lines.ts';

const FRAME_MS = 50;
/** ECMA-48: ED 2, then the cursor to the first line. */
const CLEAR_SCREEN = '\u001B[2J\u001B[H';
/** What a terminal without a size is taken for. */
const USUAL = { columns: 80, rows: 24 };

/** Draws what `look` returns until the function returned is called; that draws once more and leaves it standing. */
export function showLive(output: WriteStream, look: () => ViewState): () => void {
  return showLines(output, (size) => viewLines(look(), size));
}

/** As `showLive`, lines made by the caller. */
export function showLines(output: WriteStream, lines: (size: ViewSize) => string[]): () => void {
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
