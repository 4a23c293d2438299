/** How a keyboard is to play the drives: what the command line and the rig file may ask for. */
import type { KeyPriority, LiveModeName, Outside } from '../rig/live-choices.ts';
import type { RigZone } from '../rig/types.ts';
import type { ArpPattern } from '../rig/live-choices.ts';

export type LiveOptions = {
  mode: LiveModeName;
  outside: Outside;
  priority: KeyPriority;
  /** A key pressed while another is held moves the pitch without a new attack. */
  legato: boolean;
  /** Of the split, by drive ids; without any, the lower half of the drives plays below middle C. */
  zones: readonly Readonly<RigZone>[];
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
