/** Raw MIDI bytes from a device file, a FIFO, a file or standard input: what works where no MIDI system is. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { DeviceError } from '../../link/device-error.ts';
import { createMidiStream } from '../../midi/midi-stream.ts';
import type { MidiMessage } from '../../midi/midi-stream.ts';
import { createHeldInput } from '../input/held-input.ts';

export type RawInputOptions = {
  /** A path, or `-` for standard input. */
  path: string;
  onMessages: (messages: readonly MidiMessage[]) => void;
  onPort: (port: string, isOpen: boolean, reason: string) => void;
  /** Nothing more will come. */
  onEnd: () => void;
};

export interface RawInput {
  close(): void;
}

/** How soon a device that went away, or a FIFO whose writer left, is opened again. */
const REOPEN_MS = 300;

/** Throws a DeviceError where the path is none that can be read. */
export async function openRawInput(options: RawInputOptions): Promise<RawInput> {
  const { path } = options;
  if (path === '-') return readStandardInput(options);
  const comesBack = await isLasting(path);
  let reader: ChildProcess | undefined;
  let closed = false;
  let trouble = '';

  /**
   * A process of its own does the reading: a read or open that blocks (a FIFO nobody writes to, a silent keyboard) would
   * hold one of this process's threads, and with it the end of the process.
   */
  function start(): void {
    const port = createPort(options);
    const child = spawn('cat', [path], { stdio: ['ignore', 'pipe', 'pipe'] });
    reader = child;
    let reason = '';
    child.stdout.on('data', (bytes: Buffer) => {
      if (trouble) options.onPort(path, true, 'it is back');
      trouble = '';
      port.push(bytes);
    });
    child.stderr.on(
      'data',
      (words: Buffer) =>
        (reason ||= words
          .toString()
          .trim()
          .replace(/^cat: /, '')),
    );
    child.on('error', (error) => (reason ||= error.message));
    child.on('close', () => {
      port.letGo();
      if (closed) return;
      const told = reason || (comesBack ? '' : 'it has ended');
      // Tried again several times a second, but told once.
      if (told && told !== trouble) options.onPort(path, false, told);
      trouble = told;
      if (comesBack) setTimeout(() => closed || start(), REOPEN_MS);
      else options.onEnd();
    });
  }

  options.onPort(path, true, 'listening');
  start();
  return {
    close() {
      closed = true;
      reader?.kill();
    },
  };
}

function readStandardInput(options: RawInputOptions): RawInput {
  const port = createPort(options);
  const end = (): void => {
    port.letGo();
    options.onPort('standard input', false, 'it has ended');
    options.onEnd();
  };
  options.onPort('standard input', true, 'listening');
  process.stdin.on('data', port.push);
  process.stdin.once('end', end);
  return {
    close() {
      process.stdin.off('data', port.push).off('end', end).destroy();
    },
  };
}

/** Messages that came in one piece go on together. */
function createPort({ onMessages }: RawInputOptions): {
  push: (bytes: Uint8Array) => void;
  letGo: () => void;
} {
  const held = createHeldInput();
  let messages: MidiMessage[] = [];
  const stream = createMidiStream((message) => messages.push(message));
  return {
    push(bytes) {
      messages = [];
      stream.push(bytes);
      held.take(messages);
      onMessages(messages);
    },
    letGo: () => onMessages(held.letGo()),
  };
}

/** Devices and FIFOs are opened again when they end; a file is read once. */
async function isLasting(path: string): Promise<boolean> {
  try {
    await access(path, constants.R_OK);
    const entry = await stat(path);
    if (entry.isDirectory())
      throw new DeviceError(`${path}: this is a folder; name a device file, a FIFO or -`);
    return !entry.isFile();
  } catch (error) {
    if (error instanceof DeviceError) throw error;
    const isDenied = (error as NodeJS.ErrnoException).code === 'EACCES';
    const remedy = isDenied
      ? 'permission denied; add yourself to its group (often audio) and log in again'
      : 'there is no such file; ls /dev/snd shows the MIDI devices (midiC…D…)';
    throw new DeviceError(`${path}: ${remedy}`);
  }
}
