/** The roll in a terminal: what the drives play, two semitones in the height of a letter, as wide as the window. */
import { noteToName } from '../units/note-name.ts';
import { clockText } from '../words/clock-text.ts';
import { aboutText, driveText, droppedText } from './layout/legend.ts';
import { driveTerminalColor } from './layout/palette.ts';
import type { Roll, RollNote } from './types.ts';

export type TerminalSize = {
  columns: number;
  /** Without colour each cell is the digit of its drive, one semitone high. */
  color: boolean;
};

/** Some bars of the roll on one line's width. */
type Window = { startUs: number; endUs: number; cells: number; cellUs: number };

const GUTTER = 6;
const COLUMNS_MIN = 30;
/** A cell is at least about this long; a long piece gets longer ones, so that it stays within so many systems. */
const CELL_US_MIN = 110_000;
const SYSTEMS_MAX = 8;
const RESET = '\u001b[0m';
const DIM = '\u001b[2m';

/** Lines without their ends, none wider than `columns`. */
export function toTerminal(roll: Roll, { columns, color }: TerminalSize): string[] {
  const width = Math.max(COLUMNS_MIN, columns);
  const lines = [roll.title, aboutText(roll), ''];
  for (const window of windowsOf(roll.barStartsUs, width - GUTTER)) {
    lines.push(...drawWindow(roll, window, color), '');
  }
  return [...lines, ...drawLegend(roll, color)].map((line) => fit(line, width));
}

/** Windows of the same number of bars: as many as fit at the shortest cell, or as keep the piece in few systems. */
function windowsOf(barStartsUs: readonly number[], cells: number): Window[] {
  const barCount = barStartsUs.length - 1;
  const barUs = Math.max(1, (barStartsUs.at(-1) ?? 0) / Math.max(1, barCount));
  const fitting = Math.max(1, Math.floor((cells * CELL_US_MIN) / barUs));
  const bars = Math.max(fitting, Math.ceil(barCount / SYSTEMS_MAX));
  const starts = barStartsUs.slice(0, -1).filter((_, bar) => bar % bars === 0);
  const spans = starts.map((startUs, index) => {
    const endUs = barStartsUs[Math.min(barCount, (index + 1) * bars)] ?? startUs;
    return { startUs, endUs };
  });
  const longestUs = spans.reduce((longest, { startUs, endUs }) => Math.max(longest, endUs - startUs), 1);
  const cellUs = longestUs / cells;
  return spans.map((span) => ({ ...span, cells: Math.ceil((span.endUs - span.startUs) / cellUs), cellUs }));
}

/** Only notes that the piece uses get a row: with colour two of them in the height of a letter. */
function drawWindow(roll: Roll, window: Window, color: boolean): string[] {
  const used = [...new Set(roll.after.map(({ note }) => note))].sort((a, b) => b - a);
  const grid = gridOf(roll.after, window);
  const lines = [barLine(roll, window)];
  const rowsEach = color ? 2 : 1;
  for (let row = 0; row < used.length; row += rowsEach) {
    const [upper = 0, lower] = used.slice(row, row + rowsEach);
    const cells = Array.from({ length: window.cells }, (_, cell) => {
      const above = grid.get(upper)?.[cell];
      const below = lower === undefined ? undefined : grid.get(lower)?.[cell];
      return color ? halfBlocks(above, below) : digit(roll, above);
    });
    const name = noteToName(upper).padStart(GUTTER - 2);
    lines.push(`${dim(`${name} │`, color)}${cells.join('').trimEnd()}`);
  }
  const ghosts = ghostLine(roll.before, window);
  if (ghosts.trim()) lines.push(dim(`${'×'.padStart(GUTTER - 2)} │${ghosts}`, color));
  return lines;
}

/** For each note that sounds in the window, the drive (from 0) of each cell. */
function gridOf(notes: readonly RollNote[], window: Window): Map<number, (number | undefined)[]> {
  const grid = new Map<number, (number | undefined)[]>();
  for (const { startUs, endUs, note, driveIndex, doubles } of notes) {
    if (endUs <= window.startUs || startUs >= window.endUs) continue;
    const row = grid.get(note) ?? Array.from({ length: window.cells });
    grid.set(note, row);
    const from = Math.max(0, Math.floor((startUs - window.startUs) / window.cellUs));
    const to = Math.max(from + 1, Math.round((endUs - window.startUs) / window.cellUs));
    for (let cell = from; cell < Math.min(to, window.cells); cell++) {
      if (!doubles || row[cell] === undefined) row[cell] = driveIndex;
    }
  }
  return grid;
}

/** Bar numbers where there is room, and the clock at the right end. */
function barLine(roll: Roll, window: Window): string {
  const line = Array.from({ length: window.cells }, () => ' ');
  let free = 0;
  roll.barStartsUs.slice(0, -1).forEach((startUs, index) => {
    const cell = Math.round((startUs - window.startUs) / window.cellUs);
    const text = `╷${index + 1}`;
    if (startUs < window.startUs || cell < free || cell + text.length > window.cells) return;
    line.splice(cell, text.length, ...Array.from(text));
    free = cell + text.length + 3;
  });
  const clock = clockText(window.startUs / roll.tempo);
  return `${clock.padStart(GUTTER - 2)}  ${line.join('').trimEnd()}`;
}

function ghostLine(before: readonly RollNote[], window: Window): string {
  const line = Array.from({ length: window.cells }, () => ' ');
  for (const { startUs, driveIndex } of before) {
    const cell = Math.floor((startUs - window.startUs) / window.cellUs);
    if (driveIndex === undefined && cell >= 0 && cell < window.cells) line[cell] = '×';
  }
  return line.join('').trimEnd();
}

function halfBlocks(upper: number | undefined, lower: number | undefined): string {
  if (upper === undefined && lower === undefined) return ' ';
  if (upper === undefined) return `${foreground(lower)}▄${RESET}`;
  if (lower === undefined) return `${foreground(upper)}▀${RESET}`;
  return `${foreground(upper)}\u001b[48;5;${driveTerminalColor(lower)}m▀${RESET}`;
}

function digit({ drives }: Roll, driveIndex: number | undefined): string {
  if (driveIndex === undefined) return ' ';
  return String(drives[driveIndex]?.id ?? '?').slice(-1);
}

function drawLegend(roll: Roll, color: boolean): string[] {
  const drives = roll.drives.map(
    (drive, index) => `${color ? `${foreground(index)}██${RESET} ` : ''}${driveText(drive)}`,
  );
  const lost = droppedText(roll);
  return [...drives, ...(lost ? [`×  ${lost}`] : [])];
}

function foreground(driveIndex: number | undefined): string {
  return `\u001b[38;5;${driveTerminalColor(driveIndex ?? 0)}m`;
}

function dim(text: string, color: boolean): string {
  return color ? `${DIM}${text}${RESET}` : text;
}

/** Cuts what would wrap; escape codes take no room. */
function fit(line: string, columns: number): string {
  // oxlint-disable-next-line no-control-regex
  const tokens = line.match(/\u001b\[[\d;]*m|./gu) ?? [];
  let width = 0;
  return tokens.filter((token) => token.startsWith('\u001b') || ++width <= columns).join('');
}
