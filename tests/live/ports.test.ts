/** Ports are named as people name them, and a port that goes away takes its own notes along and no others. */
import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openMidiInputs } from '../../src/live/node/midi-inputs.ts';
import { findInput, isOfProgram, lastingName } from '../../src/live/node/midi-system.ts';
import type { MidiSystem } from '../../src/live/node/midi-system.ts';
import { createHeldInput } from '../../src/live/input/held-input.ts';
import type { MidiMessage } from '../../src/midi/midi-stream.ts';
import { bend, cc, off, on } from './band.ts';

const INPUTS = [
  'Midi Through:Midi Through Port-0 14:0',
  'Keystation 49:Keystation 49 MIDI 1 24:0',
  'DAW:out 129:0',
];

describe('findInput', () => {
  test.each([
    ['2', 'Keystation 49:Keystation 49 MIDI 1'],
    ['daw:out', 'DAW:out'],
    ['keystation', 'Keystation 49:Keystation 49 MIDI 1'],
  ])('%s', (wanted, name) => {
    expect(findInput(wanted, INPUTS)).toBe(name);
  });

  test('a name that is none names the nearest, and what there is', () => {
    expect(() => findInput('Keystaton', INPUTS)).toThrow(
      /^there is no MIDI input "Keystaton"; did you mean "Keystation 49:.*"\?; there are: Midi Through/,
    );
    expect(() => findInput('7', [])).toThrow('there is no MIDI input "7"; none is plugged in');
  });

  test('only ALSA’s address is taken off, and tells programs from keyboards', () => {
    expect(INPUTS.map(lastingName)[2]).toBe('DAW:out');
    expect(INPUTS.map(isOfProgram)).toEqual([false, false, true]);
    expect(lastingName('IAC Driver Bus 1')).toBe('IAC Driver Bus 1');
  });
});

test('a port lets go of its keys, pedals and wheels, once', () => {
  const port = createHeldInput();
  port.take([on('C4'), on('E4', 80, 3), off('C4'), cc(64, 127), cc(7, 100), bend(99, 3), { type: 'clock' }]);
  expect(port.letGo()).toEqual([cc(64, 0), bend(0, 3), off('E4', 3)]);
  expect(port.letGo()).toEqual([]);
});

/** A MIDI system of one keyboard that can be pulled out. */
function pluggable() {
  const there = new Set<string>();
  const opened: FakeInput[] = [];
  class FakeInput extends EventEmitter {
    readonly name: string;
    constructor(name: string) {
      super();
      this.name = name;
      opened.push(this);
    }
    close(): void {
      this.removeAllListeners();
    }
    isPortOpen(): boolean {
      return true;
    }
  }
  const system: MidiSystem = { Input: FakeInput, getInputs: () => [...there] };
  return { there, opened, system };
}

describe('openMidiInputs', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('a keyboard pulled out with a key held falls silent, and is heard again when it is back', () => {
    const { there, opened, system } = pluggable();
    const heard: MidiMessage[] = [];
    const ports: string[] = [];
    there.add('Keys:Keys MIDI 1 24:0').add('Midi Through:Midi Through Port-0 14:0').add('DAW:out 129:0');
    const inputs = openMidiInputs({
      system,
      names: undefined,
      virtual: 'flopera',
      onMessages: (messages) => heard.push(...messages),
      onPort: (port, isOpen) => ports.push(`${lastingName(port)} ${isOpen ? 'open' : 'gone'}`),
    });
    expect(opened.map(({ name }) => name)).toEqual(['flopera', 'Keys:Keys MIDI 1 24:0']);
    opened[1]?.emit('noteon', { channel: 1, note: 60, velocity: 80 });
    opened[1]?.emit('noteon', { channel: 0, note: 64, velocity: 0 });
    opened[1]?.emit('pitch', { channel: 0, value: 16_383 });
    vi.advanceTimersByTime(10);
    expect(heard.splice(0)).toEqual([on('C4', 80, 2), off('E4'), bend(8191)]);
    there.delete('Keys:Keys MIDI 1 24:0');
    vi.advanceTimersByTime(600);
    expect(heard.splice(0)).toEqual([bend(0), off('C4', 2)]);
    there.add('Keys:Keys MIDI 1 28:0');
    vi.advanceTimersByTime(600);
    opened[2]?.emit('cc', { channel: 0, controller: 1, value: 5 });
    vi.advanceTimersByTime(10);
    expect(heard).toEqual([cc(1, 5)]);
    expect(ports).toEqual([
      'flopera open',
      'Keys:Keys MIDI 1 open',
      'Keys:Keys MIDI 1 gone',
      'Keys:Keys MIDI 1 open',
    ]);
    inputs.close();
  });

  test('a system without virtual ports says so and goes on', () => {
    const { there, system } = pluggable();
    there.add('Keys');
    const Input = class extends system.Input {
      constructor(name: string, virtual?: boolean) {
        if (virtual) throw new Error('not supported');
        super(name);
      }
    };
    const ports: string[] = [];
    const inputs = openMidiInputs({
      system: { ...system, Input },
      names: ['Keys'],
      virtual: 'flopera',
      onMessages: () => undefined,
      onPort: (port, isOpen, reason) => ports.push(`${port} ${isOpen ? 'open' : reason}`),
    });
    expect(ports).toEqual(['flopera this system has no virtual ports (not supported)', 'Keys open']);
    inputs.close();
  });
});
