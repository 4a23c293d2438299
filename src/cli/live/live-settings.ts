/** How the keyboard is to play: the command line over the rig file over the defaults. */
import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { arpPatternNames } from '../../rig/live-choices.ts';
import type { ArpPattern } from '../../rig/live-choices.ts';
import { LIVE_DEFAULTS } from '../../live/options.ts';
import type { LiveOptions } from '../../live/options.ts';
import { drivesOf } from '../../rig/drive-limits.ts';
import {
  keyPriorityNames,
  liveModeNames,
  liveModes,
  outsideNames,
  zoneModeNames,
} from '../../rig/live-choices.ts';
import { decodeRange } from '../../rig/note-range.ts';
import type { Rig, RigLive, RigZone } from '../../rig/types.ts';
import { UsageError } from '../exit/error-boundary.ts';
import { numberBetween, oneOf } from '../options/option-values.ts';

export type LiveSettings = Pick<RigLive, 'mode' | 'outside' | 'priority' | 'legato'> & {
  zone?: RigZone[];
  pattern?: ArpPattern;
  bpm?: number;
  maxHold?: number;
};

const ZONE_PATTERN = /^([^=]+)=(\d+(?:,\d+)*)(?::(.+))?$/;

/** Adds the options of `LiveSettings` to a command, and to its help what each mode does. */
export function addLiveSettings(command: Command): Command {
  return command
    .option('--mode <mode>', `how keys are dealt out: ${list(liveModeNames)}`, oneOf(liveModeNames))
    .option('--outside <way>', `notes outside a drive’s range: ${list(outsideNames)}`, oneOf(outsideNames))
    .option('--priority <key>', `of several keys in mono: ${list(keyPriorityNames)}`, oneOf(keyPriorityNames))
    .option('--legato', 'a key pressed while another is held bends to it')
    .option('--zone <zone>', 'of the split, as in C1..B3=5,6 or C4..B5=1:mono; again for more', addZone)
    .option('--pattern <pattern>', `of the arpeggio: ${list(arpPatternNames)}`, oneOf(arpPatternNames))
    .option('--bpm <tempo>', 'of the arpeggio while no MIDI clock runs', numberBetween(20, 400))
    .option('--max-hold <seconds>', 'let go of keys held longer than this', numberBetween(0.1, 3600))
    .addHelpText('after', modesHelp);
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

function modesHelp(): string {
  const width = Math.max(...liveModeNames.map(({ length }) => length));
  const rows = liveModeNames.map((name) => `  ${name.padEnd(width)}  ${liveModes[name].about}`);
  return ['', 'Modes:', ...rows].join('\n');
}

function list(words: readonly string[]): string {
  return words.join(', ');
}

function addZone(text: string, before: RigZone[] = []): RigZone[] {
  const [, range = '', drives = '', mode = 'poly'] = ZONE_PATTERN.exec(text) ?? [];
  const reading = decodeRange(range);
  if ('fault' in reading) throw new InvalidArgumentError('Write keys and drives, as in C1..B3=5,6.');
  return [
    ...before,
    { ...reading.range, drives: drives.split(',').map(Number), mode: oneOf(zoneModeNames)(mode) },
  ];
}
