/** The view of live playing as lines of text, never wider or taller than the window. */
import type { Colors } from 'picocolors/types.js';
import type { LiveCounters } from '../../live/live.ts';
import { noteToName } from '../../units/note-name.ts';
import { keysLine } from '../view/keys.ts';
import { laneHeading, laneLine } from '../view/lane-line.ts';
import type { LaneState, ViewSize } from '../view/types.ts';

export type LiveViewState = {
  mode: string;
  ports: readonly string[];
  /** The song that plays along, and where it is; empty without one. */
  song: string;
  /** Notes of the keys held, low to high. */
  heldNotes: readonly number[];
  lanes: readonly LaneState[];
  boards: readonly string[];
  /** µs from a message's arrival to its line being written. */
  latency: { count: number; p50Us: number; p99Us: number };
  /** µs from a question to the board's answer; undefined before one. */
  roundTripUs: number | undefined;
  counters: LiveCounters;
  faults: readonly { name: string; count: number }[];
};

/** Pure: the same state and size give the same lines. */
export function liveLines(state: LiveViewState, { columns, rows }: ViewSize, colors: Colors): string[] {
  const { counters } = state;
  const keys = state.heldNotes.length === 0 ? 'no key held' : state.heldNotes.map(noteToName).join(' ');
  const faults = state.faults.map(({ name, count }) => `${name} ${count}`);
  const fates = Object.entries(counters).map(([name, count]) => `${name} ${count}`);
  const lines = [
    colors.bold(cut(`live, ${state.mode}: ${state.ports.join(', ') || 'no port yet'}`, columns)),
    ...(state.song ? [cut(state.song, columns)] : []),
    cut(`keys  ${keys}`, columns),
    '',
    colors.dim(laneHeading(columns)),
    ...state.lanes.map((lane) => laneLine(lane, columns, colors)),
    '',
    colors.dim(cut(latencyText(state), columns)),
    ...state.boards.map((board) => colors.dim(cut(board, columns))),
    (counters.lost > 0 ? colors.red : colors.dim)(cut(fates.join('   '), columns)),
    (state.faults.some(({ count }) => count > 0) ? colors.red : colors.dim)(cut(faults.join('   '), columns)),
    colors.dim(cut(keysLine(state.song ? 'live with a song' : 'live', columns - 2), columns)),
  ];
  return lines.slice(0, Math.max(1, rows - 1));
}

function latencyText({ latency, roundTripUs }: LiveViewState): string {
  const board = roundTripUs === undefined ? '' : `   board answers in ${milliseconds(roundTripUs)}`;
  if (latency.count === 0) return `nothing played yet${board}`;
  const { count, p50Us, p99Us } = latency;
  return `host ${milliseconds(p50Us)}, 99 % within ${milliseconds(p99Us)} of ${count} events${board}`;
}

function milliseconds(us: number): string {
  return `${(us / 1000).toFixed(2)} ms`;
}

function cut(text: string, columns: number): string {
  const room = Math.max(1, columns - 2);
  return ` ${text.length <= room ? text : `${text.slice(0, room - 1)}…`}`;
}
