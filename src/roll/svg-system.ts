/** One system of the roll as SVG: bar numbers, the score, what the drives play, and the clock. */
import { OCTAVE_SEMITONES } from '../units/octave.ts';
import { noteToName } from '../units/note-name.ts';
import { clockText } from '../words/clock-text.ts';
import { noteClass } from './svg-style.ts';
import { escapeText, px } from './svg-text.ts';
import type { Roll, RollNote, RollSystem } from './types.ts';

/** A strip of semitones: which notes it shows and where it stands. */
export type Panel = { label: string; lowNote: number; highNote: number; topPx: number; rowPx: number };
export type SystemShape = { score: Panel; drives: Panel; heightPx: number };
/** The part of a roll's notes that a system shows. */
export type SystemNotes = { before: RollNote[]; after: RollNote[] };

export const WIDTH_PX = 1240;
const LEFT_PX = 72;
const RIGHT_PX = 14;
const BARS_PX = 18;
const GAP_PX = 10;
const CLOCK_PX = 22;
const ROW_PX_MAX = 5;
const PANEL_PX = { score: 170, drives: 160 };
const NOTE_PX_MIN = 1.5;
/** Numbers of drives in unison stand side by side. */
const TAG_PX = 6;
/** Ranges of the drives stand left of the panel, side by side. */
const RANGE_PX = 2.5;
/** Seconds between the marks of the clock: the first that leaves room for its text. */
const TICK_SECONDS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600];
const TICK_PX_MIN = 55;

/** The same for every system of a roll, so that heights can be compared from line to line. */
export function systemShape({ before, after, drives }: Roll): SystemShape {
  const ranges = drives.flatMap(({ lowNote, highNote }) => [lowNote, highNote]);
  const score = panel(
    'score',
    before.map(({ note }) => note),
    BARS_PX,
    PANEL_PX.score,
  );
  const top = score.topPx + panelHeight(score) + GAP_PX;
  const played = panel('drives', [...after.map(({ note }) => note), ...ranges], top, PANEL_PX.drives);
  return { score, drives: played, heightPx: top + panelHeight(played) + CLOCK_PX };
}

/** The system as SVG elements, its top left corner at 0, 0. */
export function drawSystem(roll: Roll, system: RollSystem, notes: SystemNotes, shape: SystemShape): string {
  const pxPerUs = (WIDTH_PX - LEFT_PX - RIGHT_PX) / (system.endUs - system.startUs);
  const x = (us: number) => LEFT_PX + (us - system.startUs) * pxPerUs;
  const { score, drives } = shape;
  return [
    drawPanel(score),
    drawPanel(drives),
    drawRanges(roll, drives),
    drawBars(roll, system, x, shape),
    drawNotes(notes.before, score, system, x),
    drawNotes(notes.after, drives, system, x),
    drawTags(roll, notes.after, drives, system, x),
    drawClock(roll, system, x, drives.topPx + panelHeight(drives)),
  ].join('\n');
}

function panel(label: string, notes: readonly number[], topPx: number, wantedPx: number): Panel {
  const lowNote = notes.reduce((low, note) => Math.min(low, note), notes[0] ?? 48) - 1;
  const highNote = notes.reduce((high, note) => Math.max(high, note), notes[0] ?? 72) + 1;
  return {
    label,
    lowNote,
    highNote,
    topPx,
    rowPx: Math.min(ROW_PX_MAX, wantedPx / (highNote - lowNote + 1)),
  };
}

function panelHeight({ lowNote, highNote, rowPx }: Panel): number {
  return (highNote - lowNote + 1) * rowPx;
}

function yOf(note: number, { highNote, topPx, rowPx }: Panel): number {
  return topPx + (highNote - note) * rowPx;
}

function drawPanel(panel: Panel): string {
  const height = panelHeight(panel);
  const width = WIDTH_PX - LEFT_PX - RIGHT_PX;
  const middle = px(panel.topPx + height / 2);
  const lines = [
    `<rect class="panel" x="${LEFT_PX}" y="${px(panel.topPx)}" width="${width}" height="${px(height)}"/>`,
    `<text class="small" text-anchor="middle" transform="translate(12 ${middle}) rotate(-90)">${panel.label}</text>`,
  ];
  for (
    let note = Math.ceil(panel.lowNote / OCTAVE_SEMITONES) * OCTAVE_SEMITONES;
    note <= panel.highNote;
    note += OCTAVE_SEMITONES
  ) {
    const y = px(yOf(note, panel) + panel.rowPx);
    lines.push(`<path class="octave" d="M${LEFT_PX} ${y}h${width}"/>`);
    lines.push(
      `<text class="small" x="${LEFT_PX - 28}" y="${y}" text-anchor="end">${noteToName(note)}</text>`,
    );
  }
  return lines.join('');
}

function drawRanges({ drives }: Roll, panel: Panel): string {
  return drives
    .map(({ id, lowNote, highNote }, index) => {
      const y = yOf(highNote, panel);
      const height = (highNote - lowNote + 1) * panel.rowPx;
      const x = LEFT_PX - 4 - RANGE_PX * (drives.length > 6 ? 1 : 1.2) * (1 + (index % 7));
      const title = `drive ${id}: ${noteToName(lowNote)} to ${noteToName(highNote)}`;
      return `<rect class="${noteClass(index)}" x="${px(x)}" y="${px(y)}" width="2" height="${px(height)}"><title>${title}</title></rect>`;
    })
    .join('');
}

function drawBars(roll: Roll, system: RollSystem, x: (us: number) => number, shape: SystemShape): string {
  const { score, drives } = shape;
  const bottom = drives.topPx + panelHeight(drives);
  const gap = `M0 ${px(score.topPx)}V${px(score.topPx + panelHeight(score))}M0 ${px(drives.topPx)}V${px(bottom)}`;
  return roll.barStartsUs
    .flatMap((startUs, index) => {
      if (startUs < system.startUs || startUs > system.endUs) return [];
      const number =
        startUs < system.endUs && index < roll.barStartsUs.length - 1
          ? `<text class="bars" x="2" y="${BARS_PX - 5}">${index + 1}</text>`
          : '';
      return [`<g transform="translate(${px(x(startUs))} 0)"><path class="bar" d="${gap}"/>${number}</g>`];
    })
    .join('');
}

function drawNotes(
  notes: readonly RollNote[],
  panel: Panel,
  system: RollSystem,
  x: (us: number) => number,
): string {
  return notes
    .map(({ startUs, endUs, note, driveIndex, doubles, tooltip }) => {
      const left = x(Math.max(startUs, system.startUs));
      const width = Math.max(NOTE_PX_MIN, x(Math.min(endUs, system.endUs)) - left);
      const y = px(yOf(note, panel));
      const className = noteClass(driveIndex) + (doubles ? ' double' : '');
      return `<rect class="${className}" x="${px(left)}" y="${y}" width="${px(width)}" height="${px(panel.rowPx)}" rx="1"><title>${escapeText(tooltip)}</title></rect>`;
    })
    .join('\n');
}

/** Each drive's number above its first note of the system: what colour tells, told again without colour. */
function drawTags(
  { drives }: Roll,
  notes: readonly RollNote[],
  panel: Panel,
  system: RollSystem,
  x: (us: number) => number,
): string {
  const taken = new Map<string, number>();
  return drives
    .map(({ id }, index) => {
      const first = notes.find(({ driveIndex, doubles }) => driveIndex === index && !doubles);
      if (!first) return '';
      const y = px(yOf(first.note, panel) - 1.5);
      const left = x(Math.max(first.startUs, system.startUs));
      const place = `${Math.round(left / TAG_PX)} ${y}`;
      const before = taken.get(place) ?? 0;
      taken.set(place, before + 1);
      return `<text class="tag ${noteClass(index)}" x="${px(left + before * TAG_PX)}" y="${y}">${id}</text>`;
    })
    .join('');
}

function drawClock(roll: Roll, system: RollSystem, x: (us: number) => number, topPx: number): string {
  const usPerSecond = 1e6 * roll.tempo;
  const pxPerSecond = x(usPerSecond) - x(0);
  const step = TICK_SECONDS.find((seconds) => seconds * pxPerSecond >= TICK_PX_MIN) ?? 3600;
  const marks: string[] = [];
  for (
    let second = Math.ceil(system.startUs / usPerSecond / step) * step;
    second * usPerSecond <= system.endUs;
    second += step
  ) {
    const at = px(x(second * usPerSecond));
    marks.push(`<path class="tick" d="M${at} ${px(topPx)}v3"/>`);
    marks.push(
      `<text class="small" x="${at}" y="${px(topPx + 13)}" text-anchor="middle">${clockText(second * 1e6)}</text>`,
    );
  }
  return marks.join('');
}
