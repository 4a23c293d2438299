/** The keyboard as a musician uses it during a performance. */
import { emitKeypressEvents } from 'node:readline';
import type { ReadStream } from 'node:tty';

export type KeyAction = 'pause' | 'back' | 'forward' | 'faster' | 'slower' | 'panic' | 'quit' | 'interrupt';

type Key = { name?: string | undefined; sequence?: string | undefined; ctrl?: boolean | undefined };

const BY_NAME: Readonly<Record<string, KeyAction>> = {
  space: 'pause',
  left: 'back',
  right: 'forward',
  p: 'panic',
  q: 'quit',
  escape: 'quit',
};
const BY_SEQUENCE: Readonly<Record<string, KeyAction>> = { '+': 'faster', '=': 'faster', '-': 'slower' };

/** Undefined for a key that means nothing here. In raw mode Ctrl-C comes as a key, not as a signal. */
export function keyAction(key: Key): KeyAction | undefined {
  if (key.ctrl) return key.name === 'c' ? 'interrupt' : undefined;
  return BY_SEQUENCE[key.sequence ?? ''] ?? BY_NAME[key.name ?? ''];
}

/** Tells `onAction` of every key that means something, until the function returned is called. */
export function listenToKeys(input: ReadStream, onAction: (action: KeyAction) => void): () => void {
  const onKey = (_text: string | undefined, key: Key): void => {
    const action = keyAction(key);
    if (action) onAction(action);
  };
  emitKeypressEvents(input);
  input.setRawMode(true);
  input.on('keypress', onKey);
  input.resume();
  return () => {
    input.off('keypress', onKey);
    input.setRawMode(false);
    input.pause();
  };
}
