/** How the keyboard is to play: the command line over the rig file over the defaults. */
import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import type { ArpPattern } from '../../live/arpeggio.ts';
import { LIVE_DEFAULTS, MODE_NAMES } from '../../live/options.ts';
import type { LiveOptions, LiveZone } from '../../live/options.ts';
import { drivesOf } from '../../rig/drive-limits.ts';
import { decodeRange } from '../../rig/note-range.ts';
import type { Rig, RigLive } from '../../rig/types.ts';
import { UsageError } from '../exit/error-boundary.ts';
import { numberBetween } from '../options/music-options.ts';

export type LiveSettings = Pick<RigLive, 'mode' | 'outside' | 'priority' | 'legato'> & {
  zone?: LiveZone[];
  pattern?: ArpPattern;
  bpm?: number;
  maxHold?: number;
};

const ZONE_PATTERN = /^([^=]+)=(\d+(?:,\d+)*)(?::(poly|mono|unison|octaves))?$/;

/** Adds the options of `LiveSettings` to a command. */
export function addLiveSettings(command: Command): Command {
  return command
    .option('--mode <mode>', `how keys are dealt out: ${MODE_NAMES.join(', ')}`, oneOf(MODE_NAMES))
    .option('--outside <way>', 'notes outside a drive’s range: fold, silent', oneOf(['fold', 'silent']))
    .option('--priority <key>', 'of several keys in mono: last, low, high', oneOf(['last', 'low', 'high']))
    .option('--legato', 'a key pressed while another is held bends to it')
    .option('--zone <zone>', 'of the split, as in C1..B3=5,6 or C4..B5=1:mono; again for more', addZone)
    .option(
      '--pattern <pattern>',
      'of the arpeggio: up, down, up-down, played',
      oneOf(['up', 'down', 'up-down', 'played']),
    )
    .option('--bpm <tempo>', 'of the arpeggio while no MIDI clock runs', numberBetween(20, 400))
    .option('--max-hold <seconds>', 'let go of keys held longer than this', numberBetween(0.1, 3600));
}

/** Throws a UsageError where a zone names a drive that is not there. */
export function liveOptionsOf(settings: LiveSettings, rig: Rig): LiveOptions {
  const { mode, outside, priority, legato, zone, pattern, bpm, maxHold } = settings;
  const ids = drivesOf(rig).map(({ id }) => id);
  for (const id of zone?.flatMap(({ drives }) => drives) ?? []) {
    if (!ids.includes(id)) {
      throw new UsageError(`--zone: there is no drive ${id}; the rig’s drives are ${ids.join(', ')}`);
    }
  }
  return {
    ...LIVE_DEFAULTS,
    ...rig.live,
    ...(zone && { zones: zone, mode: 'split' }),
    ...(mode && { mode }),
    ...(outside && { outside }),
    ...(priority && { priority }),
    ...(legato && { legato }),
    ...(pattern && { arpPattern: pattern }),
    ...(bpm !== undefined && { tempoBpm: bpm }),
    ...(maxHold !== undefined && { maxHoldUs: maxHold * 1e6 }),
  };
}

function oneOf<T extends string>(allowed: readonly T[]): (text: string) => T {
  return (text) => {
    const found = allowed.find((word) => word === text);
    if (found !== undefined) return found;
    throw new InvalidArgumentError(`Choose ${allowed.join(', ')}.`);
  };
}

function addZone(text: string, before: LiveZone[] = []): LiveZone[] {
  const [, range = '', drives = '', mode = 'poly'] = ZONE_PATTERN.exec(text) ?? [];
  const reading = decodeRange(range);
  if ('fault' in reading) throw new InvalidArgumentError('Write keys and drives, as in C1..B3=5,6.');
  return [
    ...before,
    { ...reading.range, drives: drives.split(',').map(Number), mode: mode as LiveZone['mode'] },
  ];
}
