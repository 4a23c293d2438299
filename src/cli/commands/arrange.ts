/** `flopera arrange`: tells which drive plays what of a song and what is lost, and writes it down. */
import { Command, InvalidArgumentError } from 'commander';
import type { DefaultOptions } from '../../arrangement/default-arrangement.ts';
import { encodeArrangement } from '../../arrangement/encode-arrangement.ts';
import { coverageOf } from '../../arrangement/coverage.ts';
import type { Coverage, SongCoverage } from '../../arrangement/coverage.ts';
import { toMidi } from '../../arrangement/to-midi.ts';
import { lineNames } from '../../arrangement/types.ts';
import type { Line } from '../../arrangement/types.ts';
import { countDropped, type Arranged, type Voice } from '../../arrangement/arranged.ts';
import { arrangedToJson } from '../../arrangement/arranged-json.ts';
import { isTone } from '../../arrangement/voice-table.ts';
import { writeMidi } from '../../midi/write-midi.ts';
import { noteToName } from '../../units/note-name.ts';
import { UsageError } from '../exit/error-boundary.ts';
import { loadSong, titleOf } from '../song/load-song.ts';
import type { Song } from '../song/load-song.ts';
import { addMusicOptions } from '../options/music-options.ts';
import type { MusicOptions } from '../options/music-options.ts';
import { wholeBetween } from '../options/option-values.ts';
import { arrangementPathOf } from '../../userfile/file-names.ts';
import { writeUserFile } from '../../userfile/node/files.ts';
import { isThere } from '../../userfile/node/read-sync.ts';

type ArrangeOptions = MusicOptions & {
  json?: boolean;
  write?: boolean;
  out?: string;
  drives?: number;
  keep?: Line[];
  drums?: number;
};

export function arrangeCommand(): Command {
  const command = new Command('arrange')
    .argument('<file>', 'a MIDI file')
    .option('--json', 'print JSON: the voices, what is kept, and every dropped note with its reason')
    .option('--write', 'write what was chosen as the .yaml beside the song, to be changed by hand')
    .option('-o, --out <file>', 'write a MIDI file with one channel a drive, folded and gated')
    .option('--drives <count>', 'arrange for so many drives of the rig', wholeBetween(1, 99))
    .option('--keep <lines>', 'arrange only these lines: melody,bass,inner', parseLines)
    .option('--drums <drive>', 'play the drums of channel 10 as bursts on this drive', wholeBetween(1, 99));
  return addMusicOptions(command).action(runArrange);
}

async function runArrange(path: string, options: ArrangeOptions): Promise<void> {
  const song = await loadSong(path, options, automaticOptions(options));
  refuseDeafOptions(song, options);
  const kept = coverageOf(song.score, song.arranged, song.tempo);
  const written: string[] = [];
  if (options.write) written.push(await writeArrangement(song));
  if (options.out !== undefined) written.push(await writeArrangedMidi(song, options.out));
  if (options.json) {
    console.log(JSON.stringify({ ...arrangedToJson(song.arranged, song.score.notes), kept }));
    return;
  }
  const lines = [
    ...arrangementLines(song.title, song.arranged, kept),
    ...written.map((file) => `wrote ${file}`),
  ];
  console.log(lines.join('\n'));
}

function automaticOptions({ drives, keep, drums }: ArrangeOptions): DefaultOptions {
  return {
    ...(drives !== undefined && { drives }),
    ...(keep !== undefined && { keep }),
    ...(drums !== undefined && { drums }),
  };
}

/** What a file says by hand wins, so options of automatic arranging beside it would do nothing. */
function refuseDeafOptions({ arrangementPath }: Song, options: ArrangeOptions): void {
  const [deaf] = Object.keys(automaticOptions(options));
  if (arrangementPath === undefined || deaf === undefined) return;
  throw new UsageError(
    `--${deaf} does nothing, since ${arrangementPath} says what is played; edit it, or move it away`,
  );
}

/** Writes the arrangement, options given included, so that the file alone gives the same voices back. */
async function writeArrangement({ path, score, arrangement }: Song): Promise<string> {
  const file = arrangementPathOf(path);
  if (isThere(file)) {
    throw new UsageError(
      `${file} is there already and may hold work by hand; move it away to write a new one`,
    );
  }
  const title = titleOf(arrangement, score, path);
  await writeUserFile(file, encodeArrangement({ ...arrangement, title }));
  return file;
}

async function writeArrangedMidi(song: Song, file: string): Promise<string> {
  await writeUserFile(file, writeMidi(toMidi(song.arranged, song.score, song.tempo, song.title)));
  return file;
}

/** Title, a line for each drive, what is kept of each channel, and how many notes were dropped for each reason. */
function arrangementLines(title: string, arranged: Arranged, kept: SongCoverage): string[] {
  const lines = [title, 'drive    notes  range      sounds', ...arranged.voices.map(voiceLine)];
  lines.push('kept       time   onset  melody    bass', keptLine('all', kept));
  for (const one of kept.channels) lines.push(keptLine(`channel ${one.channel}`, one));
  for (const [reason, count] of countDropped(arranged)) lines.push(`dropped ${count}: ${reason}`);
  return lines;
}

function keptLine(name: string, { time, onset, melody, bass }: Coverage): string {
  const percent = (share: number): string => `${(100 * share).toFixed(0)} %`.padStart(7);
  return `${name.padEnd(10)}${[time, onset, melody, bass].map(percent).join(' ')}`.trimEnd();
}

function voiceLine({ drive, notes }: Voice): string {
  let [lowest, highest, soundsUs] = [Infinity, -Infinity, 0];
  for (let index = 0; index < notes.length; index += 1) {
    soundsUs += notes.endUs.at(index) - notes.startUs.at(index);
    if (!isTone(notes, index)) continue;
    lowest = Math.min(lowest, notes.note.at(index));
    highest = Math.max(highest, notes.note.at(index));
  }
  const range = lowest === Infinity ? '-' : `${noteToName(lowest)}..${noteToName(highest)}`;
  const seconds = `${(soundsUs / 1_000_000).toFixed(1)} s`;
  return `${String(drive).padStart(5)}  ${String(notes.length).padStart(7)}  ${range.padEnd(9)}  ${seconds}`;
}

function parseLines(text: string): Line[] {
  const lines = text.split(',').map((word) => word.trim());
  const known = lineNames.filter((line) => lines.includes(line));
  if (lines.every((line) => known.some((name) => name === line))) return known;
  throw new InvalidArgumentError(`Give ${lineNames.join(', ')}, or several of them with commas.`);
}
