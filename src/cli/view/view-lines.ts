/** The view of a performance as lines of text, never wider or taller than the window. */
import pc from 'picocolors';
import type { Colors } from 'picocolors/types.js';
import { progressBar } from './bars.ts';
import { clockText } from '../../words/clock-text.ts';
import { keysLine } from './keys.ts';
import { laneHeading, laneLine } from './lane-line.ts';
import type { ViewSize, ViewState } from './types.ts';

const PHASE_MARKS = { connecting: '…', playing: '▶', paused: '⏸', ended: '■' } as const;

/** Pure: the same state and size give the same lines. */
export function viewLines(state: ViewState, size: ViewSize, colors: Colors = pc): string[] {
  const { columns } = size;
  const head = [titleLine(state, columns, colors), songLine(state, columns, colors)];
  const lanes = state.lanes.map((lane) => laneLine(lane, columns, colors));
  const foot = [
    faultLine(state, columns, colors),
    colors.dim(cut(keysLine('play', columns - 2), columns - 1, 1)),
  ];
  const boards = state.boards.map((board) => colors.dim(cut(board, columns - 1, 1)));
  const roomy = [...head, '', colors.dim(laneHeading(columns)), ...lanes, '', ...boards, ...foot];
  if (roomy.length < size.rows) return roomy;
  return [...head, ...fitting(lanes, size.rows - head.length - foot.length - 1, colors), ...foot].slice(
    0,
    size.rows,
  );
}

function titleLine(state: ViewState, columns: number, colors: Colors): string {
  const place = state.place === '' ? '' : `  ${state.place} `;
  const title = cut(state.title, columns - 1 - place.length, 1);
  return colors.bold(title) + colors.dim(place.padStart(Math.max(0, columns - title.length)));
}

function songLine(state: ViewState, columns: number, colors: Colors): string {
  const left = ` ${PHASE_MARKS[state.phase]} ${clockText(state.songUs)} `;
  const tempo = Math.abs(state.tempo - 1) < 0.001 ? '' : `  tempo ${Math.round(state.tempo * 100)} %`;
  const right = ` ${clockText(state.durationUs)}  bar ${state.bar}${tempo} `;
  const cells = columns - left.length - right.length;
  if (cells < 4) return cut(left + right.trimStart(), columns, 0);
  const fraction = state.durationUs > 0 ? state.songUs / state.durationUs : 0;
  return `${left}${colors.cyan(progressBar(fraction, cells))}${right}`;
}

function faultLine(state: ViewState, columns: number, colors: Colors): string {
  const text = cut(state.faults.map(({ name, count }) => `${name} ${count}`).join('   '), columns - 1, 1);
  return state.faults.some(({ count }) => count > 0) ? colors.red(text) : colors.dim(text);
}

/** As many lanes as there are rows for; the last row tells how many are not shown. */
function fitting(lanes: string[], rows: number, colors: Colors): string[] {
  if (lanes.length <= rows) return lanes;
  const shown = Math.max(0, rows - 1);
  return [...lanes.slice(0, shown), colors.dim(` … ${lanes.length - shown} more`)];
}

/** `text` behind `indent` blanks, cut with an ellipsis where it is wider than `width` in all. */
function cut(text: string, width: number, indent: number): string {
  const room = Math.max(1, width - indent);
  const short = text.length <= room ? text : `${text.slice(0, room - 1)}…`;
  return ' '.repeat(indent) + short;
}
