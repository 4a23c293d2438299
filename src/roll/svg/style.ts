/** How a roll looks: colours, line weights and type, by day and by night. */
import { channelColor, driveColor } from '../layout/palette.ts';
import type { Roll } from '../types.ts';

/** Class of the notes of the drive at this place, and of dropped ones. */
export function noteClass(driveIndex: number | undefined): string {
  return driveIndex === undefined ? 'ghost' : `d${driveIndex}`;
}

/** Class of the notes of a channel, 1..16. */
export function channelClass(channel: number): string {
  return `c${channel}`;
}

const sheetStyle =
  '.sheet{fill:#fff}.panel{fill:#f6f7f8}.octave{stroke:#e1e4e8}.bar{stroke:#c3c8cf}.tick{stroke:#8b929b}' +
  '.small{font-size:9px;fill:#7a828c}.bars{font-size:10px;font-weight:600}';

/** For every renderer: no variables, no queries. */
export function rollStyle({ drives }: Roll): string {
  const fills = drives.map((_, index) => `.d${index}{fill:${driveColor(index)}}`).join('');
  return (
    'text{font-family:system-ui,"Segoe UI",Helvetica,Arial,sans-serif;fill:#3b4149}' +
    `${sheetStyle}.title{font-size:20px;font-weight:600}` +
    '.about{font-size:12px;fill:#5a626c}.ghost{fill:#9aa1aa;fill-opacity:.25;stroke:#8b929b;stroke-width:.7}' +
    `.double{fill-opacity:.5}.tag{font-size:8px;font-weight:700}${fills}`
  );
}

/** Of a page with strips. */
export const stripStyle = `text{fill:#3b4149}${sheetStyle}${channelFills()}`;

function channelFills(): string {
  const channels = Array.from({ length: 16 }, (_, index) => index + 1);
  return channels.map((channel) => `.${channelClass(channel)}{fill:${channelColor(channel)}}`).join('');
}

/** The same sheet in a dark room; for browsers only. */
export const nightStyle =
  'text{fill:#d5dae0}.sheet{fill:#15181c}.panel{fill:#1e2227}.octave{stroke:#2c3138}.bar{stroke:#49505a}' +
  '.small,.about{fill:#98a1ac}.tick{stroke:#7a828c}.ghost{fill:#8b929b;stroke:#8b929b}';
