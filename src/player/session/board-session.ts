/** One board from hello to ready, and back to hello when it was reset or its link was lost; counts what went wrong. */
import type { Link } from '../../link/types.ts';
import type { RigBoard } from '../../rig/types.ts';
import type { Message } from '../../wire/messages.ts';
import { createBoardPort } from './board-port.ts';
import type { BoardPort } from './board-port.ts';
import { createConversation } from '../conversation/conversation.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { hostUsToTick, isInTime } from '../conversation/clock-sync.ts';
import { driveMask, driveSettings } from './drive-settings.ts';
import { countFault, noFaults } from '../faults.ts';
import {
  greetingFault,
  neverAnswers,
  NO_GREETING,
  readGreeting,
  tolerancePpm,
  wrongVersion,
} from './greeting.ts';
import type { Greeting } from './greeting.ts';
import { HELLO_PATIENCE_US, nextHelloUs } from './hello-times.ts';
import type { BoardState } from '../types.ts';
import type { UnitEvents } from '../unit.ts';

export interface BoardSession {
  readonly board: RigBoard;
  /** Present from the board's hello on, until it is lost. */
  readonly talk: Conversation | undefined;
  /** The same, but only while the board is homed and in time. */
  readonly ready: Conversation | undefined;
  readonly state: BoardState;
  /** Says hello on a link just opened. */
  open(link: Link): void;
  /** The board's tick at a time of the link's clock; only while ready. */
  tickAt(hostUs: number): number;
  /** Ticks per µs of the link's clock, as fitted; 2 before. */
  ticksPerUs(): number;
  /** Does what is due now; called after sending. */
  step(): void;
  close(): Promise<void>;
}

type Phase = 'closed' | 'hello' | 'homing' | 'fitting' | 'ready';

/** Not a byte from the board for so long, though it was asked: it is gone, or was reset. */
const SILENT_US = 600_000;
/** A step so much later than asked for means that this host stood still, and the board's watchdog struck. */
const STALL_US = 300_000;
/** The `o` that ends homing may get lost: ask from then on. */
const HOMING_POLL_US = 1_000_000;
const HOMING_PATIENCE_US = 6_000_000;
export function createBoardSession(board: RigBoard, events: UnitEvents): BoardSession {
  const faults = noFaults();
  const mask = driveMask(board);
  let phase: Phase = 'closed';
  let link: Link | undefined;
  let port: BoardPort | undefined;
  let talk: Conversation | undefined;
  let greeting: Greeting = NO_GREETING;
  let phaseUs = 0;
  let saidHelloUs = -Infinity;
  let unansweredUs: number | undefined;
  let wakeUs = Infinity;
  let queueLostUs = -Infinity;
  let cancelWake = (): void => undefined;

  const nowUs = (): number => link?.clock.nowUs() ?? 0;

  function open(next: Link): void {
    link = next;
    talk = undefined;
    enter('hello');
    port = createBoardPort(next, {
      onMessage: (message, atUs) => link === next && onMessage(message, atUs),
      onDamagedLine: () => talk && faults.damagedLines++,
      onOtherVersion: (version) => link === next && events.onUnfit(wrongVersion(next.name, version)),
      onClose: (reason) => link === next && lose(reason, true),
    });
    step();
  }

  function enter(next: Phase): void {
    phase = next;
    phaseUs = nowUs();
    unansweredUs = undefined;
    saidHelloUs = -Infinity;
  }

  function write(message: Message): void {
    unansweredUs ??= nowUs();
    port?.write(message);
  }

  function sayHello(): void {
    saidHelloUs = nowUs();
    write({ type: 'hello' });
  }

  function lose(reason: string, isClosed: boolean): void {
    const wasReady = phase === 'ready';
    if (wasReady) faults.interruptions++;
    talk = undefined;
    enter(isClosed ? 'closed' : 'hello');
    events.onLost(reason, isClosed);
  }

  function onMessage(message: Message, atUs: number): void {
    unansweredUs = undefined;
    if (message.type === 'helloReply') onHello(message);
    else if (message.type === 'homed') onHomed(message.homedMask);
    else if (message.type === 'event') onEvent(message);
    else talk?.onMessage(message, atUs);
    step();
  }

  function onHello(hello: Message<'helloReply'>): void {
    const fault = greetingFault(hello, board, port?.name ?? board.port);
    if (fault !== undefined) return events.onUnfit(fault);
    if (talk && isSameLife(talk, hello)) return onHomed(hello.homedMask);
    if (phase === 'ready') lose(`${board.id} was reset`, false);
    greeting = readGreeting(hello, port?.name ?? board.port);
    talk = createConversation(hello, {
      nowUs,
      write,
      faults,
      tolerancePpm: tolerancePpm(greeting.kind),
      onDoubt: sayHello,
    });
    for (const settings of driveSettings(board)) talk.scheduled.push(settings);
    talk.scheduled.push({ type: 'home', sequence: 0, driveMask: mask });
    enter('homing');
  }

  /** Whether the board still knows what was said since its last hello. */
  function isSameLife(since: Conversation, hello: Message<'helloReply'>): boolean {
    const isHomed = phase === 'homing' || (hello.homedMask & mask) === mask;
    const numbers = [
      since.scheduled.onExpected(hello.sequence),
      since.urgent.onExpected(hello.urgentSequence),
    ];
    return isHomed && !numbers.includes(undefined);
  }

  function onHomed(homedMask: number): void {
    if (phase === 'homing' && talk?.scheduled.openLines === 0 && (homedMask & mask) === mask)
      enter('fitting');
  }

  function onEvent({ fault, count }: Message<'event'>): void {
    if (fault === 'late') faults.lateEvents += count;
    else if (fault !== 'watchdog') countFault(faults.told, fault, count);
    else if (phase === 'ready') loseQueue();
  }

  /** What is in flight speaks of times that have passed. Both signs of it (a stall, the watchdog's word) count once. */
  function loseQueue(): void {
    if (nowUs() < queueLostUs + STALL_US) return;
    queueLostUs = nowUs();
    faults.interruptions++;
    talk?.scheduled.replaceWith({ type: 'flush', sequence: 0, tick: tickAt(nowUs()) });
    events.onQueueLost();
  }

  function step(): void {
    const now = nowUs();
    const isStalled = now > wakeUs + STALL_US;
    wakeUs = Infinity;
    if (isStalled) {
      unansweredUs = undefined;
      if (phase === 'ready') loseQueue();
    }
    events.onProgress();
    wakeUs = phase === 'closed' ? Infinity : stepPhase(now);
    cancelWake();
    if (link && wakeUs < Infinity) cancelWake = link.clock.at(Math.max(wakeUs, now), step);
  }

  /** Does what is due in this phase; when to come again, hostUs. */
  function stepPhase(now: number): number {
    if (!talk) return stepHello(now);
    if (unansweredUs !== undefined && now >= unansweredUs + SILENT_US) {
      lose(`${port?.name ?? board.port} answers no more`, false);
      return stepHello(now);
    }
    if (phase === 'homing') stepHoming(now);
    if (!talk) return stepHello(now);
    if (phase === 'fitting' && isInTime(talk.clockSync, now - phaseUs)) {
      talk.setDense(false);
      enter('ready');
      events.onReady();
    }
    return Math.min(talk.step(), (unansweredUs ?? Infinity) + SILENT_US);
  }

  function stepHello(now: number): number {
    if (now - phaseUs >= HELLO_PATIENCE_US) {
      enter('hello');
      events.onLost(neverAnswers(port?.name ?? board.port), false);
      if (phase !== 'hello') return Infinity;
    }
    if (saidHelloUs === -Infinity || now >= phaseUs + nextHelloUs(saidHelloUs - phaseUs)) sayHello();
    return phaseUs + nextHelloUs(saidHelloUs - phaseUs);
  }

  function stepHoming(now: number): void {
    if (now - phaseUs >= HOMING_PATIENCE_US) {
      lose(`the drives of ${board.id} did not finish homing`, false);
    } else if (now - phaseUs >= HOMING_POLL_US && now - saidHelloUs >= HOMING_POLL_US / 4) sayHello();
  }

  function tickAt(hostUs: number): number {
    return talk?.clockSync.fit ? hostUsToTick(talk.clockSync.fit, hostUs) : 0;
  }

  return {
    board,
    open,
    step,
    tickAt,
    ticksPerUs: () => talk?.clockSync.fit?.a ?? 2,
    get talk() {
      return talk;
    },
    get ready() {
      return phase === 'ready' ? talk : undefined;
    },
    get state() {
      const fit = talk?.clockSync.fit;
      return {
        id: board.id,
        ...greeting,
        connected: phase === 'ready',
        clockErrorUs: fit?.errorUs,
        clockPpm: fit ? (fit.a / 2 - 1) * 1e6 : undefined,
        roundTripUs: talk?.clockSync.count ? talk.responseTime.roundTripUs : undefined,
        faults,
      };
    },
    async close() {
      phase = 'closed';
      cancelWake();
      await link?.close();
    },
  };
}
