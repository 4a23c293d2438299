/** The notes of head-vectors.txt, which the firmware's motion plays too (tests/firmware/host/head.cpp). */
import { readFileSync } from 'node:fs';
import { MOTIONS } from '../../src/drive/motion.ts';
import type { Motion } from '../../src/drive/motion.ts';

export type HeadRun = { motion: Motion; lowTrack: number; highTrack: number; notes: HeadNote[] };
/** `told` is what happens in the note: its runs of steps and the track after it. */
export type HeadNote = { steps: number; told: string };

export function readHeadVectors(): HeadRun[] {
  const runs: HeadRun[] = [];
  for (const line of readFileSync('tests/drive/head-vectors.txt', 'utf8').split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [steps = '', ...told] = line.split(' | ');
    if (told.length > 0) runs.at(-1)?.notes.push({ steps: Number(steps), told: told.join(' | ') });
    else runs.push(readRun(line));
  }
  return runs;
}

function readRun(line: string): HeadRun {
  const [name, low, high] = line.split(' ');
  const motion = (Object.keys(MOTIONS) as Motion[]).find((known) => known === name);
  if (!motion) throw new Error(`no motion: ${line}`);
  return { motion, lowTrack: Number(low), highTrack: Number(high), notes: [] };
}

/** Tells a note by the directions of its steps (true: inward) and the track after it. */
export function tellNote(directions: readonly boolean[], track: number): string {
  const runs = directions.map((isInward) => (isInward ? '+' : '-')).join('');
  return `${runs.replaceAll(/\++|-+/g, (run) => `${run.charAt(0)}${run.length}`)} | ${track}`;
}
