/** Listens to MIDI ports, and goes on listening when they are unplugged and come back. */
import { BEND_STEPS } from '../../midi/controllers.ts';
import type { MidiMessage } from '../../midi/midi-stream.ts';
import { createHeldInput } from '../input/held-input.ts';
import type { HeldInput } from '../input/held-input.ts';

import { isOfProgram, lastingName } from './midi-system.ts';
import type { MidiSystem } from './midi-system.ts';

export type MidiInputsOptions = {
  system: MidiSystem;
  /** Lasting names of the ports to listen to; undefined for every keyboard there is, and that will be. */
  names: readonly string[] | undefined;
  /** Name of a port of our own that other programs can play to. */
  virtual: string | undefined;
  /** What came in one turn of the event loop: a chord that came together stays together. */
  onMessages: (messages: readonly MidiMessage[]) => void;
  /** A port was opened, or is gone; `reason` is fit for a user's eyes. */
  onPort: (port: string, isOpen: boolean, reason: string) => void;
};

export interface MidiInputs {
  readonly open: readonly string[];
  close(): void;
}

type OpenPort = { input: InstanceType<MidiSystem['Input']>; held: HeldInput };

/** How soon an unplugging is noticed: its notes hang no longer than this. */
const POLL_MS = 500;
/** ALSA's own wire from output to input: everything that anyone plays would come twice. */
const NOT_AN_INSTRUMENT = /^Midi Through/;

export function openMidiInputs(options: MidiInputsOptions): MidiInputs {
  const { system, names, virtual, onPort } = options;
  const ports = new Map<string, OpenPort>();
  const gathered: MidiMessage[] = [];
  let isGathering = false;

  function gather(message: MidiMessage): void {
    gathered.push(message);
    if (isGathering) return;
    isGathering = true;
    setImmediate(() => {
      isGathering = false;
      options.onMessages(gathered.splice(0));
    });
  }

  function open(name: string, isVirtual: boolean): void {
    try {
      const held = createHeldInput();
      const input = new system.Input(name, isVirtual);
      listen(input, (message) => {
        held.take([message]);
        gather(message);
      });
      ports.set(name, { input, held });
      onPort(name, true, isVirtual ? 'other programs can play to it' : 'plugged in');
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      onPort(name, false, isVirtual ? `this system has no virtual ports (${reason})` : reason);
    }
  }

  function poll(): void {
    const there = system.getInputs().filter((name) => !isOurs(name) && !NOT_AN_INSTRUMENT.test(name));
    for (const [name, port] of ports) if (name !== virtual && !there.includes(name)) lose(name, port);
    for (const name of there) {
      if (!ports.has(name) && (names?.includes(lastingName(name)) ?? !isOfProgram(name))) open(name, false);
    }
  }

  /** On ALSA our own port is listed as `RtMidi Input Client:flopera 128:0`. */
  function isOurs(name: string): boolean {
    return virtual !== undefined && name.includes(`:${virtual} `);
  }

  function lose(name: string, { input, held }: OpenPort): void {
    ports.delete(name);
    input.close();
    options.onMessages(held.letGo());
    onPort(name, false, 'unplugged; it is listened to again when it comes back');
  }

  if (virtual !== undefined) open(virtual, true);
  poll();
  const timer = setInterval(poll, POLL_MS);
  return {
    get open() {
      return [...ports.keys()];
    },
    close() {
      clearInterval(timer);
      for (const { input } of ports.values()) input.close();
    },
  };
}

/** Channels are 0..15 there and 1..16 here; what is not listed is not for drives. */
function listen(input: InstanceType<MidiSystem['Input']>, onMessage: (message: MidiMessage) => void): void {
  input.on('noteon', ({ channel, note, velocity }) =>
    onMessage({ type: velocity > 0 ? 'noteOn' : 'noteOff', channel: channel + 1, note, velocity }),
  );
  input.on('noteoff', ({ channel, note, velocity }) =>
    onMessage({ type: 'noteOff', channel: channel + 1, note, velocity }),
  );
  input.on('cc', ({ channel, controller, value }) =>
    onMessage({ type: 'controller', channel: channel + 1, controller, value }),
  );
  input.on('pitch', ({ channel, value }) =>
    onMessage({ type: 'pitchBend', channel: channel + 1, value: value - BEND_STEPS }),
  );
  input.on('clock', () => onMessage({ type: 'clock' }));
  input.on('start', () => onMessage({ type: 'start' }));
  input.on('continue', () => onMessage({ type: 'continue' }));
  input.on('stop', () => onMessage({ type: 'stop' }));
  input.on('reset', () => onMessage({ type: 'reset' }));
}
