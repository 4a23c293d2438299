/** Lets go of keys that were held longer than anyone means to: a book on the keyboard, a lost note-off. */
import type { LinkClock } from '../../link/types.ts';
import type { HeldKeys } from './held-keys.ts';
import type { Key } from '../types.ts';

export interface MaxHold {
  /** A key was pressed. */
  watch(): void;
  stop(): void;
}

/** `letGo` is called for each key that is held for `maxHoldUs`; undefined is for ever. */
export function createMaxHold(
  clock: LinkClock,
  maxHoldUs: number | undefined,
  keys: HeldKeys,
  letGo: (key: Key) => void,
): MaxHold {
  let cancel: (() => void) | undefined;

  function watch(): void {
    const oldest = keys.held[0];
    if (cancel || maxHoldUs === undefined || !oldest) return;
    cancel = clock.at(oldest.pressedUs + maxHoldUs, () => {
      cancel = undefined;
      const untilUs = clock.nowUs() - maxHoldUs;
      for (const key of keys.held) if (key.pressedUs <= untilUs) letGo(key);
      watch();
    });
  }

  function stop(): void {
    cancel?.();
    cancel = undefined;
  }

  return { watch, stop };
}
