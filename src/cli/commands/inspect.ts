/** `flopera inspect`: tells what a MIDI file holds, as flopera plays it, and what is damaged in it. */
import { Command } from 'commander';
import { inspectionJson, inspectionLines } from '../song/inspection.ts';
import { loadMidi } from '../song/load-midi.ts';

type InspectOptions = { json?: boolean; strict?: boolean };

export function inspectCommand(): Command {
  return new Command('inspect')
    .argument('<file>', 'a MIDI file')
    .option('--json', 'print JSON, every note included')
    .option('--strict', 'refuse a damaged file')
    .action(inspect);
}

async function inspect(path: string, { json = false, strict = false }: InspectOptions): Promise<void> {
  const { file, score } = await loadMidi(path, strict);
  console.log(json ? inspectionJson(file, score) : inspectionLines(path, file, score).join('\n'));
}
