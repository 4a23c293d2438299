/** Strikes the held keys one after the other, on the MIDI clock where one runs, else on a tempo of its own. */
import type { LinkClock } from '../link/types.ts';
import { arpKey } from './arpeggio.ts';
import type { HeldKeys } from './held-keys.ts';
import type { LanePlayer } from './lane-player.ts';
import type { MidiClock } from './midi-clock.ts';
import { CLOCK_GAP_US_MAX, TICKS_PER_QUARTER } from './midi-clock.ts';
import type { LiveOptions } from './options.ts';
import type { Outbox } from './outbox.ts';
import type { Key, Mode } from './types.ts';

export interface Arpeggiator {
  /** A key was pressed: the first step comes at once. */
  wake(): void;
  /** Keys were let go: one that sounds is silent at once. */
  release(ended: readonly Key[]): void;
  /** A tick of the MIDI clock has come. */
  onClock(): void;
  /** Begins the pattern anew. */
  restart(): void;
  /** Silent until it is woken or clocked. */
  rest(): void;
}

type ArpeggiatorSetup = {
  clock: LinkClock;
  options: LiveOptions;
  keys: HeldKeys;
  mode: Mode;
  midiClock: MidiClock;
  player: LanePlayer;
  outbox: Outbox;
};

/** Sixteenths, each sounding half of its length: what floppy music is played like. */
const STEPS_PER_QUARTER = 4;
const GATE = 0.5;
const TICKS_PER_STEP = TICKS_PER_QUARTER / STEPS_PER_QUARTER;
const US_PER_MINUTE = 60e6;

export function createArpeggiator(setup: ArpeggiatorSetup): Arpeggiator {
  const { clock, options, keys, mode, midiClock, player, outbox } = setup;
  let step = 0;
  let sounding: Key | undefined;
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
    sounding = key;
    player.show(mode.press(player.lanes, key, [key]));
    cancelGate = clock.at(clock.nowUs() + stepUs() * GATE, () => {
      silence();
      outbox.flush();
    });
  }

  function silence(): void {
    cancelGate();
    if (sounding) player.show(mode.release(player.lanes, sounding, []));
    sounding = undefined;
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
      outbox.flush();
    });
  }

  /** Should the MIDI clock fall silent without a stop, the arpeggio goes on by itself. */
  function onClock(): void {
    wakeAfter(CLOCK_GAP_US_MAX + 1);
    if (midiClock.isRunning(clock.nowUs()) && (midiClock.ticks - 1) % TICKS_PER_STEP === 0) strike();
  }

  function rest(): void {
    cancelStep?.();
    cancelStep = undefined;
    silence();
    step = 0;
  }

  function release(ended: readonly Key[]): void {
    if (keys.held.length === 0) rest();
    else if (sounding && ended.includes(sounding)) silence();
  }

  return {
    wake,
    release,
    rest,
    onClock,
    restart: rest,
  };
}
