/** From an open port to a Moppy board that is homed and listens: it boots, answers if it can, and homes. */
import type { Link } from '../link/types.ts';
import type { MoppyCodec } from './codecs/types.ts';

export type MoppyEvents = {
  onReady(): void;
  /** It has a question for being there, and did not answer. */
  onSilent(reason: string): void;
  onClose(reason: string): void;
};

/** An Uno that was reset by opening its port, with Moppy's own start: so long until it listens. */
const BOOT_US = 2_600_000;
const ANSWER_PATIENCE_US = 4_500_000;
const PING_GAP_US = 200_000;
/** While homing (80 steps of 5 ms) Moppy throws away what it is sent. */
export const HOMING_US = 500_000;
/** Moppy's host pings so often while it plays. */
const PING_PLAYING_US = 3_000_000;

/** Longest answer to a ping, bytes. */
const PONG_BYTES_MAX = 8;

/** Listens on the link from now on; the function returned ends that. */
export function awaitMoppy(link: Link, codec: MoppyCodec, events: MoppyEvents): () => void {
  const { clock } = link;
  const openedUs = clock.nowUs();
  let isAnswered = false;
  let isOver = false;
  let heard: number[] = [];

  function ping(): void {
    if (isAnswered || isOver || !codec.ping) return;
    if (clock.nowUs() - openedUs >= ANSWER_PATIENCE_US) {
      isOver = true;
      events.onSilent(
        `${link.name}: no answer as ${codec.name}; does the board run it, at ${codec.baudRate} baud?`,
      );
      return;
    }
    link.write(codec.ping);
    clock.at(Math.max(openedUs + BOOT_US, clock.nowUs() + PING_GAP_US), ping);
  }

  function answered(): void {
    if (isAnswered || isOver) return;
    isAnswered = true;
    link.write(codec.home);
    clock.at(clock.nowUs() + HOMING_US, () => {
      if (isOver) return;
      link.write(codec.start);
      events.onReady();
      keepAlive();
    });
  }

  function keepAlive(): void {
    if (isOver || !codec.ping) return;
    link.write(codec.ping);
    clock.at(clock.nowUs() + PING_PLAYING_US, keepAlive);
  }

  link.listen({
    onBytes(bytes) {
      heard = [...heard, ...bytes].slice(-2 * PONG_BYTES_MAX);
      if (codec.isPong(heard)) answered();
    },
    onClose(reason) {
      if (isOver) return;
      isOver = true;
      events.onClose(reason);
    },
  });
  if (codec.ping) ping();
  else clock.at(openedUs + BOOT_US, answered);
  return () => (isOver = true);
}
