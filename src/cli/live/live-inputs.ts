/** Where a live player's MIDI comes from: ports of the system, or raw bytes. */
import { findInput, lastingName, loadMidiSystem } from '../../live/node/midi-system.ts';
import { openMidiInputs } from '../../live/node/midi-inputs.ts';
import { openRawInput } from '../../live/node/raw-input.ts';
import type { MidiMessage } from '../../midi/midi-stream.ts';

export type InputChoice = {
  port?: string[];
  raw?: string;
  /** Name of our own port; false for none. */
  virtual: string | false;
};

export type InputListener = {
  onMessages: (messages: readonly MidiMessage[]) => void;
  onPort: (port: string, isOpen: boolean, reason: string) => void;
  onEnd: () => void;
};

export interface LiveInputs {
  readonly open: readonly string[];
  close(): void;
}

/** Finds what was asked for before any drive moves; the function returned opens it. Throws a DeviceError. */
export async function chooseInputs(
  choice: InputChoice,
): Promise<(listener: InputListener) => Promise<LiveInputs>> {
  const { raw } = choice;
  if (raw !== undefined) {
    return async (listener) => {
      const input = await openRawInput({ path: raw, ...listener });
      return { open: [raw === '-' ? 'standard input' : raw], close: () => input.close() };
    };
  }
  const system = await loadMidiSystem();
  const inputs = system.getInputs();
  const names = choice.port?.map((name) => findInput(name, inputs));
  const virtual = choice.virtual === false ? undefined : choice.virtual;
  return (listener) => Promise.resolve(openMidiInputs({ system, names, virtual, ...listener }));
}

/** The inputs there are, numbered as `--port` takes them. Throws a DeviceError. */
export async function inputLines(): Promise<string[]> {
  const system = await loadMidiSystem();
  const names = system.getInputs().map(lastingName);
  if (names.length === 0)
    return ['no MIDI input is plugged in; flopera live opens one of its own, named flopera'];
  return names.map((name, index) => `${String(index + 1).padStart(3)}  ${name}`);
}
