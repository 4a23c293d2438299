/** Channel: each drive hears a channel of its own, one note at a time. */
import type { LiveOptions } from '../options.ts';
import type { LiveDrive, Mode } from '../types.ts';
import { monoMode } from './mono.ts';
import { zonedMode } from './zones.ts';

/** A channel that `options.channels` does not name plays the drive of its place. */
export function channelMode(drives: readonly LiveDrive[], options: LiveOptions): Mode {
  const driveOf = (channel: number): number | undefined =>
    options.channels[channel] ?? drives[channel - 1]?.id;
  return zonedMode(
    drives.map((drive, place) => ({
      takes: ({ channel }) => driveOf(channel) === drive.id,
      places: [place],
      mode: monoMode([drive], options),
    })),
  );
}
