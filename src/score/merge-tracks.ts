/** Walks all tracks together in order of time, tick by tick, without copying their events. */
import type { MidiEvent, MidiTrack } from '../midi/types.ts';

/** The events of one track at one tick: `events[from]` up to, not including, `events[to]`. */
export type TickSlice = { track: number; events: MidiEvent[]; from: number; to: number };

/**
 * Calls `visit` for each tick that has events, with the slices of the tracks that have some, in order of track (from
 * 1). The slices are used again for later ticks: a visitor must not keep them.
 */
export function mergeTracks(
  tracks: Pick<MidiTrack, 'events'>[],
  visit: (midiTick: number, slices: TickSlice[]) => void,
): void {
  const waiting = createTickHeap();
  tracks.forEach(({ events }, index) => {
    const [first] = events;
    if (first) waiting.push({ midiTick: first.midiTick, track: index + 1, events, from: 0, to: 0 });
  });
  const slices: Head[] = [];
  for (let head = waiting.pop(); head; head = waiting.pop()) {
    const { midiTick } = head;
    slices.length = 0;
    for (let next: Head | undefined = head; next;) {
      next.to = endOfTick(next.events, next.from, midiTick);
      slices.push(next);
      next = waiting.peek()?.midiTick === midiTick ? waiting.pop() : undefined;
    }
    visit(midiTick, slices);
    for (const slice of slices) {
      const following = slice.events[slice.to];
      if (!following) continue;
      slice.from = slice.to;
      slice.midiTick = following.midiTick;
      waiting.push(slice);
    }
  }
}

type Head = TickSlice & { midiTick: number };

function endOfTick(events: MidiEvent[], from: number, midiTick: number): number {
  let to = from;
  while (events[to]?.midiTick === midiTick) to += 1;
  return to;
}

/** A binary heap by tick, then track: a file may claim tens of thousands of tracks. */
function createTickHeap(): { push(head: Head): void; pop(): Head | undefined; peek(): Head | undefined } {
  const heap: Head[] = [];
  const isBefore = (a: Head, b: Head): boolean =>
    a.midiTick < b.midiTick || (a.midiTick === b.midiTick && a.track < b.track);
  return {
    peek: () => heap[0],
    push(head) {
      let at = heap.length;
      while (at > 0) {
        const parentAt = (at - 1) >> 1;
        const parent = heap[parentAt];
        if (!parent || !isBefore(head, parent)) break;
        heap[at] = parent;
        at = parentAt;
      }
      heap[at] = head;
    },
    pop() {
      const [top] = heap;
      const last = heap.pop();
      if (!top || !last || heap.length === 0) return top;
      let at = 0;
      for (;;) {
        const [left, right] = [heap[2 * at + 1], heap[2 * at + 2]];
        const child = left && right && isBefore(right, left) ? right : left;
        if (!child || !isBefore(child, last)) break;
        heap[at] = child;
        at = child === left ? 2 * at + 1 : 2 * at + 2;
      }
      heap[at] = last;
      return top;
    },
  };
}
