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
  private readonly tracks: readonly TickSlice[];
  /**
   * A binary heap by tick, then track: a file may claim tens of thousands of tracks. The tick of each track's next event,
   * and its place in `tracks`.
   */
  private readonly heapTicks: Float64Array;
  private readonly heapPlaces: Uint32Array;
  private size: number;

  constructor(tracks: readonly Pick<PackedTrack, 'events'>[]) {
    this.tracks = tracks
      .map(({ events }, index) => ({ track: index + 1, events, from: 0, to: 0 }))
      .filter(({ events }) => events.length > 0);
    const firstTick = (place: number): number => this.tracks[place]?.events.tickAt(0) ?? 0;
    this.heapPlaces = Uint32Array.from(this.tracks.keys()).sort(
      (a, b) => firstTick(a) - firstTick(b) || a - b,
    );
    this.heapTicks = Float64Array.from(this.heapPlaces, firstTick);
    this.size = this.tracks.length;
  }

  /** Goes to the next tick that has events; false where there is none. */
  next(): boolean {
    if (this.size === 0) return false;
    this.midiTick = this.heapTicks[0] ?? 0;
    this.sliceCount = 0;
    while (this.size > 0 && this.heapTicks[0] === this.midiTick) this.takeFirst();
    return true;
  }

  /** Makes a slice of what the first track has at this tick, and puts the track where it belongs then. */
  private takeFirst(): void {
    const place = this.heapPlaces[0] ?? 0;
    const slice = this.tracks[place];
    if (!slice) return;
    const { events } = slice;
    const { length } = events;
    let to = slice.to + 1;
    while (to < length && events.tickAt(to) === this.midiTick) to += 1;
    slice.from = slice.to;
    slice.to = to;
    this.slices[this.sliceCount] = slice;
    this.sliceCount += 1;
    if (to < length) return this.sink(events.tickAt(to), place);
    this.size -= 1;
    this.sink(this.heapTicks[this.size] ?? 0, this.heapPlaces[this.size] ?? 0);
  }

  /** Puts a track at the root, and lets it sink to where it belongs. */
  private sink(tick: number, place: number): void {
    const { heapTicks, heapPlaces, size } = this;
    let at = 0;
    for (let child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && this.isBefore(child + 1, heapTicks[child] ?? 0, heapPlaces[child] ?? 0))
        child += 1;
      if (!this.isBefore(child, tick, place)) break;
      heapTicks[at] = heapTicks[child] ?? 0;
      heapPlaces[at] = heapPlaces[child] ?? 0;
      at = child;
    }
    heapTicks[at] = tick;
    heapPlaces[at] = place;
  }

  private isBefore(at: number, tick: number, place: number): boolean {
    const own = this.heapTicks[at] ?? 0;
    return own < tick || (own === tick && (this.heapPlaces[at] ?? 0) < place);
  }
}
