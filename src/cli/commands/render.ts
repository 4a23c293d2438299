/** `flopera render`: a recording of what the emulated drives play, made faster than it sounds. */
import { Command } from 'commander';
import { EMULATOR_PORTS } from '../../rig/emulator-ports.ts';
import { SAMPLE_RATE_HZ } from '../../sound/synth.ts';
import { listed } from '../../words/list.ts';
import { emulatedBoard, withBoard } from '../rig/board-choice.ts';
import { addEmulationOptions } from '../options/emulation-options.ts';
import type { EmulationOptions } from '../options/emulation-options.ts';
import { onInterrupt } from '../exit/interrupt.ts';
import { loadSong } from '../song/load-song.ts';
import { addMusicOptions } from '../options/music-options.ts';
import type { MusicOptions } from '../options/music-options.ts';
import { createLinesFile, createWavFile } from '../play/output-file.ts';
import { renderSong } from '../play/render-song.ts';
import type { SongEdge } from '../play/render-song.ts';
import { exitCodeOf, reportLines, performanceReport } from '../play/performance-report.ts';

type RenderOptions = MusicOptions &
  EmulationOptions & {
    output?: string;
    edges?: string;
    board?: string;
    json?: boolean;
    quiet?: boolean;
  };

export function renderCommand(): Command {
  const command = new Command('render')
    .argument('<file>', 'a MIDI file')
    .option('-o, --output <wav>', 'the WAV file to write')
    .option('--edges <jsonl>', 'write every step at the pins, one JSON value a line')
    .option('--board <board>', listed(EMULATOR_PORTS, 'or'))
    .option('--json', 'tell the result as JSON')
    .option('--quiet', 'tell errors only');
  return addEmulationOptions(addMusicOptions(command)).action(render);
}

async function render(path: string, options: RenderOptions, command: Command): Promise<void> {
  if (options.output === undefined && options.edges === undefined) {
    command.error('nothing is to be written; name a file with -o OUT.wav or --edges OUT.jsonl');
  }
  if (options.board !== undefined && emulatedBoard(options.board) === undefined) {
    command.error(`render plays on an emulated board; give --board ${listed(EMULATOR_PORTS, 'or')}`);
  }
  const song = await loadSong(path, options);
  const rig = withBoard(song.rig, options.board);
  const wav = options.output === undefined ? undefined : createWavFile(options.output, SAMPLE_RATE_HZ);
  const edges = options.edges === undefined ? undefined : createLinesFile(options.edges);
  const close = (): void => {
    wav?.close();
    edges?.close();
  };
  const forget = onInterrupt(async () => close());
  const startedMs = performance.now();
  try {
    const { state, bangs } = await renderSong(
      rig,
      song.program,
      {
        ...(edges && { edge: (edge: SongEdge) => edges.write(edgeLine(edge)) }),
        ...(wav && { frames: wav.write }),
      },
      options,
    );
    const report = performanceReport(song, state, bangs);
    const timesRealTime = report.durationUs / 1000 / (performance.now() - startedMs);
    if (options.json) console.log(JSON.stringify({ ...report, timesRealTime }));
    else if (!options.quiet) {
      for (const line of reportLines(report)) console.log(line);
      console.log(
        `${options.output ?? options.edges} written, ${timesRealTime.toFixed(1)} times as fast as it sounds`,
      );
    }
    process.exitCode = exitCodeOf(report);
  } finally {
    forget();
    close();
  }
}

/** The order and the names that other programs read. */
function edgeLine({ us, drive, dir, track }: SongEdge): Pick<SongEdge, 'us' | 'drive' | 'dir' | 'track'> {
  return { us, drive, dir, track };
}
