/** What a board's hello must say to be played on, and the sentence with the remedy where it does not. */
import { BOARDS } from '../../board/boards.ts';
import type { BoardName } from '../../board/boards.ts';
import type { RigBoard } from '../../rig/types.ts';
import { boardOfHello } from '../../wire/board-names.ts';
import { FIRMWARE_VERSION, isOlderFirmware } from '../../wire/firmware-version.ts';
import type { Message } from '../../wire/messages.ts';
import { counted } from '../../words/plural.ts';
import { PROTOCOL_VERSION } from '../../wire/protocol.ts';
import type { BoardState } from '../types.ts';

/** What a hello tells of the board behind it. */
export type Greeting = Pick<BoardState, 'identity' | 'kind' | 'advice'>;
export const NO_GREETING: Greeting = { identity: '', kind: undefined, advice: undefined };

export function readGreeting({ board, firmware }: Message<'helloReply'>, portName: string): Greeting {
  return {
    identity: `${board} ${firmware}`,
    kind: boardOfHello(board),
    advice: isOlderFirmware(firmware) ? olderFirmware(portName, firmware) : undefined,
  };
}

/** It speaks our protocol, so it plays. */
function olderFirmware(portName: string, version: string): string {
  return (
    `${portName}: the board's firmware is ${version}, this flopera brings ${FIRMWARE_VERSION}; ` +
    `it plays, but bring it up to date: flopera flash --port ${portName}`
  );
}

/** A board that nobody knows may have a resonator. */
const TOLERANCE_UNKNOWN_PPM = 5000;

/** How far a board's clock may be off, by data sheet. */
export function tolerancePpm(board: BoardName | undefined): number {
  return board === undefined ? TOLERANCE_UNKNOWN_PPM : BOARDS[board].clockTolerancePpm;
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
    `${portName}: the board has pins for ${counted(hello.drives, 'drive')}, and the rig gives it ${board.drives.length}; ` +
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
