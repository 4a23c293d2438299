/** What a board's hello must say to be played on, and the sentence with the remedy where it does not. */
import type { RigBoard } from '../rig/types.ts';
import type { Message } from '../wire/messages.ts';
import { PROTOCOL_VERSION } from '../wire/protocol.ts';

/** Uno: ceramic resonator CSTCE16M0V53, ±0.5 %. LeoStick: crystal, ±50 ppm. */
const TOLERANCE_PPM: Readonly<Record<string, number>> = { uno: 5000, leostick: 50 };
const TOLERANCE_UNKNOWN_PPM = 5000;

/** How far the clock of a board of this name may be off, by data sheet. */
export function tolerancePpm(boardName: string): number {
  return TOLERANCE_PPM[boardName] ?? TOLERANCE_UNKNOWN_PPM;
}

/** Why this board cannot play this part of the rig; undefined where it can. */
export function greetingFault(
  hello: Message<'helloReply'>,
  board: RigBoard,
  portName: string,
): string | undefined {
  if (hello.protocol !== PROTOCOL_VERSION) return wrongVersion(portName, hello.protocol);
  if (board.drives.length <= hello.drives) return undefined;
  const beyond = board.drives[hello.drives]?.id;
  return (
    `${portName}: the board has pins for ${hello.drives} drives, and the rig gives it ${board.drives.length}; ` +
    `move drive ${beyond} and those after it to another board`
  );
}

export function wrongVersion(portName: string, version: number): string {
  return (
    `${portName}: the board speaks version ${version} of the protocol, this flopera version ${PROTOCOL_VERSION}; ` +
    `bring the board up to date: flopera flash --port ${portName}`
  );
}

export function neverAnswers(portName: string): string {
  return (
    `${portName}: no answer to hello; close whatever else uses the port, or put flopera's firmware on the board: ` +
    `flopera flash --port ${portName}`
  );
}
