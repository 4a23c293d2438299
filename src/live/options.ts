/** How a keyboard is to play the drives: what the command line and the rig file may ask for. */
import type { ArpPattern } from './arpeggio.ts';
import { monoMode } from './modes/mono.ts';
import type { Priority } from './modes/mono.ts';
import { polyMode } from './modes/poly.ts';
import { octavesMode, unisonMode } from './modes/together.ts';
import { drivesAt, zonedMode } from './modes/zones.ts';
import type { Zone } from './modes/zones.ts';
import type { RigZone } from '../rig/types.ts';
import type { LiveDrive, Mode, Outside } from './types.ts';

export const MODE_NAMES = ['poly', 'mono', 'split', 'channel', 'unison', 'octaves', 'arp'] as const;
export type ModeName = (typeof MODE_NAMES)[number];
/** A zone plays by one of the modes that need no zones themselves. */
export type ZoneModeName = RigZone['mode'];

export type LiveZone = Readonly<RigZone>;

export type LiveOptions = {
  mode: ModeName;
  outside: Outside;
  priority: Priority;
  legato: boolean;
  /** Of the split, by drive ids; without any, the lower half of the drives plays below middle C. */
  zones: readonly LiveZone[];
  /** Which drive (by id) a channel plays; a channel that is not named plays the drive of its place. */
  channels: Readonly<Record<number, number>>;
  arpPattern: ArpPattern;
  /** Of the arpeggio while no MIDI clock runs. */
  tempoBpm: number;
  /** Keys held longer than this are let go, µs; undefined for never. */
  maxHoldUs: number | undefined;
};

export const LIVE_DEFAULTS: LiveOptions = {
  mode: 'poly',
  outside: 'fold',
  priority: 'last',
  legato: false,
  zones: [],
  channels: {},
  arpPattern: 'up',
  tempoBpm: 120,
  maxHoldUs: undefined,
};

const MIDDLE_C = 60;
const NOTE_MAX = 127;

/** The mode that these options ask for; the arpeggio strikes its keys as poly does. */
export function createMode(options: LiveOptions, drives: readonly LiveDrive[]): Mode {
  switch (options.mode) {
    case 'split':
      return splitMode(options, drives);
    case 'channel':
      return channelMode(options, drives);
    case 'arp':
      return simpleMode('poly', options, drives);
    default:
      return simpleMode(options.mode, options, drives);
  }
}

function simpleMode(name: ZoneModeName, options: LiveOptions, drives: readonly LiveDrive[]): Mode {
  if (name === 'mono') return monoMode(drives, options);
  if (name === 'unison') return unisonMode(drives, options);
  if (name === 'octaves') return octavesMode(drives, options);
  return polyMode(drives, options.outside);
}

function splitMode(options: LiveOptions, drives: readonly LiveDrive[]): Mode {
  const zones = options.zones.length > 0 ? options.zones : halves(drives);
  return zonedMode(
    zones.map(({ lowNote, highNote, drives: ids, mode }): Zone => {
      const places = ids
        .map((id) => drives.findIndex((drive) => drive.id === id))
        .filter((place) => place >= 0);
      return {
        takes: ({ note }) => note >= lowNote && note <= highNote,
        places,
        mode: simpleMode(mode, options, drivesAt(drives, places)),
      };
    }),
  );
}

/** The lower drives below middle C, the others from it on. */
function halves(drives: readonly LiveDrive[]): LiveZone[] {
  const rising = drives.toSorted((a, b) => a.lowNote - b.lowNote).map(({ id }) => id);
  const half = Math.ceil(rising.length / 2);
  const upper = rising.length > 1 ? rising.slice(half) : rising;
  return [
    { lowNote: 0, highNote: MIDDLE_C - 1, drives: rising.slice(0, half), mode: 'poly' },
    { lowNote: MIDDLE_C, highNote: NOTE_MAX, drives: upper, mode: 'poly' },
  ];
}

/** Each drive hears its channel alone, one note at a time. */
function channelMode(options: LiveOptions, drives: readonly LiveDrive[]): Mode {
  const zones = drives.map((drive, place): Zone => {
    const takes = (channel: number) => (options.channels[channel] ?? drives[channel - 1]?.id) === drive.id;
    return {
      takes: (key) => takes(key.channel),
      places: [place],
      mode: monoMode([drive], options),
    };
  });
  return zonedMode(zones);
}
