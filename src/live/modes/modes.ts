/** The modes by name: how each is made. What each is for, and where it may stand, is told in `rig/live-choices`. */
import type { LiveModeName } from '../../rig/live-choices.ts';
import type { ModeMaker } from '../types.ts';
import { channelMode } from './channel.ts';
import { monoMode } from './mono.ts';
import { polyMode } from './poly.ts';
import { splitMode } from './split.ts';
import { octavesMode, unisonMode } from './together.ts';

type ModeKind = {
  make: ModeMaker;
  /** Held keys are struck by the arpeggiator, not as they are pressed. */
  isArpeggiated?: true;
};

export const modes: Readonly<Record<LiveModeName, ModeKind>> = {
  poly: { make: polyMode },
  mono: { make: monoMode },
  split: { make: (drives, options) => splitMode(drives, options, (name) => modes[name].make) },
  channel: { make: channelMode },
  unison: { make: unisonMode },
  octaves: { make: octavesMode },
  arp: { make: polyMode, isArpeggiated: true },
};
