/** A song as one long line of a roll, a colour for each channel, with marks where there is something to tell. */
import { escapeMarkup } from '../words/markup.ts';
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
  type Panel,
  type TimeAxis,
} from './svg/panel.ts';
import { channelClass } from './svg/style.ts';

export { nightStyle, stripStyle } from './svg/style.ts';

/** All times are as played. */
export type Strip = {
  notes: { startUs: number; endUs: number; note: number; channel: number }[];
  /** The last one is the end of the last bar. */
  barStartsUs: number[];
  durationUs: number;
};

/** `data` are attributes by which a page finds the mark: `{ rule: 'short-note' }` is `data-rule`. */
export type StripMark = {
  atUs: number;
  className: string;
  title: string;
  data: Readonly<Record<string, string>>;
};

const PX_PER_SECOND = 40;
const WIDTH_PX_MAX = 30_000;
const PANEL_PX = 240;
const MARK_PX = 3;

/** An SVG element for a page that has `stripStyle`; the page gives marks their colours. */
export function toStrip({ notes, barStartsUs, durationUs }: Strip, marks: readonly StripMark[]): string {
  const seconds = durationUs / 1_000_000;
  const widthPx = Math.min(WIDTH_PX_MAX, Math.max(1, seconds * PX_PER_SECOND));
  const axis: TimeAxis = { startUs: 0, endUs: Math.max(1, durationUs), leftPx: LEFT_PX, widthPx };
  const score = panelFor(
    'score',
    notes.map(({ note }) => note),
    BARS_PX,
    PANEL_PX,
  );
  const bottomPx = score.topPx + panelHeight(score);
  const size = [Math.ceil(LEFT_PX + widthPx + RIGHT_PX), Math.ceil(bottomPx + CLOCK_PX)] as const;
  const drawn = notes.map(({ channel, ...note }) => ({ ...note, className: channelClass(channel) }));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size[0]}" height="${size[1]}" viewBox="0 0 ${size.join(' ')}" role="img">`,
    drawPanel(score, axis),
    drawBars(barStartsUs, [score], axis),
    drawNotes(drawn, score, axis),
    ...marks.map((mark) => drawMark(mark, score, axis)),
    drawClock(axis, 1, bottomPx),
    '</svg>',
  ].join('\n');
}

function drawMark({ atUs, className, title, data }: StripMark, score: Panel, axis: TimeAxis): string {
  const x = px(xOf(atUs, axis));
  const y = score.topPx - MARK_PX;
  const attributes = Object.entries(data).map(([name, value]) => ` data-${name}="${escapeMarkup(value)}"`);
  const line = `<path d="M${x} ${y}V${px(score.topPx + panelHeight(score))}" opacity="0.6"/>`;
  return `<g class="mark ${className}"${attributes.join('')}><title>${escapeMarkup(title)}</title>${line}<circle cx="${x}" cy="${y}" r="${MARK_PX}"/></g>`;
}
