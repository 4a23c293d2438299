/** The highest line of a score, which listeners follow as the melody. */
import { onsets } from './wanted.ts';
import type { WantedNote } from './wanted.ts';

/** The notes (of those given, sorted by startUs) that are the highest sounding when they begin. */
export function topLine(notes: readonly WantedNote[]): WantedNote[] {
  const line: WantedNote[] = [];
  let sounding: WantedNote[] = [];
  for (const group of onsets(notes)) {
    const nowUs = group[0]?.startUs ?? 0;
    sounding = sounding.filter(({ endUs }) => endUs > nowUs);
    const top = group.reduce((a, b) => (b.pitch > a.pitch ? b : a));
    if (sounding.every(({ pitch }) => pitch <= top.pitch)) line.push(top);
    sounding.push(...group);
  }
  return line;
}
