/** The system's MIDI ports, loaded only when they are asked for: where they are missing, the reason is said in words. */
import { existsSync } from 'node:fs';
import type * as EasyMidi from 'easymidi';
import { DeviceError } from '../../link/device-error.ts';
import { nearestWord } from '../../words/nearest-word.ts';

export type MidiSystem = Pick<typeof EasyMidi, 'Input' | 'getInputs'>;

const STILL_WORKS =
  'raw MIDI still works: flopera live --raw /dev/snd/midiC1D0, a FIFO, or - for standard input';
/** ALSA says where a port stands now, which another plugging changes: `Keystation 49 MIDI 1 24:0`. */
const ALSA_ADDRESS = / (\d+):\d+$/;
/** ALSA numbers the clients of its kernel below this, and programs from it on (snd_seq, SNDRV_SEQ_DYNAMIC_CLIENTS). */
const FIRST_PROGRAM = 128;

/** Throws a DeviceError where this machine has no MIDI ports for programs. */
export async function loadMidiSystem(): Promise<MidiSystem> {
  if (process.platform === 'linux' && !existsSync('/dev/snd/seq')) {
    throw new DeviceError(
      `no MIDI ports: the ALSA sequencer is missing (/dev/snd/seq); load it with: sudo modprobe snd-seq; ${STILL_WORKS}`,
    );
  }
  try {
    const { default: system } = await import('easymidi');
    system.getInputs();
    return system;
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new DeviceError(`no MIDI ports: ${reason}; ${remedy(reason)}; ${STILL_WORKS}`);
  }
}

function remedy(reason: string): string {
  if (reason.includes('libasound')) return 'install ALSA: sudo apt install libasound2';
  if (process.platform === 'linux') return 'check who may use /dev/snd/seq (group audio)';
  return 'check that MIDI is set up on this machine';
}

/** A port's name without what changes when it is plugged in anew. */
export function lastingName(port: string): string {
  return port.replace(ALSA_ADDRESS, '');
}

/** Whether the port belongs to a program: one that means to play the drives connects to our own port by itself. */
export function isOfProgram(port: string): boolean {
  return Number(ALSA_ADDRESS.exec(port)?.[1] ?? 0) >= FIRST_PROGRAM;
}

/**
 * The lasting name of the input that `asked` means: its number in `inputs` (from 1), its name, or a part of it.
 * Throws a DeviceError that names the nearest.
 */
export function findInput(asked: string, inputs: readonly string[]): string {
  const names = inputs.map(lastingName);
  const byNumber = /^\d+$/.test(asked) ? names[Number(asked) - 1] : undefined;
  const lower = asked.toLowerCase();
  const found =
    byNumber ??
    names.find((name) => name.toLowerCase() === lower) ??
    names.find((name) => name.toLowerCase().includes(lower));
  if (found !== undefined) return found;
  const words = names.flatMap((name) => [name, ...name.split(':'), ...name.split(/[\s:]+/)]);
  const near = nearestWord(asked, words);
  const nearName = near === undefined ? undefined : names.find((name) => name.includes(near));
  const hint = nearName === undefined ? '' : `; did you mean "${nearName}"?`;
  const there = names.length === 0 ? 'none is plugged in' : `there are: ${names.join(', ')}`;
  throw new DeviceError(`there is no MIDI input "${asked}"${hint}; ${there}`);
}
