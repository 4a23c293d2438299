/** `flopera play`: songs on the drives, one after the other, seen and steered in the terminal. */
import { Command } from 'commander';
import { createHeadReckoning } from '../../program/head-reckoning.ts';
import { barStartUs } from '../../score/bar-beat.ts';
import { withBoard } from '../rig/board-choice.ts';
import { addEmulationOptions } from '../options/emulation-options.ts';
import type { EmulationOptions } from '../options/emulation-options.ts';
import { UsageError } from '../exit/error-boundary.ts';
import { exitCodes } from '../exit/exit-codes.ts';
import { loadRig } from '../rig/load-rig.ts';
import { loadSong } from '../song/load-song.ts';
import type { Song } from '../song/load-song.ts';
import { addMusicOptions } from '../options/music-options.ts';
import type { MusicOptions } from '../options/music-options.ts';
import { numberBetween } from '../options/option-values.ts';
import { BOARD_OPTION, PATIENCE_OPTION } from '../options/rig-options.ts';
import { playSong } from '../play/play-song.ts';
import { exitCodeOf, reportLines, performanceReport } from '../play/performance-report.ts';
import { withPlayer } from '../rig/with-player.ts';
import { keysHelp } from '../view/keys.ts';
import type { PlayerInUse } from '../rig/with-player.ts';

type PlayOptions = MusicOptions &
  EmulationOptions & {
    board?: string;
    from?: number;
    loop?: boolean;
    wav?: string;
    json?: boolean;
    quiet?: boolean;
    patience?: number;
  };

export function playCommand(): Command {
  const command = new Command('play')
    .argument('<files...>', 'MIDI files, played one after the other')
    .option(...BOARD_OPTION)
    .option('--from <bar>', 'begin at this bar', numberBetween(1, 100_000))
    .option('--loop', 'begin again after the last file')
    .option('--wav <file>', 'also write what the emulated drives play as a WAV file')
    .option(...PATIENCE_OPTION)
    .option('--json', 'tell the results as JSON, a line for each file')
    .option('--quiet', 'tell errors only');
  return addEmulationOptions(addMusicOptions(command))
    .addHelpText('after', keysHelp(['play']))
    .action(play);
}

async function play(paths: string[], options: PlayOptions): Promise<void> {
  const songs: Song[] = [];
  for (const path of paths) songs.push(await loadSong(path, options));
  const rig = withBoard(songs[0]?.rig ?? (await loadRig(options.rig)), options.board);
  const fromUs = songs[0] ? startOf(songs[0], options.from) : 0;
  const opening = {
    tell: (line: string) => tell(options, line),
    wav: options.wav,
    patienceSeconds: options.patience,
    emulation: options,
  };
  process.exitCode = await withPlayer(rig, opening, (show) => playAll(songs, fromUs, show, options));
}

/** Plays every song, again and again with `loop`; gives the exit code of the worst. */
async function playAll(
  songs: readonly Song[],
  fromUs: number,
  { player, opened, sound }: PlayerInUse,
  options: PlayOptions,
): Promise<number> {
  const show = options.json || options.quiet ? 'nothing' : canDraw() ? 'drawn' : 'printed';
  const reckoning = createHeadReckoning(songs[0]?.rig ?? { boards: [] });
  let exitCode: number = exitCodes.done;
  let startUs = fromUs;
  do {
    for (const [index, song] of songs.entries()) {
      const place = songs.length > 1 ? `${index + 1} of ${songs.length}` : '';
      if (show === 'printed') tell(options, `playing ${song.title}${place && ` (${place})`}`);
      const playOptions = { fromUs: startUs, place, show, soundLost: sound.lost, reckoning } as const;
      const { state, quit } = await playSong(player, song, opened, playOptions);
      // Stopped, but not by a key: the process is about to end, and nothing may sound again.
      if (state.phase === 'stopped' && !quit) return exitCode;
      const report = performanceReport(song, state, opened.bangs());
      exitCode = Math.max(exitCode, exitCodeOf(report));
      if (options.json) console.log(JSON.stringify(report));
      for (const line of reportLines(report)) tell(options, line);
      if (quit) return exitCode;
      startUs = 0;
    }
  } while (options.loop);
  return exitCode;
}

/** Not into a pipe, not in the log of a CI machine, and not where the cursor cannot be moved. */
function canDraw(): boolean {
  return process.stdout.isTTY && !process.env['CI'] && process.env['TERM'] !== 'dumb';
}

function tell({ json, quiet }: PlayOptions, line: string): void {
  if (!json && !quiet) console.log(line);
}

/** Start of a bar in the program, songUs. Throws a UsageError where the song is shorter. */
function startOf({ path, score, tempo }: Song, bar = 1): number {
  const startUs = barStartUs(score, bar);
  if (startUs !== undefined) return startUs / tempo;
  throw new UsageError(`${path}: there is no bar ${bar}; the song has ${score.barStartsUs.length} bars`);
}
