/** One drive as one line of the view: its number, the note that sounds, how loud, and where its head is. */
import type { Colors } from 'picocolors/types.js';
import { TRACK_MAX } from '../../drive/tracks.ts';
import { fullBar, headRail } from './bars.ts';
import type { LaneState } from './types.ts';

const NARROW_COLUMNS = 30;
const RAIL_CELLS_MAX = 80;

/** Headings that stand above the lanes. */
export function laneHeading(columns: number): string {
  const { levelCells, railCells } = widths(columns);
  if (railCells === 0) return ' drive  note';
  return ` drive  note  ${'level'.padEnd(levelCells)}  head`;
}

/** At most `columns` wide. */
export function laneLine(lane: LaneState, columns: number, colors: Colors): string {
  const { levelCells, railCells } = widths(columns);
  const drive = String(lane.drive).padStart(6);
  const note = (lane.noteName ?? '·').padEnd(4);
  const noteText = lane.noteName === undefined ? colors.dim(note) : colors.bold(colors.yellow(note));
  if (railCells === 0) return `${drive}  ${noteText}`;
  const level = colors.green(fullBar(lane.level, levelCells));
  return `${drive}  ${noteText}  ${level}  ${headText(lane, railCells, colors)}`;
}

function headText(lane: LaneState, cells: number, colors: Colors): string {
  if (lane.track === undefined) return colors.dim('·'.repeat(cells));
  const rail = headRail(lane.track, cells);
  const mark = rail.indexOf('█');
  const head = lane.noteName === undefined ? '█' : colors.cyan('█');
  const sides = [rail.slice(0, mark), rail.slice(mark + 1)].map((side) => colors.dim(side));
  return `${sides.join(head)} ${String(lane.track).padStart(2)}`;
}

/** Below `NARROW_COLUMNS` only the notes are shown; a third of the rest is level, two thirds are the rail. */
function widths(columns: number): { levelCells: number; railCells: number } {
  if (columns < NARROW_COLUMNS) return { levelCells: 0, railCells: 0 };
  const left = columns - '     1  F#4   '.length - '  '.length - ` ${TRACK_MAX} `.length;
  const levelCells = Math.max(4, Math.min(20, Math.floor(left / 3)));
  return { levelCells, railCells: Math.min(RAIL_CELLS_MAX, left - levelCells) };
}
