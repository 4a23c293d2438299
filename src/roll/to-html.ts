/** The roll as one HTML page that needs no network: notes tell of themselves, drives can be hidden. */
import { aboutText, driveText, droppedText } from './layout/legend.ts';
import { driveColor } from './layout/palette.ts';
import { nightStyle, rollStyle } from './svg/style.ts';
import { drawSystem, systemShape, WIDTH_PX } from './svg/system.ts';
import { escapeMarkup } from '../words/markup.ts';
import { notesBySystem, systemsOf } from './layout/systems.ts';
import type { Roll } from './types.ts';

const PAGE_STYLE =
  ':root{color-scheme:light dark}body{margin:0 auto;max-width:1500px;padding:20px;background:#fff;color:#3b4149;' +
  'font:14px/1.5 system-ui,"Segoe UI",Helvetica,Arial,sans-serif}h1{font-size:22px;margin:0}p{margin:2px 0 12px;opacity:.75}' +
  'nav{position:sticky;top:0;background:inherit;padding:8px 0;display:flex;flex-wrap:wrap;gap:4px 18px;z-index:1}' +
  'label{cursor:pointer;white-space:nowrap;display:flex;align-items:center;gap:6px}input{margin:0;width:15px;height:15px}' +
  'svg{display:block;width:100%;height:auto;margin:10px 0 22px;break-inside:avoid}rect:hover{stroke:#000;stroke-width:1}';
const NIGHT_PAGE_STYLE = 'body{background:#15181c;color:#d5dae0}rect:hover{stroke:#fff}';

/** A standalone HTML file. */
export function toHtml(roll: Roll): string {
  const systems = systemsOf(roll);
  const shape = systemShape(roll);
  const notes = notesBySystem(roll, systems);
  const drawn = systems.map((system, index) => {
    const inside = drawSystem(roll, system, notes[index] ?? { before: [], after: [] }, shape);
    return `<svg viewBox="0 0 ${WIDTH_PX} ${Math.ceil(shape.heightPx)}">\n${inside}\n</svg>`;
  });
  return [
    '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeMarkup(roll.title)}</title>`,
    `<style>${PAGE_STYLE}${rollStyle(roll)}${hidingStyle(roll)}`,
    `@media (prefers-color-scheme: dark){${NIGHT_PAGE_STYLE}${nightStyle}}</style>`,
    `<h1>${escapeMarkup(roll.title)}</h1>\n<p>${aboutText(roll)}</p>\n<nav>${switches(roll)}</nav>`,
    ...drawn,
    '</html>\n',
  ].join('\n');
}

/** A switch for each drive and one for what was dropped; style alone makes them work. */
function switches(roll: Roll): string {
  const drives = roll.drives.map((drive, index) => toggle(`d${index}`, driveColor(index), driveText(drive)));
  const lost = droppedText(roll);
  return [...drives, ...(lost ? [toggle('ghost', '#9aa1aa', lost)] : [])].join('\n');
}

function toggle(name: string, color: string, text: string): string {
  return `<label><input type="checkbox" checked id="show-${name}" style="accent-color:${color}">${escapeMarkup(text)}</label>`;
}

function hidingStyle({ drives }: Roll): string {
  return [...drives.map((_, index) => `d${index}`), 'ghost']
    .map((name) => `body:has(#show-${name}:not(:checked)) svg .${name}{opacity:.07}`)
    .join('');
}
