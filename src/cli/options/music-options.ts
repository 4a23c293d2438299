/** The options about music that `play`, `render`, `arrange` and `lint` share, so that all mean the same by them. */
import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { GATE_LIMITS, TEMPO_LIMITS, TRANSPOSE_LIMITS, TRANSPOSE_WORDS } from '../../arrangement/limits.ts';
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
    .option(
      '--tempo <factor>',
      'play faster or slower: 1.1 is 10 % faster',
      numberBetween(TEMPO_LIMITS.min, TEMPO_LIMITS.max),
    )
    .option('--transpose <semitones>', 'move the song up or down, or auto', parseTranspose)
    .option(
      '--gate <part>',
      `how much of its length a note sounds, ${GATE_LIMITS.min} to ${GATE_LIMITS.max}`,
      numberBetween(GATE_LIMITS.min, GATE_LIMITS.max),
    )
    .option('--strict', 'refuse damaged MIDI files');
}

function parseTranspose(text: string): number | 'auto' {
  if (text === 'auto') return 'auto';
  const semitones = Number(text);
  const { min, max } = TRANSPOSE_LIMITS;
  if (text.trim() !== '' && Number.isInteger(semitones) && semitones >= min && semitones <= max)
    return semitones;
  throw new InvalidArgumentError(`Give ${TRANSPOSE_WORDS}.`);
}
