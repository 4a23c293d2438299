/** A panel of a roll: semitones upwards, time to the right, and in it bars, notes and the clock. */
import { noteToName } from '../../units/note-name.ts';
import { OCTAVE_SEMITONES } from '../../units/octave.ts';
import { clockText } from '../../words/clock-text.ts';
import { escapeMarkup } from '../../words/markup.ts';

/** A strip of semitones: which notes it shows and where it stands. */
export type Panel = { label: string; lowNote: number; highNote: number; topPx: number; rowPx: number };

/** The time that a picture shows, and where: from `leftPx` on, `widthPx` wide. */
export type TimeAxis = { startUs: number; endUs: number; leftPx: number; widthPx: number };

/** A note as it is drawn: what it looks like, and what a reader learns when pointing at it. */
export type PanelNote = { startUs: number; endUs: number; note: number; className: string; tooltip?: string };

/** Room for the names of notes at the left of a panel, and for the end of the last note at its right. */
export const LEFT_PX = 72;
export const RIGHT_PX = 14;
/** Room for the numbers of bars above panels, and for the clock below. */
export const BARS_PX = 18;
export const CLOCK_PX = 22;
const ROW_PX_MAX = 5;
const NOTE_PX_MIN = 1.5;
/** Of a digit in the number of a bar, and between two numbers, so that they do not touch. */
const DIGIT_PX = 6;
const NUMBER_GAP_PX = 6;
/** Seconds between the marks of the clock: the first that leaves room for its text. */
const TICK_SECONDS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600];
const TICK_PX_MIN = 55;

/** A coordinate to a hundredth of a pixel. */
export function px(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** A panel for all of `notes`, about as high as wanted. */
export function panelFor(label: string, notes: readonly number[], topPx: number, wantedPx: number): Panel {
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

export function panelHeight({ lowNote, highNote, rowPx }: Panel): number {
  return (highNote - lowNote + 1) * rowPx;
}

export function yOf(note: number, { highNote, topPx, rowPx }: Panel): number {
  return topPx + (highNote - note) * rowPx;
}

export function xOf(us: number, { startUs, endUs, leftPx, widthPx }: TimeAxis): number {
  return leftPx + ((us - startUs) * widthPx) / (endUs - startUs);
}

/** Its sheet, its name, and a line at every C. */
export function drawPanel(panel: Panel, { leftPx, widthPx }: TimeAxis): string {
  const height = panelHeight(panel);
  const middle = px(panel.topPx + height / 2);
  const lines = [
    `<rect class="panel" x="${leftPx}" y="${px(panel.topPx)}" width="${px(widthPx)}" height="${px(height)}"/>`,
    `<text class="small" text-anchor="middle" transform="translate(12 ${middle}) rotate(-90)">${panel.label}</text>`,
  ];
  for (
    let note = Math.ceil(panel.lowNote / OCTAVE_SEMITONES) * OCTAVE_SEMITONES;
    note <= panel.highNote;
    note += OCTAVE_SEMITONES
  ) {
    const y = px(yOf(note, panel) + panel.rowPx);
    lines.push(`<path class="octave" d="M${leftPx} ${y}h${px(widthPx)}"/>`);
    lines.push(
      `<text class="small" x="${leftPx - 28}" y="${y}" text-anchor="end">${noteToName(note)}</text>`,
    );
  }
  return lines.join('');
}

/**
 * Bar lines through the panels, with as many numbers as there is room for.
 * @param barStartsUs the last one is the end of the last bar
 */
export function drawBars(barStartsUs: readonly number[], panels: readonly Panel[], axis: TimeAxis): string {
  const path = panels
    .map((panel) => `M0 ${px(panel.topPx)}V${px(panel.topPx + panelHeight(panel))}`)
    .join('');
  let freeFromPx = -Infinity;
  return barStartsUs
    .flatMap((startUs, index) => {
      if (startUs < axis.startUs || startUs > axis.endUs) return [];
      const x = xOf(startUs, axis);
      const begins = startUs < axis.endUs && index < barStartsUs.length - 1;
      const isNumbered = begins && x >= freeFromPx;
      if (isNumbered) freeFromPx = x + DIGIT_PX * String(index + 1).length + NUMBER_GAP_PX;
      const number = isNumbered ? `<text class="bars" x="2" y="${BARS_PX - 5}">${index + 1}</text>` : '';
      return [`<g transform="translate(${px(x)} 0)"><path class="bar" d="${path}"/>${number}</g>`];
    })
    .join('');
}

export function drawNotes(notes: readonly PanelNote[], panel: Panel, axis: TimeAxis): string {
  const height = px(panel.rowPx);
  return notes
    .map(({ startUs, endUs, note, className, tooltip }) => {
      const left = xOf(Math.max(startUs, axis.startUs), axis);
      const width = px(Math.max(NOTE_PX_MIN, xOf(Math.min(endUs, axis.endUs), axis) - left));
      const place = `x="${px(left)}" y="${px(yOf(note, panel))}" width="${width}" height="${height}" rx="1"`;
      const rect = `<rect class="${className}" ${place}`;
      return tooltip === undefined ? `${rect}/>` : `${rect}><title>${escapeMarkup(tooltip)}</title></rect>`;
    })
    .join('\n');
}

/**
 * Marks of the clock below the panels.
 * @param tempo played times are those of the axis divided by it
 */
export function drawClock(axis: TimeAxis, tempo: number, topPx: number): string {
  const usPerSecond = 1e6 * tempo;
  const pxPerSecond = xOf(usPerSecond, axis) - xOf(0, axis);
  const step = TICK_SECONDS.find((seconds) => seconds * pxPerSecond >= TICK_PX_MIN) ?? 3600;
  const marks: string[] = [];
  for (
    let second = Math.ceil(axis.startUs / usPerSecond / step) * step;
    second * usPerSecond <= axis.endUs;
    second += step
  ) {
    const at = px(xOf(second * usPerSecond, axis));
    marks.push(`<path class="tick" d="M${at} ${px(topPx)}v3"/>`);
    marks.push(
      `<text class="small" x="${at}" y="${px(topPx + 13)}" text-anchor="middle">${clockText(second * 1e6)}</text>`,
    );
  }
  return marks.join('');
}
