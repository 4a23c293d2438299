/** Gets a lost board back: opens its port again and again, until it is there or patience ends. */
import { DeviceError } from '../../link/device-error.ts';
import type { Link, LinkClock } from '../../link/types.ts';

export interface Keeper {
  /** The board is lost; `isClosed` where its port is too, and must be opened anew. */
  lost(reason: string, isClosed: boolean): void;
  /** The board is back. */
  found(): void;
  /** Lets the patience with a lost board begin anew. */
  renewPatience(): void;
  /** The board is wanted no more. */
  close(): void;
}

export type KeeperOptions = {
  clock: LinkClock;
  patienceUs: number;
  reopen: (() => Promise<Link>) | undefined;
  onOpen: (link: Link) => void;
  /** Closes the link that is silent, so that its port can be opened anew. */
  onClose: () => Promise<void>;
  /** Patience is at its end; told once, but the port is still looked for. */
  onGiveUp: (error: DeviceError) => void;
};

/** Between two tries to open a port; after plugging in, its permissions come some 100 ms later than itself. */
const REOPEN_GAP_US = 250_000;

export function keepOpen({ clock, patienceUs, reopen, onOpen, onClose, onGiveUp }: KeeperOptions): Keeper {
  let lostReason: string | undefined;
  let isOpening = false;
  let isOver = false;
  let cancelPatience = (): void => undefined;

  function lost(reason: string, isClosed: boolean): void {
    if (isOver) return;
    const isFirst = lostReason === undefined;
    lostReason ??= reason;
    if (isFirst) renewPatience();
    if (!reopen || isOpening) return;
    if (isClosed) tryToOpen();
    // It had its chance to answer on the open link, which may lead nowhere by now.
    else if (!isFirst) void onClose().then(tryToOpen);
  }

  function tryToOpen(): void {
    if (!reopen || lostReason === undefined || isOver) return;
    isOpening = true;
    reopen().then(
      (link) => {
        isOpening = false;
        if (isOver) void link.close();
        else onOpen(link);
      },
      () => clock.at(clock.nowUs() + REOPEN_GAP_US, tryToOpen),
    );
  }

  function renewPatience(): void {
    cancelPatience();
    if (lostReason === undefined) return;
    const reason = lostReason;
    cancelPatience = clock.at(clock.nowUs() + patienceUs, () => {
      onGiveUp(new DeviceError(`${reason}; it did not come back within ${patienceUs / 1e6} s`));
    });
  }

  function found(): void {
    lostReason = undefined;
    cancelPatience();
  }

  function close(): void {
    isOver = true;
    cancelPatience();
  }

  return { lost, found, renewPatience, close };
}
