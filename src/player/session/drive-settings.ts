/** What a board must know of its drives before it moves them. */
import { fastestPeriodUs } from '../../rig/drive-limits.ts';
import type { RigBoard, RigDrive } from '../../rig/types.ts';
import { periodUsToTicks256 } from '../../units/board-tick.ts';
import type { Message } from '../../wire/messages.ts';

/** B4, the highest note that music projects play without losing steps: trying it does a drive no harm. */
const HARMLESS_PERIOD_US = 2000;
/** A board with a fast clock plays shorter periods by its own count, and rounding goes either way. */
const CLOCK_MARGIN = 0.98;

/** Shortest period that the board shall accept for a drive, µs. */
export function shortestPeriodUs(drive: RigDrive): number {
  return Math.min(HARMLESS_PERIOD_US, fastestPeriodUs(drive)) * CLOCK_MARGIN;
}

/** One line of settings for each drive; their place is that in the rig. */
export function driveSettings(board: RigBoard): Message<'drive'>[] {
  return board.drives.map((drive, index) => ({
    type: 'drive',
    sequence: 0,
    drive: index + 1,
    motion: drive.motion,
    lowTrack: drive.lowTrack,
    highTrack: drive.highTrack,
    minPeriodTicks256: periodUsToTicks256(shortestPeriodUs(drive)),
    track0Sensor: drive.track0Sensor ? 1 : 0,
  }));
}

/** Bit 0 is the board's first drive. */
export function driveMask(board: RigBoard): number {
  return 2 ** board.drives.length - 1;
}
