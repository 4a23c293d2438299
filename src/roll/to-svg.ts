/** The roll as one SVG picture: title, legend, and its systems one under the other. */
import { aboutText, driveText, droppedText } from './layout/legend.ts';
import { noteClass, rollStyle } from './svg/style.ts';
import { drawSystem, systemShape, WIDTH_PX } from './svg/system.ts';
import { px } from './svg/panel.ts';
import { escapeMarkup } from '../words/markup.ts';
import { notesBySystem, systemsOf } from './layout/systems.ts';
import type { Roll } from './types.ts';

const MARGIN_PX = 16;
const TITLE_PX = 58;
const LEGEND_PX = 20;
const LEGEND_ITEM_PX = 206;
const SYSTEM_GAP_PX = 14;

/** A standalone SVG file; it needs no font, script or network. */
export function toSvg(roll: Roll): string {
  const systems = systemsOf(roll);
  const shape = systemShape(roll);
  const notes = notesBySystem(roll, systems);
  const legend = drawLegend(roll);
  const top = TITLE_PX + legend.heightPx + MARGIN_PX;
  const systemPx = shape.heightPx + SYSTEM_GAP_PX;
  const heightPx = Math.ceil(top + systems.length * systemPx + MARGIN_PX);
  const width = WIDTH_PX + 2 * MARGIN_PX;
  const drawn = systems.map((system, index) => {
    const inside = drawSystem(roll, system, notes[index] ?? { before: [], after: [] }, shape);
    return `<g transform="translate(${MARGIN_PX} ${px(top + index * systemPx)})">\n${inside}\n</g>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${heightPx}" width="${width}" height="${heightPx}">`,
    `<title>${escapeMarkup(roll.title)}</title><style>${rollStyle(roll)}</style>`,
    `<rect class="sheet" width="${width}" height="${heightPx}"/>`,
    `<text class="title" x="${MARGIN_PX}" y="32">${escapeMarkup(roll.title)}</text>`,
    `<text class="about" x="${MARGIN_PX}" y="50">${aboutText(roll)}</text>`,
    legend.svg,
    ...drawn,
    '</svg>\n',
  ].join('\n');
}

function drawLegend(roll: Roll): { svg: string; heightPx: number } {
  const items = roll.drives.map((drive, index) => ({ text: driveText(drive), className: noteClass(index) }));
  const perLine = Math.floor(WIDTH_PX / LEGEND_ITEM_PX);
  const lines = Math.ceil(items.length / perLine);
  const swatches = items.map(({ text, className }, index) => {
    const x = MARGIN_PX + (index % perLine) * LEGEND_ITEM_PX;
    return swatch(x, TITLE_PX + Math.floor(index / perLine) * LEGEND_PX, className, text);
  });
  const lost = droppedText(roll);
  if (lost) swatches.push(swatch(MARGIN_PX, TITLE_PX + lines * LEGEND_PX, noteClass(undefined), lost));
  return { svg: swatches.join('\n'), heightPx: (lines + (lost ? 1 : 0)) * LEGEND_PX };
}

function swatch(x: number, y: number, className: string, text: string): string {
  return (
    `<rect class="${className}" x="${x}" y="${y + 3}" width="14" height="10" rx="2"/>` +
    `<text class="about" x="${x + 19}" y="${y + 12}">${escapeMarkup(text)}</text>`
  );
}
