/** Remembers what one port holds, so that its unplugging lets go of that and of nothing else. */
import type { LiveMessage } from './types.ts';

export interface PortNotes {
  /** Messages of this port have come. */
  see(messages: readonly LiveMessage[]): void;
  /** What the port would have to say to let go of everything; afterwards it holds nothing. */
  letGo(): LiveMessage[];
}

const NOTES = 128;
const HOLDING_CONTROLLERS: readonly number[] = [1, 64, 66];

export function createPortNotes(): PortNotes {
  const notes = new Set<number>();
  const controllers = new Set<number>();
  const bent = new Set<number>();

  function see(messages: readonly LiveMessage[]): void {
    for (const message of messages) {
      if (message.type === 'noteOn') notes.add(message.channel * NOTES + message.note);
      else if (message.type === 'noteOff') notes.delete(message.channel * NOTES + message.note);
      else if (message.type === 'pitchBend') bent.add(message.channel);
      else if (message.type === 'controller' && HOLDING_CONTROLLERS.includes(message.controller)) {
        controllers.add(message.channel * NOTES + message.controller);
      }
    }
  }

  function letGo(): LiveMessage[] {
    const messages: LiveMessage[] = [
      ...Array.from(controllers, (id): LiveMessage => {
        const [channel, controller] = [Math.floor(id / NOTES), id % NOTES];
        return { type: 'controller', channel, controller, value: 0 };
      }),
      ...Array.from(bent, (channel): LiveMessage => ({ type: 'pitchBend', channel, value: 0 })),
      ...Array.from(notes, (id): LiveMessage => {
        return { type: 'noteOff', channel: Math.floor(id / NOTES), note: id % NOTES, velocity: 0 };
      }),
    ];
    for (const held of [notes, controllers, bent]) held.clear();
    return messages;
  }

  return { see, letGo };
}
