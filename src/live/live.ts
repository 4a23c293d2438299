/** The live instrument: MIDI messages in, steps now; knows keys, pedals and wheels, and nothing of files or ports. */
import type { LinkClock } from '../link/types.ts';
import { PortControllers } from '../midi/channel-controllers.ts';
import { controllers, releasesAllKeys } from '../midi/controllers.ts';
import type { MidiMessage } from '../midi/midi-stream.ts';
import type { RigDrive } from '../rig/types.ts';
import { createArpeggiator } from './keys/arpeggiator.ts';
import { createHeldKeys } from './keys/held-keys.ts';
import { createTonePlayer } from './output/tone-player.ts';
import { createLatency } from './output/latency.ts';
import type { Latency } from './output/latency.ts';
import { createMaxHold } from './keys/max-hold.ts';
import { createMidiClock } from './input/midi-clock.ts';
import type { MidiClock } from './input/midi-clock.ts';
import { modes } from './modes/modes.ts';
import type { LiveOptions } from './options.ts';
import { createOutputQueue } from './output/output-queue.ts';
import type { Key, LiveOutput, Tones } from './types.ts';

export type LiveCounters = {
  /** Keys pressed. */
  pressed: number;
  /** Notes whose drive was given to a newer one while their key was held. */
  stolen: number;
  /** Keys that no drive could take: outside every range, or every drive was needed more. */
  unplayed: number;
  /** Notes that the line had no room for. */
  lost: number;
};

export interface Live {
  /** What came from the keyboard at one moment: a chord that comes together leaves together. */
  receive(messages: readonly MidiMessage[]): void;
  /** Every drive silent, every key forgotten. */
  panic(): void;
  /** As panic, and nothing more is sent, ever: whoever owns the line silences it. */
  close(): void;
  /** Strikes again what sounds: after a board was away, or its queue was flushed. */
  refresh(): void;
  readonly tones: Tones;
  readonly held: readonly Key[];
  readonly counters: LiveCounters;
  /** From a message's arrival here to its line being written, host share only. */
  readonly latency: Latency;
  readonly midiClock: MidiClock;
}

export type LiveSetup = {
  drives: readonly RigDrive[];
  output: LiveOutput;
  clock: LinkClock;
  options: LiveOptions;
  /** Told of every key that was pressed and what became of it. */
  onKey?: (key: Key, fate: 'played' | 'unplayed') => void;
  /** Told whenever what the drives sound has changed. */
  onTones?: (tones: Tones) => void;
};

const CHANNELS = 16;

export function createLive({ drives, output, clock, options, onKey, onTones }: LiveSetup): Live {
  const counters: LiveCounters = { pressed: 0, stolen: 0, unplayed: 0, lost: 0 };
  const keys = createHeldKeys();
  const port = new PortControllers();
  const queue = createOutputQueue(output, clock);
  const latency = createLatency();
  const midiClock = createMidiClock();
  const { make, isArpeggiated } = modes[options.mode];
  const mode = make(drives, options);
  const player = createTonePlayer({ drives, controllers: port, queue, clock, onTones });
  const maxHold = createMaxHold(clock, options.maxHoldUs, keys, (key) => {
    release(keys.end(key));
    queue.flush();
  });
  const arp = isArpeggiated && createArpeggiator({ clock, options, keys, mode, midiClock, player, queue });

  function receive(messages: readonly MidiMessage[]): void {
    const arrivedUs = clock.nowUs();
    for (const message of messages) handle(message, arrivedUs);
    queue.flush();
    counters.lost = queue.lostNotes;
    latency.add(clock.nowUs() - arrivedUs);
  }

  function handle(message: MidiMessage, atUs: number): void {
    switch (message.type) {
      case 'noteOn':
        return press(message.channel, message.note, message.velocity, atUs);
      case 'noteOff':
        return release(keys.release(message.channel, message.note));
      case 'controller':
        return control(message.channel, message.controller, message.value);
      case 'pitchBend':
        port.of(message.channel).bend = message.value;
        return player.repitch(message.channel);
      case 'clock':
        midiClock.tick(atUs);
        return arp?.onClock();
      case 'start':
        midiClock.start();
        return arp?.rest();
      case 'continue':
        return midiClock.resume();
      case 'stop':
        midiClock.stop();
        return arp?.rest();
      case 'reset':
        return panic();
      default:
        return undefined;
    }
  }

  function press(channel: number, note: number, velocity: number, atUs: number): void {
    const { key, ended } = keys.press(channel, note, velocity, atUs);
    counters.pressed++;
    if (ended) release([ended]);
    maxHold.watch();
    if (arp) {
      onKey?.(key, 'played');
      return arp.wake();
    }
    const before = player.tones;
    const after = mode.press(before, key, keys.held);
    player.show(after);
    countFates(key, before, after);
  }

  function countFates(key: Key, before: Tones, after: Tones): void {
    const isPlayed = after.some((tone) => tone?.key === key);
    if (!isPlayed) counters.unplayed++;
    for (const tone of new Set(before.map((sounding) => sounding?.key))) {
      if (tone && !after.some((sounding) => sounding?.key === tone)) counters.stolen++;
    }
    onKey?.(key, isPlayed ? 'played' : 'unplayed');
  }

  function release(ended: readonly Key[]): void {
    if (arp) return arp.release(ended);
    let tones = player.tones;
    for (const key of ended) tones = mode.release(tones, key, keys.held);
    player.show(tones);
  }

  function control(channel: number, controller: number, value: number): void {
    if (controller === controllers.allSoundOff) return release(keys.endAll(channel));
    if (releasesAllKeys(controller)) return release(keys.releaseAll(channel));
    const state = port.of(channel);
    const { sustain, sostenuto, bendCents, modulation } = state;
    state.take(controller, value);
    if (state.sustain !== sustain) release(keys.sustain(channel, state.sustain));
    if (state.sostenuto !== sostenuto) release(keys.sostenuto(channel, state.sostenuto));
    if (state.bendCents !== bendCents || state.modulation !== modulation) player.repitch(channel);
  }

  function panic(): void {
    keys.endAll();
    for (let channel = 1; channel <= CHANNELS; channel++) control(channel, controllers.resetAll, 0);
    arp?.rest();
    queue.clear();
    player.silence();
    queue.flush();
  }

  function close(): void {
    panic();
    maxHold.stop();
    queue.clear();
  }

  return {
    receive,
    panic,
    close,
    refresh: () => player.refresh(),
    counters,
    latency,
    midiClock,
    get tones() {
      return player.tones;
    },
    get held() {
      return keys.held;
    },
  };
}
