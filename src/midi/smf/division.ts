/** The division of a file: what its ticks are parts of, as a word of its header and as data. */
import type { Division } from '../midi-file.ts';
import type { ProblemLog } from '../problems.ts';

/** Used where the file's own is 0: what most programs write today. */
const TICKS_PER_QUARTER_FALLBACK = 480;
/** Used where the file's own is 0: milliseconds at 25 frames a second (SMF 1.0, division, its own example). */
const TICKS_PER_FRAME_FALLBACK = 40;
/** Frames a second by their code; 29 is 29.97, "drop" (SMF 1.0, division; MIDI Time Code). */
const FRAME_RATES: Readonly<Record<number, number>> = { 24: 24, 25: 25, 29: 30_000 / 1001, 30: 30 };
/** Longest pause between two events of a track, in quarters (7 hours at 120 a minute): a longer one is damage. */
const LONGEST_PAUSE_QUARTERS = 50_000;
const LONGEST_PAUSE_SECONDS = 25_000;

/** Reads the header's division word; what makes no sense is reported and replaced. */
export function decodeDivision(code: number, byteOffset: number, log: ProblemLog): Division {
  const report = (problem: string, message: string): void =>
    log.add({ code: problem, track: 0, byteOffset, message });
  if (code < 0x8000) {
    if (code > 0) return { kind: 'ppq', ticksPerQuarter: code };
    report('zero-division', `0 ticks a quarter; ${TICKS_PER_QUARTER_FALLBACK} are taken: check the tempo`);
    return { kind: 'ppq', ticksPerQuarter: TICKS_PER_QUARTER_FALLBACK };
  }
  const frames = 256 - (code >> 8);
  const framesPerSecond = FRAME_RATES[frames] ?? 25;
  if (!(frames in FRAME_RATES)) {
    report('unknown-frame-rate', `${frames} frames a second are unknown; 25 are taken: check the tempo`);
  }
  const ticksPerFrame = code & 0xff || TICKS_PER_FRAME_FALLBACK;
  if ((code & 0xff) === 0) {
    report('zero-division', `0 ticks a frame; ${TICKS_PER_FRAME_FALLBACK} are taken: check the tempo`);
  }
  return { kind: 'smpte', framesPerSecond, ticksPerFrame };
}

/** The header's division word, the twin of `decodeDivision`. */
export function encodeDivision(division: Division): number {
  if (division.kind === 'ppq') return division.ticksPerQuarter & 0x7fff;
  const frames = Math.floor(division.framesPerSecond);
  return ((256 - frames) << 8) | (division.ticksPerFrame & 0xff);
}

/** Ticks of the longest pause that is believed. */
export function longestPauseTicks(division: Division): number {
  if (division.kind === 'ppq') return division.ticksPerQuarter * LONGEST_PAUSE_QUARTERS;
  return division.framesPerSecond * division.ticksPerFrame * LONGEST_PAUSE_SECONDS;
}
