/** What happens at which CPU cycle: a handful of slots, each with at most one due cycle, so nothing ticks in between. */

/** One thing that can be due; owned by one peripheral. */
export interface Slot {
  /** Cycle at which it is due; Infinity where nothing waits. */
  readonly due: number;
  /** Due at this cycle (or at once where that has passed); replaces what was set before. Infinity cancels. */
  at(cycle: number): void;
}

export interface Scheduler {
  /** The earliest due cycle of all slots. */
  nextDue: number;
  /** A slot; slots due at one cycle run in the order they were made. */
  slot(run: () => void): Slot;
  /** Runs what is due up to `cycle`, earliest first. */
  runDue(cycle: number): void;
}

type Entry = { due: number; run: () => void };

export function createScheduler(): Scheduler {
  const entries: Entry[] = [];
  const scheduler: Scheduler = { nextDue: Infinity, slot, runDue };

  function slot(run: () => void): Slot {
    const entry = { due: Infinity, run };
    entries.push(entry);
    return {
      get due() {
        return entry.due;
      },
      at(cycle: number) {
        entry.due = cycle;
        if (cycle <= scheduler.nextDue) scheduler.nextDue = cycle;
        else findNext();
      },
    };
  }

  function runDue(cycle: number): void {
    while (scheduler.nextDue <= cycle) {
      const entry = entries.find((other) => other.due === scheduler.nextDue);
      if (!entry) return;
      entry.due = Infinity;
      findNext();
      entry.run();
    }
  }

  function findNext(): void {
    let next = Infinity;
    for (const entry of entries) if (entry.due < next) next = entry.due;
    scheduler.nextDue = next;
  }

  return scheduler;
}
