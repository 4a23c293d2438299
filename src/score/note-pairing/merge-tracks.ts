/** Walks all tracks together in order of time, tick by tick, without copying their events. */
import type { EventTable } from '../../midi/event-table.ts';
import type { MidiTrack } from '../../midi/midi-file.ts';

/** The events of one track (from 1) at one tick: rows `from` up to, not including, `to`. */
export type TickSlice = { track: number; events: EventTable; from: number; to: number };

/** Tracks of a block are looked through together; a file of thousands of tracks has blocks of the root of their number. */
const BLOCK_TRACKS_MIN = 8;

/** A class, since a song has a million ticks and its methods are called for each. */
export class TrackMerger {
  /** Where `next` has gone to. */
  midiTick = 0;
  /** The tracks with events at this tick, in order; of these only the first `sliceCount` count. */
  readonly slices: TickSlice[] = [];
  sliceCount = 0;
  private readonly tracks: readonly TickSlice[];
  /** Tick of each track's next event; Infinity where it is through. */
  private readonly ticks: Float64Array;
  /** The least of them in each block of tracks. */
  private readonly blockTicks: Float64Array;
  private readonly blockTracks: number;

  constructor(tracks: readonly Pick<MidiTrack, 'events'>[]) {
    this.tracks = tracks.map(({ events }, index) => ({ track: index + 1, events, from: 0, to: 0 }));
    this.ticks = Float64Array.from(this.tracks, ({ events }) =>
      events.length === 0 ? Infinity : events.tickAt(0),
    );
    this.blockTracks = Math.max(BLOCK_TRACKS_MIN, Math.ceil(Math.sqrt(tracks.length)));
    this.blockTicks = new Float64Array(Math.ceil(tracks.length / this.blockTracks)).fill(-Infinity);
    this.midiTick = -Infinity;
    for (let block = 0; block < this.blockTicks.length; block += 1) this.takeBlock(block);
  }

  /** Goes to the next tick that has events; false where there is none. */
  next(): boolean {
    const { blockTicks } = this;
    let least = Infinity;
    for (let block = 0; block < blockTicks.length; block += 1) {
      const tick = blockTicks[block] ?? Infinity;
      if (tick < least) least = tick;
    }
    if (least === Infinity) return false;
    this.midiTick = least;
    this.sliceCount = 0;
    for (let block = 0; block < blockTicks.length; block += 1) {
      if (blockTicks[block] === least) this.takeBlock(block);
    }
    return true;
  }

  /** Makes slices of what the tracks of a block have at this tick. */
  private takeBlock(block: number): void {
    const { ticks, midiTick } = this;
    const end = Math.min(ticks.length, (block + 1) * this.blockTracks);
    let least = Infinity;
    for (let place = block * this.blockTracks; place < end; place += 1) {
      if (ticks[place] === midiTick) this.takeSlice(place);
      const tick = ticks[place] ?? Infinity;
      if (tick < least) least = tick;
    }
    this.blockTicks[block] = least;
  }

  private takeSlice(place: number): void {
    const slice = this.tracks[place];
    if (!slice) return;
    const { events } = slice;
    const { length } = events;
    let to = slice.to + 1;
    while (to < length && events.tickAt(to) === this.midiTick) to += 1;
    slice.from = slice.to;
    slice.to = to;
    this.ticks[place] = to < length ? events.tickAt(to) : Infinity;
    this.slices[this.sliceCount] = slice;
    this.sliceCount += 1;
  }
}
