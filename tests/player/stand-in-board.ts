/** A board made of TypeScript, which speaks the protocol in simulated time and writes down every step it would make. */
import type { SimClock } from '../../src/link/sim-clock.ts';
import type { Link } from '../../src/link/types.ts';
import { tickDifference, wrapTick } from '../../src/units/board-tick.ts';
import { decodeLine } from '../../src/wire/decode.ts';
import { encodeLine } from '../../src/wire/encode.ts';
import type { WireEvent } from '../../src/wire/fields.ts';
import { createLineAssembler } from '../../src/wire/line-assembler.ts';
import type { Message } from '../../src/wire/messages.ts';
import { FIRMWARE_VERSION } from '../../src/wire/firmware-version.ts';
import type { TransportFault } from '../../src/wire/protocol.ts';
import { PROTOCOL_VERSION, WATCHDOG_US } from '../../src/wire/protocol.ts';
import { createStandInCable } from './stand-in-cable.ts';
import type { CableOptions } from './stand-in-cable.ts';
import { standInClock } from './stand-in-clock.ts';
import { createStandInDrives } from './stand-in-drives.ts';
import type { StandInDrives } from './stand-in-drives.ts';
import { createStandInQueue } from './stand-in-queue.ts';

export type StandInOptions = CableOptions & {
  board?: string;
  protocol?: number;
  firmware?: string;
  skewPpm?: number;
  driftPpmPerSecond?: number;
  /** From power-on or reset to the first hello; the board hears nothing meanwhile. */
  bootUs?: number;
  /** Opening its port resets it, as an Uno's does. */
  resetsOnOpen?: boolean;
  queuePlaces?: number;
  drives?: number;
  mute?: boolean;
};

export interface StandInBoard {
  readonly drives: StandInDrives;
  /** All lines from the host that were whole, as they came. */
  readonly heard: Message[];
  /** Fewest places that its queue ever had left. */
  readonly freeMin: () => number;
  readonly homings: () => number;
  open(): Link;
  reset(): void;
  /** Its port is gone, until reopen() finds it; with `forGood` never. */
  unplug(reason: string, forGood?: 'forGood'): void;
  reopen(): Promise<Link>;
}

const HOMING_US = 410_000;
const DRIVES = 6;
/** Later than this (100 µs) counts. */
const LATE_TICKS = 200;

export function createStandInBoard(clock: SimClock, options: StandInOptions = {}): StandInBoard {
  const places = options.queuePlaces ?? 64;
  const drives = createStandInDrives();
  const heard: Message[] = [];
  let boardClock = standInClock(clock.nowUs(), options.skewPpm ?? 0, options.driftPpmPerSecond ?? 0);
  let life = 0;
  let awake = false;
  const queue = createStandInQueue(places);
  let [sequence, urgentSequence, homedMask, homings] = [0, 0, 0, 0];
  let heardUs = 0;
  let isGone = false;
  let assembler = createLineAssembler(onLine);
  const cable = createStandInCable(clock, options, (bytes) => awake && assembler.push(bytes));

  function reset(): void {
    life++;
    const thisLife = life;
    applyUntil(clock.nowUs());
    drives.restAll(clock.nowUs());
    queue.clear();
    awake = false;
    [sequence, urgentSequence, homedMask] = [0, 0, 0];
    clock.at(clock.nowUs() + (options.bootUs ?? 0), () => {
      if (thisLife !== life || options.mute) return;
      awake = true;
      boardClock = standInClock(clock.nowUs(), options.skewPpm ?? 0, options.driftPpmPerSecond ?? 0);
      assembler = createLineAssembler(onLine);
      heardUs = clock.nowUs();
      watch(thisLife);
      sayHello();
    });
  }

  function watch(thisLife: number): void {
    if (thisLife !== life) return;
    if (clock.nowUs() >= heardUs + WATCHDOG_US) {
      const wasBusy = queue.length > 0 || drives.isSounding();
      silence();
      if (wasBusy) reply({ type: 'event', fault: 'watchdog', count: 1 });
      heardUs = clock.nowUs();
    }
    clock.at(heardUs + WATCHDOG_US, () => watch(thisLife));
  }

  function tickNow(): number {
    return Math.floor(boardClock.tickAt(clock.nowUs()));
  }

  function unwrap(tick: number): number {
    return tickNow() + tickDifference(tick, wrapTick(tickNow()));
  }

  function onLine(line: Uint8Array): void {
    applyUntil(clock.nowUs());
    const message = decodeLine(line);
    if (message.type !== 'fault') {
      heard.push(message);
      heardUs = clock.nowUs();
      return onMessage(message);
    }
    if (message.fault === 'bad-crc' || message.fault === 'long-line') return notTaken(message.fault);
    reply({ type: 'refused', ...numbers(), fault: message.fault });
  }

  function onMessage(message: Message): void {
    if (message.type === 'hello') sayHello();
    else if (message.type === 'clock') {
      reply({ type: 'clockReply', id: message.id, tick: wrapTick(tickNow()) });
    } else if (message.type === 'keepAlive') reply({ type: 'accepted', ...numbers() });
    else if (message.type === 'now' || message.type === 'silence') onUrgent(message);
    else if ('sequence' in message) onScheduled(message);
  }

  function onUrgent(message: Message<'now' | 'silence'>): void {
    if (message.sequence === urgentSequence) {
      urgentSequence = (urgentSequence + 1) % 256;
      if (message.type === 'silence') silence();
      else for (const event of message.events) apply(event, clock.nowUs());
    } else if (isAhead(message.sequence, urgentSequence)) return notTaken('gap');
    reply({ type: 'accepted', ...numbers() });
  }

  function onScheduled(message: Message & { sequence: number }): void {
    if (message.sequence !== sequence) {
      if (isAhead(message.sequence, sequence)) return notTaken('gap');
      return reply({ type: 'accepted', ...numbers() });
    }
    if (message.type === 'schedule' && message.events.length > queue.free) return notTaken('queue-full');
    sequence = (sequence + 1) % 256;
    if (message.type === 'schedule') schedule(message);
    if (message.type === 'flush') flush(unwrap(message.tick));
    if (message.type === 'home') home(message.driveMask);
    reply({ type: 'accepted', ...numbers() });
  }

  function schedule({ tick, events }: Message<'schedule'>): void {
    queue.add(unwrap(tick), events);
    const lateTicks = tickNow() - unwrap(tick);
    if (lateTicks > LATE_TICKS) reply({ type: 'event', fault: 'late', count: events.length });
    wakeForQueue();
  }

  function wakeForQueue(): void {
    const thisLife = life;
    if (queue.firstTick === undefined) return;
    clock.at(boardClock.usAt(queue.firstTick), () => thisLife === life && applyUntil(clock.nowUs()));
  }

  function applyUntil(us: number): void {
    const before = queue.length;
    while (queue.firstTick !== undefined && boardClock.usAt(queue.firstTick) <= us + 1e-3) {
      const first = queue.shift();
      if (first) apply(first.event, boardClock.usAt(first.tick));
    }
    if (queue.length < before) wakeForQueue();
  }

  function apply(event: WireEvent, us: number): void {
    const usPerTick = boardClock.usAt(tickNow() + 1) - boardClock.usAt(tickNow());
    const periodUs = event.kind === 'rest' ? undefined : (event.periodTicks256 / 256) * usPerTick;
    drives.apply({ us, place: event.drive, kind: event.kind, periodUs });
  }

  function flush(tick: number): void {
    queue.flush(tick, DRIVES);
    wakeForQueue();
    applyUntil(clock.nowUs());
  }

  function silence(): void {
    queue.clear();
    drives.restAll(clock.nowUs());
  }

  function home(mask: number): void {
    const thisLife = life;
    homings++;
    homedMask &= ~mask;
    clock.at(clock.nowUs() + HOMING_US, () => {
      if (thisLife !== life) return;
      homedMask |= mask;
      reply({ type: 'homed', homedMask });
    });
  }

  function numbers(): { sequence: number; free: number; urgentSequence: number } {
    return { sequence, free: queue.free, urgentSequence };
  }

  function notTaken(fault: TransportFault): void {
    reply({ type: 'notTaken', ...numbers(), fault });
  }

  function sayHello(): void {
    reply({
      type: 'helloReply',
      protocol: options.protocol ?? PROTOCOL_VERSION,
      firmware: options.firmware ?? FIRMWARE_VERSION,
      board: options.board ?? 'uno',
      drives: options.drives ?? DRIVES,
      queuePlaces: places,
      lineBytes: 96,
      sequence,
      urgentSequence,
      homedMask,
      tick: wrapTick(tickNow()),
    });
  }

  function reply(message: Message): void {
    cable.toHost(encodeLine(message));
  }

  function open(): Link {
    if (options.resetsOnOpen) reset();
    return cable.open();
  }

  reset();
  return {
    drives,
    heard,
    freeMin: () => queue.freeMin,
    homings: () => homings,
    open,
    reset,
    unplug(reason, forGood) {
      isGone = forGood !== undefined;
      cable.unplug(reason);
    },
    reopen: () => (isGone ? Promise.reject(new Error('gone')) : Promise.resolve(open())),
  };
}

function isAhead(sequence: number, expected: number): boolean {
  return (sequence - expected + 256) % 256 < 128;
}
