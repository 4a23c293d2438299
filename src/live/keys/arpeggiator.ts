/** Strikes the held keys one after the other, on the MIDI clock where one runs, else on a tempo of its own. */
import type { LinkClock } from '../../link/types.ts';
import { CLOCKS_PER_QUARTER } from '../../midi/midi-stream.ts';
import type { ArpPattern } from '../../rig/live-choices.ts';
import { CLOCK_GAP_US_MAX } from '../input/midi-clock.ts';
import type { MidiClock } from '../input/midi-clock.ts';
import type { LiveOptions } from '../options.ts';
import type { OutputQueue } from '../output/output-queue.ts';
import type { TonePlayer } from '../output/tone-player.ts';
import type { Key, Mode } from '../types.ts';
import type { HeldKeys } from './held-keys.ts';

export interface Arpeggiator {
  /** A key was pressed: the first step comes at once. */
  wake(): void;
  /** Keys were let go: one that sounds is silent at once. */
  release(ended: readonly Key[]): void;
  /** A tick of the MIDI clock has come. */
  onClock(): void;
  /** Silent until it is woken or clocked; the pattern begins anew. */
  rest(): void;
}

type ArpeggiatorSetup = {
  clock: LinkClock;
  options: LiveOptions;
  keys: HeldKeys;
  mode: Mode;
  midiClock: MidiClock;
  player: TonePlayer;
  queue: OutputQueue;
};

/** Sixteenths, each sounding half of its length: what floppy music is played like. */
const STEPS_PER_QUARTER = 4;
const GATE = 0.5;
const CLOCKS_PER_STEP = CLOCKS_PER_QUARTER / STEPS_PER_QUARTER;
const US_PER_MINUTE = 60e6;

export function createArpeggiator(setup: ArpeggiatorSetup): Arpeggiator {
  const { clock, options, keys, mode, midiClock, player, queue } = setup;
  let step = 0;
  let struck: Key | undefined;
  let cancelStep: (() => void) | undefined;
  let cancelGate = (): void => undefined;

  function stepUs(): number {
    return US_PER_MINUTE / (midiClock.tempoBpm ?? options.tempoBpm) / STEPS_PER_QUARTER;
  }

  function strike(): void {
    silence();
    const key = arpKey(keys.held, step, options.arpPattern);
    step = key ? step + 1 : 0;
    if (!key) return;
    struck = key;
    player.show(mode.press(player.tones, key, [key]));
    cancelGate = clock.at(clock.nowUs() + stepUs() * GATE, () => {
      silence();
      queue.flush();
    });
  }

  function silence(): void {
    cancelGate();
    if (struck) player.show(mode.release(player.tones, struck, []));
    struck = undefined;
  }

  function wake(): void {
    if (midiClock.isRunning(clock.nowUs()) || cancelStep) return;
    strike();
    wakeAfter(stepUs());
  }

  function wakeAfter(us: number): void {
    cancelStep?.();
    cancelStep = clock.at(clock.nowUs() + us, () => {
      cancelStep = undefined;
      if (keys.held.length > 0) wake();
      queue.flush();
    });
  }

  /** Should the MIDI clock fall silent without a stop, the arpeggio goes on by itself. */
  function onClock(): void {
    wakeAfter(CLOCK_GAP_US_MAX + 1);
    if (midiClock.isRunning(clock.nowUs()) && (midiClock.ticks - 1) % CLOCKS_PER_STEP === 0) strike();
  }

  function rest(): void {
    cancelStep?.();
    cancelStep = undefined;
    silence();
    step = 0;
  }

  function release(ended: readonly Key[]): void {
    if (keys.held.length === 0) rest();
    else if (struck && ended.includes(struck)) silence();
  }

  return { wake, release, onClock, rest };
}

type KeyAtStep = (held: readonly Key[], step: number) => Key | undefined;

/** `held` is never empty. */
const keyAtStep: Readonly<Record<ArpPattern, KeyAtStep>> = {
  up: (held, step) => rising(held)[step % held.length],
  down: (held, step) => rising(held).at(-1 - (step % held.length)),
  'up-down'(held, step) {
    const last = held.length - 1;
    const place = step % Math.max(1, 2 * last);
    return rising(held)[place <= last ? place : 2 * last - place];
  },
  played: (held, step) => held[step % held.length],
};

/**
 * The key of step `step` (from 0) of an arpeggio over what is held; undefined where nothing is.
 * @example arpKey([c4, e4, g4], 3, 'up-down') // e4, after c4 e4 g4
 */
export function arpKey(held: readonly Key[], step: number, pattern: ArpPattern): Key | undefined {
  return held.length === 0 ? undefined : keyAtStep[pattern](held, step);
}

/** Low to high; of equal notes (two channels) the older first. */
function rising(held: readonly Key[]): Key[] {
  return held.toSorted((a, b) => a.note - b.note || a.order - b.order);
}
