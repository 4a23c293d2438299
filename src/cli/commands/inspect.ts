/** `flopera inspect`: tells what a MIDI file holds, as flopera plays it, and what is damaged in it. */
import { Command } from 'commander';
import { MidiReadError } from '../../midi/midi-read-error.ts';
import { problemText } from '../../midi/problem-text.ts';
import { readMidi } from '../../midi/read-midi.ts';
import { toScore } from '../../score/to-score.ts';
import { inspectionJson } from '../inspect/inspection-json.ts';
import { inspectionLines } from '../inspect/inspection-lines.ts';
import { readUserFile } from '../user-files.ts';

type InspectOptions = { json?: boolean; strict?: boolean };

export function inspectCommand(): Command {
  return new Command('inspect')
    .description('tell what a MIDI file holds: length, tempo, texts, channels, damage')
    .argument('<file>', 'a MIDI file')
    .option('--json', 'print JSON, every note included')
    .option('--strict', 'refuse a damaged file')
    .action(inspect);
}

async function inspect(path: string, { json = false, strict = false }: InspectOptions): Promise<void> {
  const bytes = await readUserFile(path);
  const { file, score } = readSong(path, bytes);
  const [problem] = score.problems;
  if (strict && problem) throw new MidiReadError(`${path}: ${problemText(problem)} (refused by --strict)`);
  console.log(json ? inspectionJson(file, score) : inspectionLines(path, file, score).join('\n'));
}

function readSong(
  path: string,
  bytes: Uint8Array,
): { file: ReturnType<typeof readMidi>; score: ReturnType<typeof toScore> } {
  try {
    const file = readMidi(bytes);
    return { file, score: toScore(file) };
  } catch (error) {
    throw error instanceof MidiReadError ? new MidiReadError(`${path}: ${error.message}`) : error;
  }
}
