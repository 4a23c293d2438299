/** Lets go of keys that were held longer than anyone means to: a book on the keyboard, a lost note-off. */
import type { LinkClock } from '../link/types.ts';
import type { HeldKeys } from './held-keys.ts';
import type { Key } from './types.ts';

export interface MaxHold {
  /** A key was pressed. */
  watch(): void;
}

/** `letGo` is called for each key that is held for `maxHoldUs`; undefined is for ever. */
export function createMaxHold(
  clock: LinkClock,
  maxHoldUs: number | undefined,
  keys: HeldKeys,
  letGo: (key: Key) => void,
): MaxHold {
  let isArmed = false;

  function watch(): void {
    const oldest = keys.held[0];
    if (isArmed || maxHoldUs === undefined || !oldest) return;
    isArmed = true;
    clock.at(oldest.pressedUs + maxHoldUs, () => {
      isArmed = false;
      const untilUs = clock.nowUs() - maxHoldUs;
      for (const key of keys.held) if (key.pressedUs <= untilUs) letGo(key);
      watch();
    });
  }

  return { watch };
}
