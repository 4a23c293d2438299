/** Finds boards by their answer: of the ports whose plug may be a board's, those that say hello. */
import type { Link } from '../link/types.ts';
import { createBoardPort } from './session/board-port.ts';
import { HELLO_PATIENCE_US, nextHelloUs } from './session/hello-times.ts';

export type FoundBoards = {
  /** Open links to all that answered, in the order of the ports. */
  links: Link[];
  /** A line for each port that could not be opened or did not answer. */
  problems: string[];
};

/**
 * Asks all ports at once and closes those that do not answer; `open` rejects where a port cannot be opened. Give it only
 * ports whose USB ids are a board's: what is written may disturb other devices.
 */
export async function findBoards(
  ports: readonly string[],
  open: (port: string) => Promise<Link>,
): Promise<FoundBoards> {
  const asked = await Promise.all(ports.map((port) => askPort(port, open)));
  return {
    links: asked.filter((answer) => typeof answer !== 'string'),
    problems: asked.filter((answer) => typeof answer === 'string'),
  };
}

async function askPort(port: string, open: (port: string) => Promise<Link>): Promise<Link | string> {
  try {
    const link = await open(port);
    if (await answersHello(link)) return link;
    await link.close();
    return `${port}: does not answer as a flopera board; flash it: flopera flash --port ${port}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Whether a board of ours, of whatever version, is at the other end. Takes up to 2.5 s, as it may have to boot. */
export function answersHello(link: Link): Promise<boolean> {
  const { clock } = link;
  const openedUs = clock.nowUs();
  return new Promise((resolve) => {
    let cancel = (): void => undefined;
    const end = (answer: boolean): void => {
      cancel();
      resolve(answer);
    };
    const port = createBoardPort(link, {
      onMessage: ({ type }) => type === 'helloReply' && end(true),
      onDamagedLine: () => undefined,
      onOtherVersion: () => end(true),
      onClose: () => end(false),
    });
    const ask = (): void => {
      const sinceUs = clock.nowUs() - openedUs;
      if (sinceUs >= HELLO_PATIENCE_US) return end(false);
      port.write({ type: 'hello' });
      cancel = clock.at(openedUs + nextHelloUs(sinceUs), ask);
    };
    ask();
  });
}
