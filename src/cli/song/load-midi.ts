/** Reads a MIDI file that a user named, up to its notes in µs. */
import { MidiReadError } from '../../midi/midi-read-error.ts';
import { problemText } from '../../midi/problems.ts';
import { readMidi } from '../../midi/read-midi.ts';
import type { MidiFile } from '../../midi/midi-file.ts';
import { toScore } from '../../score/to-score.ts';
import type { Score } from '../../score/types.ts';
import { readUserBytes } from '../../userfile/node/files.ts';

/** With `strict` a damaged file is refused. Throws MidiReadError or UsageError, both naming the file. */
export async function loadMidi(path: string, strict = false): Promise<{ file: MidiFile; score: Score }> {
  const bytes = await readUserBytes(path);
  const file = explained(path, () => readMidi(bytes));
  const score = toScore(file);
  const [problem] = score.problems;
  if (strict && problem) throw new MidiReadError(`${path}: ${problemText(problem)} (refused by --strict)`);
  return { file, score };
}

function explained<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof MidiReadError ? new MidiReadError(`${path}: ${error.message}`) : error;
  }
}
