/** An arrangement as a table for a person. */
import type { Kept, KeptReport } from '../../arrangement/kept.ts';
import type { Arranged, Voice } from '../../arrangement/types.ts';
import { noteToName } from '../../units/note-name.ts';

/** Title, a line for each drive, what is kept of each channel, and how many notes were dropped for each reason. */
export function arrangementLines(title: string, { voices, dropped }: Arranged, kept: KeptReport): string[] {
  const lines = [title, 'drive    notes  range      sounds', ...voices.map(voiceLine)];
  lines.push('kept       time   onset  melody    bass', keptLine('all', kept));
  for (const one of kept.channels) lines.push(keptLine(`channel ${one.channel}`, one));
  const counts = new Map<string, number>();
  for (const { reason } of dropped) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  for (const [reason, count] of counts) lines.push(`dropped ${count}: ${reason}`);
  return lines;
}

function keptLine(name: string, { time, onset, melody, bass }: Kept): string {
  const percent = (share: number): string => `${(100 * share).toFixed(0)} %`.padStart(7);
  return `${name.padEnd(10)}${[time, onset, melody, bass].map(percent).join(' ')}`.trimEnd();
}

function voiceLine({ drive, notes }: Voice): string {
  const tones = notes.filter(({ burst }) => burst === undefined).map(({ note }) => note);
  const lowest = tones.reduce((a, b) => Math.min(a, b), Infinity);
  const highest = tones.reduce((a, b) => Math.max(a, b), -Infinity);
  const range = tones.length === 0 ? '-' : `${noteToName(lowest)}..${noteToName(highest)}`;
  const soundsUs = notes.reduce((sum, { startUs, endUs }) => sum + endUs - startUs, 0);
  const seconds = `${(soundsUs / 1_000_000).toFixed(1)} s`;
  return `${String(drive).padStart(5)}  ${String(notes.length).padStart(7)}  ${range.padEnd(9)}  ${seconds}`;
}
