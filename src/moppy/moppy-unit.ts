/**
 * A board that runs Moppy, played as it is: it keeps no time of its own, so each event is sent at the moment it is due,
 * by the clock of this computer.
 */
import type { Link } from '../link/types.ts';
import type { StepEvent } from '../program/types.ts';
import { createBoardStream, placesOf } from '../player/board-stream.ts';
import type { BoardStream, Chord, PlacedEvent } from '../player/board-stream.ts';
import { countFault, noFaults } from '../player/faults.ts';
import type { SongClock } from '../player/song-clock.ts';
import type { NowEvent } from '../player/types.ts';
import type { BoardUnit, UnitEvents, UnitFactory } from '../player/unit.ts';
import type { RigBoard } from '../rig/types.ts';
import { awaitMoppy } from './await-moppy.ts';
import type { MoppyCodec } from './codecs/types.ts';

/** The unit factory for boards that speak `codec`. */
export function moppyUnit(codec: MoppyCodec): UnitFactory {
  return (board, songClock, events) => createMoppyUnit(codec, board, songClock, events);
}

function createMoppyUnit(
  codec: MoppyCodec,
  board: RigBoard,
  songClock: SongClock,
  events: UnitEvents,
): BoardUnit {
  const faults = noFaults();
  const places = placesOf(board);
  /** Period that each sounding drive was started with, by place. */
  const started = new Map<number, number>();
  let link: Link | undefined;
  let stream: BoardStream | undefined;
  let isReady = false;
  let cancelNext = (): void => undefined;
  let forget = (): void => undefined;

  const nowUs = (): number => link?.clock.nowUs() ?? 0;
  const at = (us: number, run: () => void): (() => void) => link?.clock.at(us, run) ?? (() => undefined);

  function open(next: Link): void {
    link = next;
    isReady = false;
    forget();
    forget = awaitMoppy(next, codec, {
      onReady() {
        isReady = true;
        events.onReady();
      },
      onSilent: (reason) => events.onLost(reason, false),
      onClose(reason) {
        if (link !== next) return;
        if (isReady) faults.interruptions++;
        isReady = false;
        cancelNext();
        events.onLost(reason, true);
      },
    });
  }

  /** Waits for the next chord only: tempo and place of the song may change any time. */
  function arm(): void {
    cancelNext();
    const chord = songClock.running ? stream?.peek(Infinity) : undefined;
    if (chord) cancelNext = at(songClock.toHostUs(chord.songUs), playDue);
    events.onProgress();
  }

  function playDue(): void {
    for (let chord = dueChord(); chord; chord = dueChord()) {
      stream?.take();
      for (const event of chord.events) send(event);
    }
    arm();
  }

  /** Judged by the very hostUs that arm() waits for: the way back to songUs may round to just before the chord. */
  function dueChord(): Chord | undefined {
    const chord = stream?.peek(Infinity);
    return chord && songClock.toHostUs(chord.songUs) <= nowUs() ? chord : undefined;
  }

  function send(event: PlacedEvent): void {
    const bytes = isReady ? encode(event) : undefined;
    if (bytes) link?.write(bytes);
  }

  function encode(event: PlacedEvent): Uint8Array | undefined {
    const { place } = event;
    const onsetPeriodUs = started.get(place);
    if (event.kind === 'bend') {
      return onsetPeriodUs === undefined ? undefined : codec.bend(place, event.periodUs, onsetPeriodUs);
    }
    started.delete(place);
    if (event.kind === 'rest') {
      return onsetPeriodUs === undefined ? undefined : codec.rest(place, onsetPeriodUs);
    }
    const onset = codec.onset(place, event.periodUs);
    if (onset) started.set(place, event.periodUs);
    else countFault(faults.refused, 'note-too-high');
    return onset;
  }

  function restAll(): void {
    for (const place of started.keys()) send({ place, kind: 'rest' });
  }

  function load(program: readonly StepEvent[]): void {
    stream = createBoardStream(board, program, () => countFault(faults.refused, 'period-too-short'));
  }

  function rest(hostUs: number): void {
    cancelNext();
    cancelNext = at(hostUs, () => {
      restAll();
      arm();
    });
  }

  function silence(): void {
    cancelNext();
    restAll();
    if (isReady) link?.write(codec.stop);
    events.onProgress();
  }

  function playNow(now: readonly NowEvent[]): void {
    for (const event of now) {
      const place = places.get(event.drive);
      if (place !== undefined) send({ ...event, place });
    }
  }

  return {
    get state() {
      return {
        id: board.id,
        identity: isReady ? codec.name : '',
        kind: undefined,
        advice: undefined,
        connected: isReady,
        clockErrorUs: undefined,
        clockPpm: undefined,
        roundTripUs: undefined,
        faults,
      };
    },
    isReady: () => isReady,
    open,
    async close() {
      isReady = false;
      cancelNext();
      forget();
      await link?.close();
    },
    load,
    goOn(flushHostUs, hostUs, periods) {
      stream?.seek(songClock.toSongUs(hostUs), periods);
      rest(flushHostUs);
    },
    rest,
    silence,
    playNow,
    nowBacklog: () => 0,
    isSettled: () => true,
    isSent: () => !isReady || stream?.peek(Infinity) === undefined,
  };
}
