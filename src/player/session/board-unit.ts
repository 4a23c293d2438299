/** One board and its share of the song: puts chords on its wire ahead of time, and steers what is there already. */
import type { StepEvent } from '../../program/types.ts';
import { PERIOD_FRACTIONS } from '../../units/board-tick.ts';
import type { WireEvent } from '../../wire/fields.ts';
import { createBoardSession } from './board-session.ts';
import { createBoardStream, placesOf } from '../board-stream.ts';
import type { BoardStream, PlacedEvent } from '../board-stream.ts';
import { countFault } from '../faults.ts';
import type { NowEvent } from '../types.ts';
import type { UnitFactory } from '../unit.ts';

const LOOKAHEAD_US = 1_000_000;

export const createBoardUnit: UnitFactory = (board, songClock, events) => {
  const places = placesOf(board);
  const session = createBoardSession(board, {
    ...events,
    onProgress() {
      pump();
      events.onProgress();
    },
  });
  let stream: BoardStream | undefined;
  let nowUs = (): number => 0;

  function pump(): void {
    const talk = session.ready;
    if (!talk || !stream || !songClock.running) return;
    const untilSongUs = songClock.toSongUs(nowUs() + LOOKAHEAD_US);
    for (;;) {
      const chord = talk.room() > 0 ? stream.peek(untilSongUs) : undefined;
      if (!chord || chord.events.length > talk.room()) return;
      stream.take();
      schedule(songClock.toHostUs(chord.songUs), chord.events);
    }
  }

  function schedule(hostUs: number, chord: readonly PlacedEvent[]): void {
    if (chord.length === 0) return;
    const tick = session.tickAt(hostUs);
    session.ready?.scheduled.push({ type: 'schedule', sequence: 0, tick, events: chord.map(toWire) });
  }

  function toWire(event: PlacedEvent): WireEvent {
    const { place, kind } = event;
    if (kind === 'rest') return { drive: place, kind };
    const periodTicks256 = Math.round(event.periodUs * session.ticksPerUs() * PERIOD_FRACTIONS);
    return { drive: place, kind, periodTicks256 };
  }

  function load(program: readonly StepEvent[]): void {
    const { refused } = session.state.faults;
    stream = createBoardStream(board, program, () => countFault(refused, 'period-too-short'));
  }

  function goOn(flushHostUs: number, hostUs: number, periods: ReadonlyMap<number, number>): void {
    stream?.seek(songClock.toSongUs(hostUs), periods);
    rest(flushHostUs);
  }

  function rest(hostUs: number): void {
    session.ready?.scheduled.push({ type: 'flush', sequence: 0, tick: session.tickAt(hostUs) });
    session.step();
  }

  function silence(): void {
    const { talk } = session;
    if (!talk) return;
    talk.urgent.replaceWith({ type: 'silence', sequence: 0 });
    talk.scheduled.replaceWith({ type: 'flush', sequence: 0, tick: session.tickAt(nowUs()) });
    talk.urgent.push({ type: 'silence', sequence: 0 });
    session.step();
  }

  function playNow(now: readonly NowEvent[]): void {
    const wired = now.flatMap((event): WireEvent[] => {
      const place = places.get(event.drive);
      return place === undefined ? [] : [toWire({ ...event, place })];
    });
    if (wired.length > 0) session.ready?.urgent.push({ type: 'now', sequence: 0, events: wired });
    session.step();
  }

  return {
    get state() {
      return session.state;
    },
    isReady: () => session.ready !== undefined,
    close: () => session.close(),
    open(link) {
      nowUs = () => link.clock.nowUs();
      session.open(link);
    },
    load,
    goOn,
    rest,
    silence,
    playNow,
    nowBacklog: () => session.ready?.urgent.openLines ?? 0,
    isSettled: () => !session.talk || session.talk.scheduled.openLines + session.talk.urgent.openLines === 0,
    isSent: () => !session.ready || stream?.peek(Infinity) === undefined,
  };
};
