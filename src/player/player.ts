/** The player: connects the boards, leads them through a program together, and steers it. Nothing inside it waits. */
import { DeviceError } from '../link/device-error.ts';
import type { Link, LinkClock } from '../link/types.ts';
import type { StepProgram } from '../program/types.ts';
import { createBoardUnit } from './session/board-unit.ts';
import { keepOpen } from './steering/keep-open.ts';
import type { Keeper } from './steering/keep-open.ts';
import { createSettleWait } from './steering/settle-wait.ts';
import { createSongClock } from './song-clock.ts';
import { createChase } from '../program/chase.ts';
import { steadyEdges } from './steering/steady-edges.ts';
import type { Player, PlayerOptions, PlayerState } from './types.ts';
import type { BoardOnLink, BoardUnit } from './unit.ts';

type Waiting<T> = { resolve: (value: T) => void; reject: (error: Error) => void };

const PATIENCE_US = 30_000_000;
/** From play() to the song's start: time for the first lines to reach many boards. */
const START_LEAD_US = 250_000;
/** A change takes effect two round trips from now, and no sooner than this. */
const CHANGE_LEAD_US = 20_000;
/** From a flush to what sounds after it. */
const FLUSH_GAP_US = 500;
/** Longest wait for boards to take what is left at the end, or to acknowledge silence at a stop. */
const SETTLE_PATIENCE_US = 2_000_000;
const SETTLE_POLL_US = 20_000;

const SILENT: ReadonlyMap<number, number> = new Map();

/** `boards` (one or more) share one clock: that of the first one's link. Throws a DeviceError where there is none. */
export function createPlayer(boards: readonly BoardOnLink[], options: PlayerOptions = {}): Player {
  const clock = clockOf(boards);
  const nowUs = (): number => clock.nowUs();
  const at = (atUs: number, run: () => void): (() => void) => clock.at(atUs, run);
  const songClock = createSongClock();
  let phase: PlayerState['phase'] = 'idle';
  let program: StepProgram = { events: [], endUs: 0 };
  let chase = createChase([]);
  let connecting: Waiting<void> | undefined;
  let playing: Waiting<PlayerState> | undefined;
  let cancelEnd = (): void => undefined;
  const keepers: Keeper[] = [];
  const units = boards.map(createUnit);
  const silence = createSettleWait(clock, () => units.every((unit) => unit.isSettled()));

  function createUnit({ board, reopen, unitOf = createBoardUnit }: BoardOnLink): BoardUnit {
    const patienceUs = options.patienceUs ?? PATIENCE_US;
    const keeper = keepOpen({ clock, patienceUs, reopen, onOpen, onClose, onGiveUp: fail });
    keepers.push(keeper);
    const unit = unitOf(board, songClock, {
      onReady() {
        keeper.found();
        if (phase === 'connecting') checkConnected();
        else goOn([unit], SILENT);
      },
      onProgress: () => silence.check(),
      onLost(reason, isClosed) {
        if (phase === 'connecting') fail(new DeviceError(reason));
        else keeper.lost(reason, isClosed);
      },
      onQueueLost: () => goOn([unit]),
      onUnfit: (message) => fail(new DeviceError(message)),
    });
    function onOpen(link: Link): void {
      unit.open(link);
    }
    function onClose(): Promise<void> {
      return unit.close();
    }
    return unit;
  }

  function connect(): Promise<void> {
    phase = 'connecting';
    return new Promise((resolve, reject) => {
      connecting = { resolve, reject };
      for (const [i, { link }] of boards.entries()) units[i]?.open(link);
    });
  }

  function checkConnected(): void {
    if (!units.every((unit) => unit.isReady())) return;
    phase = 'idle';
    connecting?.resolve();
    connecting = undefined;
  }

  function play(next: StepProgram, fromUs = 0): Promise<PlayerState> {
    program = next;
    for (const keeper of keepers) keeper.renewPatience();
    return new Promise((resolve, reject) => {
      playing = { resolve, reject };
      arrangeFor(songClock.tempo);
      startAt(nowUs() + START_LEAD_US, fromUs);
    });
  }

  /** Times of rests and bends depend a little on the tempo. */
  function arrangeFor(tempo: number): void {
    const events = steadyEdges(program.events, tempo);
    chase = createChase(events);
    for (const unit of units) unit.load(events);
  }

  function startAt(hostUs: number, songUs: number, tempo = songClock.tempo): void {
    phase = 'playing';
    songClock.start(hostUs, songUs, tempo);
    goOnAt(units, hostUs);
    cancelEnd();
    cancelEnd = at(songClock.toHostUs(program.endUs) + SETTLE_POLL_US, checkEnd);
  }

  /** The song goes on as it runs, on boards that have missed something; `periods` is what they shall sound at once. */
  function goOn(some: readonly BoardUnit[], periods?: ReadonlyMap<number, number>): void {
    if (phase === 'playing') goOnAt(some, changeUs() + FLUSH_GAP_US, periods);
  }

  function goOnAt(
    some: readonly BoardUnit[],
    hostUs: number,
    periods = chase.at(songClock.toSongUs(hostUs)),
  ): void {
    for (const unit of some) unit.goOn(hostUs - FLUSH_GAP_US, hostUs, periods);
  }

  /** When a change made now can take effect on all boards, hostUs. */
  function changeUs(): number {
    const roundTripsUs = units.map(({ state: { roundTripUs } }) => roundTripUs ?? 0);
    return nowUs() + Math.max(CHANGE_LEAD_US, 2 * Math.max(...roundTripsUs));
  }

  function pause(): void {
    if (phase !== 'playing') return;
    const hostUs = changeUs();
    halt(songClock.toSongUs(hostUs));
    for (const unit of units) unit.rest(hostUs);
  }

  function halt(songUs: number): void {
    phase = 'paused';
    cancelEnd();
    songClock.stop(songUs);
  }

  function resume(): void {
    if (phase === 'paused') startAt(changeUs() + FLUSH_GAP_US, songClock.toSongUs(nowUs()));
  }

  function seek(songUs: number): void {
    const withinUs = Math.min(program.endUs, Math.max(0, songUs));
    if (phase === 'playing') startAt(changeUs() + FLUSH_GAP_US, withinUs);
    else if (phase === 'paused') songClock.stop(withinUs);
  }

  function setTempo(tempo: number): void {
    const hostUs = changeUs() + FLUSH_GAP_US;
    const songUs = songClock.toSongUs(hostUs);
    arrangeFor(tempo);
    if (phase === 'playing') startAt(hostUs, songUs, tempo);
    else songClock.setTempo(tempo);
  }

  function panic(): void {
    if (phase === 'playing') halt(songClock.toSongUs(nowUs()));
    for (const unit of units) unit.silence();
  }

  function checkEnd(): void {
    const overdueUs = nowUs() - songClock.toHostUs(program.endUs);
    const isDone = units.every((unit) => unit.isSent() && unit.isSettled());
    if (!isDone && overdueUs < SETTLE_PATIENCE_US) {
      cancelEnd = at(nowUs() + SETTLE_POLL_US, checkEnd);
      return;
    }
    phase = 'ended';
    songClock.stop(program.endUs);
    endPlay();
  }

  function endPlay(): void {
    playing?.resolve(state());
    playing = undefined;
  }

  function stop(): Promise<void> {
    cancelEnd();
    songClock.stop(songClock.toSongUs(nowUs()));
    phase = 'stopped';
    for (const unit of units) unit.silence();
    connecting?.reject(new DeviceError('stopped before the boards were ready'));
    connecting = undefined;
    endPlay();
    return silence.wait(SETTLE_PATIENCE_US);
  }

  async function close(): Promise<void> {
    for (const keeper of keepers) keeper.close();
    await stop();
    await Promise.all(units.map((unit) => unit.close()));
  }

  /** Ends whatever is waited for; the other boards fall silent. */
  function fail(error: DeviceError): void {
    if (!connecting && !playing) return;
    const waiting = [connecting, playing];
    connecting = playing = undefined;
    if (phase !== 'connecting') void stop();
    phase = 'stopped';
    for (const one of waiting) one?.reject(error);
  }

  function state(): PlayerState {
    const songUs = Math.min(program.endUs, Math.max(0, songClock.toSongUs(nowUs())));
    const periods = phase === 'playing' ? chase.at(songUs) : SILENT;
    return {
      phase,
      songUs,
      songStartHostUs: songClock.startHostUs,
      tempo: songClock.tempo,
      drives: boards
        .flatMap(({ board }) => board.drives)
        .map(({ id }) => ({ drive: id, periodUs: periods.get(id) })),
      boards: units.map((unit) => unit.state),
    };
  }

  return {
    connect,
    play,
    playNow: (events) => units.forEach((unit) => unit.playNow(events)),
    nowBacklog: () => Math.max(...units.map((unit) => unit.nowBacklog())),
    pause,
    resume,
    seek,
    setTempo,
    panic,
    stop,
    close,
    state,
  };
}

function clockOf([first]: readonly BoardOnLink[]): LinkClock {
  if (first) return first.link.clock;
  throw new DeviceError('the rig has no boards; name one under boards: in rig.yaml');
}
