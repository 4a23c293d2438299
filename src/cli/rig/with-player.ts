/** Opens the rig for a command and closes it again however the command ends, with every drive silent. */
import { createWallClock } from '../../link/node/wall-clock.ts';
import { createPlayer } from '../../player/player.ts';
import type { Player } from '../../player/types.ts';
import type { Rig } from '../../rig/types.ts';
import type { EmulatedFaults } from './emulated-rig.ts';
import type { EmulationOptions } from '../options/emulation-options.ts';
import { onInterrupt } from '../exit/interrupt.ts';
import { openSound } from '../play/sound-out.ts';
import type { Sound } from '../play/sound-out.ts';
import { openRig } from './open-rig.ts';
import type { OpenRig } from './open-rig.ts';

/** What a command has in hand while the rig is open. */
export type PlayerInUse = { player: Player; opened: OpenRig; sound: Sound };

export type WithPlayerOptions = {
  /** Takes what the user should know before anything sounds. */
  tell: (line: string) => void;
  /** Where to record the emulated drives. */
  wav?: string | undefined;
  /** How long to wait for a board that was unplugged; the player's own patience if not given. */
  patienceSeconds?: number | undefined;
  /** What is wrong with emulated drives, by id. */
  faults?: EmulatedFaults | undefined;
  /** What the clocks and cables of emulated boards suffer from. */
  emulation?: EmulationOptions | undefined;
};

/** Connects, homes the drives and runs `use`. Throws DeviceError, UsageError and whatever `use` throws. */
export async function withPlayer<T>(
  rig: Rig,
  { tell, wav, patienceSeconds, faults, emulation }: WithPlayerOptions,
  use: (show: PlayerInUse) => Promise<T>,
): Promise<T> {
  const sound = openSound(wav);
  const opened = await openRig(rig, { clock: createWallClock(), openSink: sound.open, faults, emulation });
  const patience = patienceSeconds === undefined ? {} : { patienceUs: patienceSeconds * 1e6 };
  const player = createPlayer(opened.boards, patience);
  const close = async (): Promise<void> => {
    await player.close();
    await opened.close();
    await sound.close();
  };
  const forget = onInterrupt(close);
  try {
    for (const notice of [...opened.notices, ...sound.notices()]) tell(notice);
    await player.connect();
    for (const { advice } of player.state().boards) if (advice !== undefined) tell(advice);
    const lost = sound.lost();
    if (lost !== undefined) tell(lost);
    sound.startRecording();
    return await use({ player, opened, sound });
  } finally {
    forget();
    await close();
  }
}
