/** One board's share of a program, handed out in order: what happens at one time belongs in one line. */
import type { StepAction, StepEvent } from '../program/types.ts';
import type { RigBoard } from '../rig/types.ts';
import { shortestPeriodUs } from './session/drive-settings.ts';

/** Like StepEvent, but by place on the board (from 1), and without its time. */
export type PlacedEvent = { place: number } & StepAction;

/** Everything that a board must do at `songUs`; one event for a drive. */
export type Chord = { songUs: number; events: PlacedEvent[] };

export interface BoardStream {
  /** The next chord, if it comes no later than `untilSongUs`. */
  peek(untilSongUs: number): Chord | undefined;
  /** Passes over the chord that peek() told. */
  take(): void;
  /**
   * Goes on at `songUs`, with the drives of `periods` (µs, by drive id) sounding, and with the song's next event after
   * it. All other drives wait in silence for their next onset.
   */
  seek(songUs: number, periods: ReadonlyMap<number, number>): void;
}

/** Places on the board by drive id. */
export function placesOf(board: RigBoard): ReadonlyMap<number, number> {
  return new Map(board.drives.map(({ id }, index) => [id, index + 1]));
}

/**
 * `events` are those of the whole rig, sorted. `onTooShort` hears of each period that the drive cannot step: it rests
 * instead, since the board would refuse the whole chord.
 */
export function createBoardStream(
  board: RigBoard,
  events: readonly StepEvent[],
  onTooShort: () => void,
): BoardStream {
  const places = placesOf(board);
  const own = events.filter(({ drive }) => places.has(drive));
  let next = 0;
  const sounding = new Set<number>();
  /** What sounds where the last seek() led to, until it is taken. */
  let first: Chord | undefined;

  function peek(untilSongUs: number): Chord | undefined {
    if (first) return first.songUs <= untilSongUs ? first : undefined;
    const songUs = own[next]?.atUs;
    if (songUs === undefined || songUs > untilSongUs) return undefined;
    const byPlace = new Map<number, PlacedEvent>();
    for (let i = next, event = own[i]; event?.atUs === songUs; event = own[++i]) {
      const told = placed(event);
      if (told) byPlace.set(told.place, told);
    }
    return { songUs, events: [...byPlace.values()] };
  }

  function take(): void {
    const songUs = own[next]?.atUs;
    if (first) {
      for (const event of first.events) note(event, event.kind === 'rest');
      first = undefined;
      return;
    }
    for (let event = own[next]; event && event.atUs === songUs; event = own[++next]) {
      const taken = placed(event);
      if (taken) note(taken, event.kind === 'onset' && taken.kind === 'rest');
    }
  }

  function note({ place, kind }: PlacedEvent, isTooShort: boolean): void {
    if (kind === 'onset') sounding.add(place);
    if (kind === 'rest') sounding.delete(place);
    if (isTooShort) onTooShort();
  }

  function placed(event: StepEvent): PlacedEvent | undefined {
    const place = places.get(event.drive) ?? 0;
    const drive = board.drives[place - 1];
    if (!drive || (event.kind === 'bend' && !sounding.has(place))) return undefined;
    if (event.kind === 'rest') return { place, kind: 'rest' };
    if (event.periodUs >= shortestPeriodUs(drive))
      return { place, kind: event.kind, periodUs: event.periodUs };
    return event.kind === 'onset' ? { place, kind: 'rest' } : undefined;
  }

  function seek(songUs: number, periods: ReadonlyMap<number, number>): void {
    next = own.findIndex(({ atUs }) => atUs > songUs);
    if (next === -1) next = own.length;
    sounding.clear();
    const onsets = [...periods].flatMap(([drive, periodUs]) => {
      const onset = placed({ atUs: songUs, drive, kind: 'onset', periodUs });
      return onset ? [onset] : [];
    });
    first = onsets.length > 0 ? { songUs, events: onsets } : undefined;
  }

  return { peek, take, seek };
}
