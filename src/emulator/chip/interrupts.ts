/** Interrupt requests by vector number: the lowest number wins (ATmega328P data sheet, 12.1). */

export interface Interrupts {
  /** Vector number of the request to serve next; -1 where none waits. */
  next: number;
  /** Raises or drops the request of a vector; `onEntry` runs when its handler is entered (to clear the flag). */
  set(vector: number, pending: boolean): void;
  /** Names what a vector's entry clears; vectors without it are level triggered. */
  onEntry(vector: number, clear: () => void): void;
  enter(vector: number): void;
  clearAll(): void;
}

export function createInterrupts(vectors: number): Interrupts {
  const pending = new Uint8Array(vectors);
  const clearers = new Map<number, () => void>();
  const interrupts: Interrupts = { next: -1, set, onEntry, enter, clearAll };

  function set(vector: number, raise: boolean): void {
    if ((pending[vector] === 1) === raise) return;
    pending[vector] = raise ? 1 : 0;
    if (!raise) interrupts.next = pending.indexOf(1);
    else if (interrupts.next === -1 || vector < interrupts.next) interrupts.next = vector;
  }

  function onEntry(vector: number, clear: () => void): void {
    clearers.set(vector, clear);
  }

  function enter(vector: number): void {
    clearers.get(vector)?.();
  }

  function clearAll(): void {
    pending.fill(0);
    interrupts.next = -1;
  }

  return interrupts;
}
