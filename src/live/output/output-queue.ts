/**
 * What the drives shall do, on its way to a line that may be full: notes keep their order and none is lost, changes of
 * pitch are merged, so that a wheel turned without pause never delays a key.
 */
import type { LinkClock } from '../../link/types.ts';
import type { NowEvent } from '../../player/types.ts';
import type { LiveOutput } from '../types.ts';

export interface OutputQueue {
  /** Something new for one drive; goes out at the next flush. */
  push(event: NowEvent): void;
  /** Sends what the line has room for, one event a drive in each line; the rest follows by itself. */
  flush(): void;
  /** Forgets all that waits. */
  clear(): void;
  /** Notes that had to be dropped since even notes alone were more than the line carries. */
  readonly lostNotes: number;
}

/** Two lines in flight keep a board busy; more would only wait in a queue where nothing can be merged. */
const BACKLOG_MAX = 2;
/** A hundred bends a second are smooth to the ear. */
const BEND_GAP_US = 10_000;
/** How soon a full line is looked at again: a line and its answer take about as long. */
const RETRY_US = 1000;
/** Events that wait for one drive: with more, its oldest note is given up. */
const WAITING_MAX = 16;

export function createOutputQueue(output: LiveOutput, clock: LinkClock): OutputQueue {
  const waiting = new Map<number, NowEvent[]>();
  const bentUs = new Map<number, number>();
  let cancelRetry: (() => void) | undefined;
  let lostNotes = 0;

  function push(event: NowEvent): void {
    const queue = waiting.get(event.drive);
    if (!queue) waiting.set(event.drive, [event]);
    else if (!mergeInto(queue, event)) queue.push(event);
    if (queue && queue.length > WAITING_MAX) {
      // Only the last that waits may be a rest or a bend: the first is a note.
      queue.shift();
      lostNotes++;
    }
  }

  function flush(): void {
    const now = clock.nowUs();
    while (waiting.size > 0 && output.nowBacklog() < BACKLOG_MAX) {
      const events = takeDue(now);
      if (events.length === 0) break;
      output.playNow(events);
    }
    if (waiting.size > 0) retry(now);
  }

  /** The first event of each drive, but no bend that follows another too soon. */
  function takeDue(now: number): NowEvent[] {
    const events: NowEvent[] = [];
    for (const [drive, queue] of waiting) {
      const event = queue[0];
      if (!event || (event.kind === 'bend' && now < (bentUs.get(drive) ?? -Infinity) + BEND_GAP_US)) continue;
      if (event.kind === 'bend') bentUs.set(drive, now);
      events.push(event);
      queue.shift();
      if (queue.length === 0) waiting.delete(drive);
    }
    return events;
  }

  function retry(now: number): void {
    if (cancelRetry) return;
    cancelRetry = clock.at(now + RETRY_US, () => {
      cancelRetry = undefined;
      flush();
    });
  }

  function clear(): void {
    waiting.clear();
    cancelRetry?.();
    cancelRetry = undefined;
  }

  return {
    push,
    flush,
    clear,
    get lostNotes() {
      return lostNotes;
    },
  };
}

/** Whether the last event that waits could take the new one in: a bend moves it, and no bend is needed before a note or a rest. */
function mergeInto(queue: NowEvent[], event: NowEvent): boolean {
  const last = queue.at(-1);
  if (!last) return false;
  if (event.kind === 'bend') {
    if (last.kind !== 'rest') queue[queue.length - 1] = { ...last, periodUs: event.periodUs };
    return true;
  }
  if (last.kind === 'onset') return false;
  queue[queue.length - 1] = event;
  return true;
}
