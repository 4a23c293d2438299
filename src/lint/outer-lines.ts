/** The melody and the bass of a score: what a listener misses first. */
import type { Note, Score } from '../score/types.ts';
import type { OuterLines } from './types.ts';

/** Notes of one chord are rarely struck together; within this time they count as one onset. */
const CHORD_SPREAD_US = 25_000;
const PERCUSSION_CHANNEL = 10;

/** At each onset the highest (lowest) note, where nothing that still sounds is higher (lower). */
export function outerLines(score: Score): OuterLines {
  const melody = new Set<Note>();
  const bass = new Set<Note>();
  const notes = score.notes.filter(
    ({ channel, startUs, endUs }) => channel !== PERCUSSION_CHANNEL && endUs > startUs,
  );
  let sounding: Note[] = [];
  for (let from = 0; from < notes.length;) {
    const startUs = notes[from]?.startUs ?? 0;
    let to = from + 1;
    while ((notes[to]?.startUs ?? Infinity) <= startUs + CHORD_SPREAD_US) to += 1;
    const group = notes.slice(from, to);
    sounding = sounding.filter(({ endUs }) => endUs > startUs + CHORD_SPREAD_US);
    const top = group.reduce((a, b) => (b.note > a.note ? b : a));
    const bottom = group.reduce((a, b) => (b.note < a.note ? b : a));
    if (sounding.every(({ note }) => note <= top.note)) melody.add(top);
    if (sounding.every(({ note }) => note >= bottom.note)) bass.add(bottom);
    sounding.push(...group);
    from = to;
  }
  return { melody, bass };
}
