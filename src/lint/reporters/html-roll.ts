/** A song as a piano roll in SVG, with a mark at each finding. */
import type { Picture } from '../report.ts';
import type { Finding } from '../types.ts';
import { escapeMarkup as text } from './markup.ts';
import { barBeatText } from './place-text.ts';

const PX_PER_SECOND = 40;
const WIDTH_PX_MAX = 30_000;
const NOTE_PX = 4;
const MARK_PX = 3;
/** Left and right of the song, so that a mark at either end is whole. */
const SIDE_PX = MARK_PX + 1;
const TOP_PX = 22;
const SEMITONES_AROUND = 2;
/** Bars between two numbers at the top, so that they do not touch. */
const NUMBER_GAP_PX = 40;
/** Hues of channels, far apart for neighbours: the golden angle. */
const HUE_STEP = 137.5;

export function rollSvg(picture: Picture, findings: readonly Finding[]): string {
  const { notes, barStartsUs, durationUs } = picture;
  const low = notes.reduce((least, { note }) => Math.min(least, note), 127) - SEMITONES_AROUND;
  const high = notes.reduce((most, { note }) => Math.max(most, note), 0) + SEMITONES_AROUND;
  const height = TOP_PX + Math.max(1, high - low + 1) * NOTE_PX;
  const width = Math.min(WIDTH_PX_MAX, Math.max(1, (durationUs / 1_000_000) * PX_PER_SECOND));
  const x = (us: number): string => ((us / Math.max(1, durationUs)) * width).toFixed(1);
  const noteRects = notes.map(({ startUs, endUs, note, channel }) => {
    const length = Math.max(1, Number(x(endUs)) - Number(x(startUs))).toFixed(1);
    const y = TOP_PX + (high - note) * NOTE_PX;
    const fill = `hsl(${(channel * HUE_STEP) % 360} 60% 50%)`;
    return `<rect x="${x(startUs)}" y="${y}" width="${length}" height="${NOTE_PX - 1}" fill="${fill}"/>`;
  });
  const whole = (width + 2 * SIDE_PX).toFixed(0);
  const size = `width="${whole}" height="${height}" viewBox="${-SIDE_PX} 0 ${whole} ${height}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img">`,
    ...barLines(barStartsUs, x, height),
    ...noteRects,
    ...findings.flatMap((finding) => mark(finding, x, height)),
    '</svg>',
  ].join('\n');
}

function barLines(barStartsUs: readonly number[], x: (us: number) => string, height: number): string[] {
  let numberedPx = -NUMBER_GAP_PX;
  return barStartsUs.map((us, index) => {
    const at = x(us);
    const line = `<line x1="${at}" x2="${at}" y1="${TOP_PX}" y2="${height}" stroke="#8888" stroke-width="0.5"/>`;
    if (Number(at) - numberedPx < NUMBER_GAP_PX) return line;
    numberedPx = Number(at);
    return `${line}<text x="${at}" y="10" font-size="9" fill="#888">${index + 1}</text>`;
  });
}

/** Findings know played time; the picture is drawn in it, too. */
function mark(finding: Finding, x: (us: number) => string, height: number): string[] {
  const { rule, severity, message, us } = finding;
  if (us === undefined) return [];
  const at = x(us);
  const title = `<title>${text(`${barBeatText(finding)} ${rule}: ${message}`)}</title>`;
  const line = `<line x1="${at}" x2="${at}" y1="${TOP_PX - 6}" y2="${height}" stroke-width="1" opacity="0.6"/>`;
  return [
    `<g class="mark ${severity}" data-rule="${rule}">${title}${line}<circle cx="${at}" cy="${TOP_PX - 6}" r="${MARK_PX}"/></g>`,
  ];
}
