/** A link seen as messages: whole lines in and out, the damaged ones counted. */
import type { Link } from '../../link/types.ts';
import { decodeLine } from '../../wire/decode.ts';
import { encodeLine } from '../../wire/encode.ts';
import { createLineAssembler } from '../../wire/line-assembler.ts';
import type { Message } from '../../wire/messages.ts';
import { otherVersionOf } from '../../wire/other-version.ts';

export interface BoardPort {
  readonly name: string;
  write(message: Message): void;
}

export interface BoardPortListener {
  /** `atUs`: hostUs when the last byte arrived. */
  onMessage(message: Message, atUs: number): void;
  onDamagedLine(): void;
  /** A hello in a version of the protocol that is not ours. */
  onOtherVersion(version: number): void;
  onClose(reason: string): void;
}

/** Listens on `link` from now on. */
export function createBoardPort(link: Link, listener: BoardPortListener): BoardPort {
  let arrivedUs = 0;
  const assembler = createLineAssembler((line) => {
    const version = otherVersionOf(line);
    if (version !== undefined) return listener.onOtherVersion(version);
    const message = decodeLine(line);
    if (message.type === 'fault') listener.onDamagedLine();
    else listener.onMessage(message, arrivedUs);
  });
  link.listen({
    onBytes(bytes, atUs) {
      arrivedUs = atUs;
      assembler.push(bytes);
    },
    onClose: (reason) => listener.onClose(reason),
  });
  return { name: link.name, write: (message) => link.write(encodeLine(message)) };
}
