/** One system of the roll as SVG: bar numbers, the score, what the drives play, and the clock. */
import { noteToName } from '../../units/note-name.ts';
import type { SystemNotes } from '../layout/systems.ts';
import type { Roll, RollNote, RollSystem } from '../types.ts';
import {
  BARS_PX,
  CLOCK_PX,
  drawBars,
  drawClock,
  drawNotes,
  drawPanel,
  LEFT_PX,
  panelFor,
  panelHeight,
  px,
  RIGHT_PX,
  xOf,
  yOf,
  type Panel,
  type PanelNote,
  type TimeAxis,
} from './panel.ts';
import { noteClass } from './style.ts';

export type SystemShape = { score: Panel; drives: Panel; heightPx: number };

export const WIDTH_PX = 1240;
const GAP_PX = 10;
const PANEL_PX = { score: 170, drives: 160 };
/** Numbers of drives in unison stand side by side. */
const TAG_PX = 6;
/** Ranges of the drives stand left of the panel, side by side. */
const RANGE_PX = 2.5;

/** The same for every system of a roll, so that heights can be compared from line to line. */
export function systemShape({ before, after, drives }: Roll): SystemShape {
  const ranges = drives.flatMap(({ lowNote, highNote }) => [lowNote, highNote]);
  const score = panelFor(
    'score',
    before.map(({ note }) => note),
    BARS_PX,
    PANEL_PX.score,
  );
  const top = score.topPx + panelHeight(score) + GAP_PX;
  const played = panelFor('drives', [...after.map(({ note }) => note), ...ranges], top, PANEL_PX.drives);
  return { score, drives: played, heightPx: top + panelHeight(played) + CLOCK_PX };
}

/** The system as SVG elements, its top left corner at 0, 0. */
export function drawSystem(roll: Roll, system: RollSystem, notes: SystemNotes, shape: SystemShape): string {
  const { startUs, endUs } = system;
  const axis: TimeAxis = { startUs, endUs, leftPx: LEFT_PX, widthPx: WIDTH_PX - LEFT_PX - RIGHT_PX };
  const { score, drives } = shape;
  return [
    drawPanel(score, axis),
    drawPanel(drives, axis),
    drawRanges(roll, drives),
    drawBars(roll.barStartsUs, [score, drives], axis),
    drawNotes(notes.before.map(toPanelNote), score, axis),
    drawNotes(notes.after.map(toPanelNote), drives, axis),
    drawTags(roll, notes.after, drives, axis),
    drawClock(axis, roll.tempo, drives.topPx + panelHeight(drives)),
  ].join('\n');
}

function toPanelNote({ startUs, endUs, note, driveIndex, doubles, tooltip }: RollNote): PanelNote {
  return { startUs, endUs, note, tooltip, className: noteClass(driveIndex) + (doubles ? ' double' : '') };
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

/** Each drive's number above its first note of the system: what colour tells, told again without colour. */
function drawTags({ drives }: Roll, notes: readonly RollNote[], panel: Panel, axis: TimeAxis): string {
  const taken = new Map<string, number>();
  return drives
    .map(({ id }, index) => {
      const first = notes.find(({ driveIndex, doubles }) => driveIndex === index && !doubles);
      if (!first) return '';
      const y = px(yOf(first.note, panel) - 1.5);
      const left = xOf(Math.max(first.startUs, axis.startUs), axis);
      const place = `${Math.round(left / TAG_PX)} ${y}`;
      const before = taken.get(place) ?? 0;
      taken.set(place, before + 1);
      return `<text class="tag ${noteClass(index)}" x="${px(left + before * TAG_PX)}" y="${y}">${id}</text>`;
    })
    .join('');
}
