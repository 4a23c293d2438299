/** Whether a board is well connected: what is measured of its link and clock, and what to do where that is poor. */
import { BOARDS } from '../board/boards.ts';
import type { BoardState } from '../player/types.ts';

/** An FTDI chip hands bytes over after 16 ms unless told otherwise (FTDI AN232B-04). */
const SLOW_ROUND_TRIP_US = 15_000;
/** Onsets are to stand within 250 µs. */
const LOOSE_CLOCK_US = 250;

/** Lines for a person: first what is, then, where something is poor, what to do. */
export function linkQuality(state: BoardState, portName: string): string[] {
  const { id, identity, kind, roundTripUs, clockPpm, clockErrorUs } = state;
  const lines = [`${id}: ${identity} on ${portName}`];
  if (roundTripUs !== undefined) {
    lines.push(`  answers after ${(roundTripUs / 1000).toFixed(1)} ms`);
    // An emulated board has no adapter.
    if (roundTripUs > SLOW_ROUND_TRIP_US && !portName.startsWith('emulator')) {
      lines.push('  that is slow; an FTDI adapter is faster with: setserial PORT low_latency');
    }
  }
  if (clockPpm !== undefined && clockErrorUs !== undefined) {
    const known = Math.max(1, Math.round(clockErrorUs));
    lines.push(
      `  its clock is off by ${Math.round(clockPpm)} ppm, which is known and corrected within ${known} µs`,
    );
    if (clockErrorUs > LOOSE_CLOCK_US)
      lines.push('  that is loose; use a shorter cable, or a port without a hub');
    if (kind && Math.abs(clockPpm) > BOARDS[kind].clockTolerancePpm)
      lines.push('  that is more than its data sheet allows; is it really this board?');
  }
  return lines;
}
