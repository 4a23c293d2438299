/** The options about music that `play`, `render`, `arrange` and `lint` share, so that all mean the same by them. */
import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { numberBetween } from './option-values.ts';
import { RIG_OPTION } from './rig-options.ts';

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
    .option(...RIG_OPTION)
    .option('--arrangement <file>', 'the arrangement file (default: the .yaml beside the song)')
    .option('--tempo <factor>', 'play faster or slower: 1.1 is 10 % faster', numberBetween(0.1, 10))
    .option('--transpose <semitones>', 'move the song up or down, or auto', parseTranspose)
    .option('--gate <part>', 'how much of its length a note sounds, 0.05 to 1', numberBetween(0.05, 1))
    .option('--strict', 'refuse damaged MIDI files');
}

function parseTranspose(text: string): number | 'auto' {
  if (text === 'auto') return 'auto';
  const semitones = Number(text);
  if (text.trim() !== '' && Number.isInteger(semitones) && Math.abs(semitones) <= 60) return semitones;
  throw new InvalidArgumentError('Give whole semitones from -60 to 60, or auto.');
}
