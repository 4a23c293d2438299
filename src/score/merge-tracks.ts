/** Walks all tracks together in order of time, tick by tick, without copying their events. */
import type { EventTable } from '../midi/event-table.ts';
import type { PackedTrack } from '../midi/packed-file.ts';

/** The events of one track (from 1) at one tick: rows `from` up to, not including, `to`. */
export type TickSlice = { track: number; events: EventTable; from: number; to: number };

/** A class, since a song has a million ticks and its methods are called for each. */
export class TrackMerger {
  /** Where `next` has gone to. */
  midiTick = 0;
  /** The tracks with events at this tick, in order; of these only the first `sliceCount` count. */
  readonly slices: TickSlice[] = [];
  sliceCount = 0;
  private readonly heads: readonly TickSlice[];
  /** Tick of each head's next event. */
  private readonly ticks: Float64Array;
  /** A binary heap of places in `heads`, by tick, then track: a file may claim tens of thousands of tracks. */
  private readonly heap: Uint32Array;
  private size: number;

  constructor(tracks: readonly Pick<PackedTrack, 'events'>[]) {
    this.heads = tracks
      .map(({ events }, index) => ({ track: index + 1, events, from: 0, to: 0 }))
      .filter(({ events }) => events.length > 0);
    this.ticks = Float64Array.from(this.heads, ({ events }) => events.tickAt(0));
    this.heap = Uint32Array.from(this.heads.keys()).sort((a, b) => (this.isBefore(a, b) ? -1 : 1));
    this.size = this.heap.length;
  }

  /** Goes to the next tick that has events; false where there is none. */
  next(): boolean {
    if (this.size === 0) return false;
    this.midiTick = this.firstTick();
    this.sliceCount = 0;
    while (this.size > 0 && this.firstTick() === this.midiTick) this.takeFirst();
    return true;
  }

  private firstTick(): number {
    return this.ticks[this.heap[0] ?? 0] ?? 0;
  }

  /** Makes a slice of what the first track has at this tick, and puts the track where it belongs then. */
  private takeFirst(): void {
    const place = this.heap[0] ?? 0;
    const head = this.heads[place];
    if (!head) return;
    const { events } = head;
    head.from = head.to;
    do head.to += 1;
    while (head.to < events.length && events.tickAt(head.to) === this.midiTick);
    this.slices[this.sliceCount] = head;
    this.sliceCount += 1;
    if (head.to < events.length) {
      this.ticks[place] = events.tickAt(head.to);
      this.sink(place);
    } else {
      this.size -= 1;
      this.sink(this.heap[this.size] ?? 0);
    }
  }

  private sink(place: number): void {
    const { heap, size } = this;
    let at = 0;
    for (let child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && this.isBefore(heap[child + 1] ?? 0, heap[child] ?? 0)) child += 1;
      const below = heap[child] ?? 0;
      if (!this.isBefore(below, place)) break;
      heap[at] = below;
      at = child;
    }
    heap[at] = place;
  }

  private isBefore(a: number, b: number): boolean {
    const [tickA, tickB] = [this.ticks[a] ?? 0, this.ticks[b] ?? 0];
    return tickA < tickB || (tickA === tickB && a < b);
  }
}
