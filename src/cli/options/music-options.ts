/** The options about music that `play`, `render`, `arrange` and `lint` share, so that all mean the same by them. */
import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';

export type MusicOptions = {
  /** Path of a rig file; without it `rig.yaml` of this folder, or the default rig. */
  rig?: string;
  /** Path of an arrangement file; without it the .yaml beside the song, or flopera arranges by itself. */
  arrangement?: string;
  tempo?: number;
  transpose?: number | 'auto';
  gate?: number;
  /** Damaged MIDI files are refused. */
  strict?: boolean;
};

/** Adds the options of `MusicOptions` to a command. */
export function addMusicOptions(command: Command): Command {
  return command
    .option('--rig <file>', 'the rig file (default: rig.yaml here, or six drives of an octave each)')
    .option('--arrangement <file>', 'the arrangement file (default: the .yaml beside the song)')
    .option('--tempo <factor>', 'play faster or slower: 1.1 is 10 % faster', numberBetween(0.1, 10))
    .option('--transpose <semitones>', 'move the song up or down, or auto', parseTranspose)
    .option('--gate <part>', 'how much of its length a note sounds, 0.05 to 1', numberBetween(0.05, 1))
    .option('--strict', 'refuse damaged MIDI files');
}

/** Reads a number from `low` to `high`, both included; says which are allowed otherwise. */
export function numberBetween(low: number, high: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() !== '' && value >= low && value <= high) return value;
    throw new InvalidArgumentError(`Give a number from ${low} to ${high}.`);
  };
}

function parseTranspose(text: string): number | 'auto' {
  if (text === 'auto') return 'auto';
  const semitones = Number(text);
  if (text.trim() !== '' && Number.isInteger(semitones) && Math.abs(semitones) <= 60) return semitones;
  throw new InvalidArgumentError('Give whole semitones from -60 to 60, or auto.');
}
