/** A board made of TypeScript, which speaks the protocol in simulated time and writes down every step it would make. */
import type { SimClock } from '../../src/link/sim-clock.ts';
import type { Link, LinkListener } from '../../src/link/types.ts';
import { tickDifference, wrapTick } from '../../src/units/board-tick.ts';
import { decodeLine } from '../../src/wire/decode.ts';
import { encodeLine } from '../../src/wire/encode.ts';
import type { WireEvent } from '../../src/wire/fields.ts';
import { createLineAssembler } from '../../src/wire/line-assembler.ts';
import type { Message } from '../../src/wire/messages.ts';
import type { TransportFault } from '../../src/wire/protocol.ts';
import { PROTOCOL_VERSION, WATCHDOG_US } from '../../src/wire/protocol.ts';
import { standInClock } from './stand-in-clock.ts';

export type Step = { us: number; place: number };
/** An event as it was applied, in true time. */
export type Applied = { us: number; place: number; kind: WireEvent['kind']; periodUs: number | undefined };

export type StandInOptions = {
  name?: string;
  board?: string;
  protocol?: number;
  skewPpm?: number;
  driftPpmPerSecond?: number;
  /** What the cable adds to each piece, each way, µs; order is kept. */
  delayUs?: () => number;
  /** What becomes of a line on its way: the pieces that arrive instead of it, each so much later. */
  mangle?: (line: Uint8Array, direction: 'toBoard' | 'toHost') => { bytes: Uint8Array; laterUs: number }[];
  /** From power-on or reset to the first hello; the board hears nothing meanwhile. */
  bootUs?: number;
  /** Opening its port resets it, as an Uno's does. */
  resetsOnOpen?: boolean;
  queuePlaces?: number;
  mute?: boolean;
};

export interface StandInBoard {
  readonly applied: Applied[];
  readonly steps: Step[];
  /** All lines from the host that were whole, as they came. */
  readonly heard: Message[];
  /** Fewest places that its queue ever had left. */
  readonly freeMin: () => number;
  readonly homings: () => number;
  open(): Link;
  reset(): void;
  unplug(reason: string): void;
}

const HOMING_US = 410_000;
const DRIVES = 6;

type Queued = { tick: number; event: WireEvent };
type Sounding = { nextUs: number; periodUs: number };

export function createStandInBoard(clock: SimClock, options: StandInOptions = {}): StandInBoard {
  const name = options.name ?? 'stand-in';
  const places = options.queuePlaces ?? 64;
  const applied: Applied[] = [];
  const steps: Step[] = [];
  const heard: Message[] = [];
  const sounding = new Map<number, Sounding>();
  let boardClock = standInClock(clock.nowUs(), options.skewPpm ?? 0, options.driftPpmPerSecond ?? 0);
  let life = 0;
  let awake = false;
  let queue: Queued[] = [];
  let [sequence, urgentSequence, homedMask, freeMin, homings] = [0, 0, 0, places, 0];
  let heardUs = 0;
  let listener: LinkListener | undefined;
  let connection = 0;
  const arrivals = { toBoard: 0, toHost: 0 };
  let assembler = createLineAssembler(onLine);

  function reset(): void {
    life++;
    const thisLife = life;
    applyUntil(clock.nowUs());
    for (const place of sounding.keys()) restAt(place, clock.nowUs());
    queue = [];
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
    if (clock.nowUs() - heardUs >= WATCHDOG_US) {
      const wasBusy = queue.length > 0 || sounding.size > 0;
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
    if (message.type === 'schedule' && message.events.length > places - queue.length)
      return notTaken('queue-full');
    sequence = (sequence + 1) % 256;
    if (message.type === 'schedule') schedule(message);
    if (message.type === 'flush') flush(unwrap(message.tick));
    if (message.type === 'home') home(message.driveMask);
    reply({ type: 'accepted', ...numbers() });
  }

  function schedule({ tick, events }: Message<'schedule'>): void {
    for (const event of events) queue.push({ tick: unwrap(tick), event });
    queue.sort((a, b) => a.tick - b.tick);
    freeMin = Math.min(freeMin, places - queue.length);
    const lateTicks = tickNow() - unwrap(tick);
    if (lateTicks > 200) reply({ type: 'event', fault: 'late', count: events.length });
    wakeForQueue();
  }

  function wakeForQueue(): void {
    const thisLife = life;
    const [first] = queue;
    if (first) clock.at(boardClock.usAt(first.tick), () => thisLife === life && applyUntil(clock.nowUs()));
  }

  function applyUntil(us: number): void {
    const before = queue.length;
    for (let first = queue[0]; first && boardClock.usAt(first.tick) <= us + 1e-3; first = queue[0]) {
      queue.shift();
      apply(first.event, boardClock.usAt(first.tick));
    }
    if (queue.length < before) wakeForQueue();
  }

  function apply(event: WireEvent, us: number): void {
    const place = event.drive;
    const tone = sounding.get(place);
    stepUntil(place, us);
    const periodUs =
      event.kind === 'rest'
        ? undefined
        : boardClock.usAt(tickNow() + event.periodTicks256 / 256) - clock.nowUs();
    applied.push({ us, place, kind: event.kind, periodUs });
    if (periodUs === undefined) sounding.delete(place);
    else if (event.kind === 'onset') sounding.set(place, { nextUs: us, periodUs });
    else if (tone) tone.nextUs = Math.max(us, tone.nextUs - tone.periodUs + periodUs);
    if (event.kind === 'bend' && tone && periodUs !== undefined) tone.periodUs = periodUs;
  }

  function stepUntil(place: number, us: number): void {
    const tone = sounding.get(place);
    for (; tone && tone.nextUs < us; tone.nextUs += tone.periodUs) steps.push({ us: tone.nextUs, place });
  }

  function restAt(place: number, us: number): void {
    stepUntil(place, us);
    sounding.delete(place);
    applied.push({ us, place, kind: 'rest', periodUs: undefined });
  }

  function flush(tick: number): void {
    queue = queue.filter((one) => one.tick < tick);
    for (let place = 1; place <= DRIVES; place++) queue.push({ tick, event: { drive: place, kind: 'rest' } });
    wakeForQueue();
    applyUntil(clock.nowUs());
  }

  function silence(): void {
    queue = [];
    for (const place of sounding.keys()) restAt(place, clock.nowUs());
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
    return { sequence, free: Math.max(0, places - queue.length), urgentSequence };
  }

  function notTaken(fault: TransportFault): void {
    reply({ type: 'notTaken', ...numbers(), fault });
  }

  function sayHello(): void {
    reply({
      type: 'helloReply',
      protocol: options.protocol ?? PROTOCOL_VERSION,
      firmware: '0.1.0',
      board: options.board ?? 'uno',
      drives: DRIVES,
      queuePlaces: places,
      lineBytes: 96,
      sequence,
      urgentSequence,
      homedMask,
      tick: wrapTick(tickNow()),
    });
  }

  function reply(message: Message): void {
    const from = connection;
    travel(encodeLine(message), 'toHost', (bytes) => {
      if (from === connection) listener?.onBytes(bytes, clock.nowUs());
    });
  }

  function travel(
    line: Uint8Array,
    direction: 'toBoard' | 'toHost',
    arrive: (bytes: Uint8Array) => void,
  ): void {
    const pieces = options.mangle?.(line, direction) ?? [{ bytes: line, laterUs: 0 }];
    const onTime = Math.max(arrivals[direction], clock.nowUs() + (options.delayUs?.() ?? 0));
    arrivals[direction] = onTime;
    for (const { bytes, laterUs } of pieces) clock.at(onTime + laterUs, () => arrive(bytes));
  }

  function open(): Link {
    connection++;
    const mine = connection;
    if (options.resetsOnOpen) reset();
    return {
      name,
      clock,
      listen: (next) => (listener = next),
      write(bytes) {
        if (mine !== connection) return;
        travel(bytes, 'toBoard', (piece) => awake && mine === connection && assembler.push(piece));
      },
      close() {
        return Promise.resolve();
      },
    };
  }

  function unplug(reason: string): void {
    connection++;
    listener?.onClose(reason);
  }

  reset();
  return {
    applied,
    steps,
    heard,
    freeMin: () => freeMin,
    homings: () => homings,
    open,
    reset,
    unplug,
  };
}

function isAhead(sequence: number, expected: number): boolean {
  return (sequence - expected + 256) % 256 < 128;
}
