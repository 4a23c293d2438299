/** `flopera live`: a keyboard, a pad or a sequencer plays the drives. */
import { Command } from 'commander';
import { drivesOf } from '../../rig/drive-limits.ts';
import { withBoard } from '../rig/board-choice.ts';
import { onInterrupt } from '../exit/interrupt.ts';
import { loadAccompaniment } from '../live/accompaniment.ts';
import { chooseInputs, inputLines } from '../live/live-inputs.ts';
import type { InputChoice } from '../live/live-inputs.ts';
import { openLiveSession } from '../live/live-session.ts';
import type { LiveSession } from '../live/live-session.ts';
import { addLiveSettings, liveOptionsOf } from '../live/live-settings.ts';
import type { LiveSettings } from '../live/live-settings.ts';
import { loadRig } from '../rig/load-rig.ts';
import { addMusicOptions } from '../options/music-options.ts';
import type { MusicOptions } from '../options/music-options.ts';
import { BOARD_OPTION, PATIENCE_OPTION } from '../options/rig-options.ts';
import { writeUserFile } from '../../userfile/node/files.ts';
import { keysHelp, listenToKeys } from '../view/keys.ts';
import { drawLines } from '../view/show-view.ts';
import { withPlayer } from '../rig/with-player.ts';

type LiveCommandOptions = MusicOptions &
  LiveSettings &
  InputChoice & {
    list?: boolean;
    board?: string;
    with?: string;
    record?: string;
    json?: boolean;
    quiet?: boolean;
    patience?: number;
  };

export function liveCommand(): Command {
  const command = new Command('live')
    .option('--list', 'list the MIDI inputs')
    .option('--port <name>', 'listen to this input alone, by name or number; again for more', addPort)
    .option('--raw <path>', 'raw MIDI bytes from a device file, a FIFO, or - for standard input')
    .option('--virtual <name>', 'name of the port that other programs can play to', 'flopera')
    .option('--no-virtual', 'open no port for other programs')
    .option(...BOARD_OPTION)
    .option('--with <file>', 'a MIDI file plays along')
    .option('--record <file>', 'write what was played as a MIDI file')
    .option(...PATIENCE_OPTION)
    .option('--json', 'tell what happens as JSON lines')
    .option('--quiet', 'tell errors only');
  return addMusicOptions(addLiveSettings(command))
    .addHelpText('after', keysHelp(['live with a song', 'live']))
    .action(live);
}

async function live(options: LiveCommandOptions): Promise<void> {
  if (options.list) {
    for (const line of await inputLines()) console.log(line);
    return;
  }
  const openInputs = await chooseInputs(options);
  const along = options.with === undefined ? undefined : await loadAccompaniment(options.with, options);
  const fileRig = along?.song.rig ?? (await loadRig(options.rig));
  const liveOptions = liveOptionsOf(options, fileRig);
  const rig = withBoard(fileRig, options.board);
  // Tried now, since a recording that cannot be written is found out too late after the playing.
  if (options.record !== undefined) await writeUserFile(options.record, '');
  const tell = (line: string): void => {
    if (!options.json && !options.quiet && !isShown(options)) console.log(line);
  };
  await withPlayer(rig, { tell, patienceSeconds: options.patience }, async ({ player, opened }) => {
    const session = openLiveSession({
      rig,
      keyboardDrives: along?.keyboardDrives ?? drivesOf(rig),
      song: along?.song,
      player,
      opened,
      options: liveOptions,
      record: options.record,
      json: options.json ? (line) => console.log(line) : undefined,
    });
    const end = once(() => {
      const lines = session.end();
      if (!options.json && !options.quiet) for (const line of lines) console.log(line);
    });
    const forget = onInterrupt(() => Promise.resolve(end()));
    try {
      await playUntilQuit(session, openInputs, options, tell);
    } finally {
      forget();
      end();
    }
  });
}

/** Resolves when the musician or the end of the input ends it; rejects where an input or a board fails for good. */
async function playUntilQuit(
  session: LiveSession,
  openInputs: Awaited<ReturnType<typeof chooseInputs>>,
  options: LiveCommandOptions,
  tell: (line: string) => void,
): Promise<void> {
  const closing: (() => void)[] = [];
  let quit: () => void = () => undefined;
  const quitted = new Promise<void>((resolve) => (quit = resolve));
  const inputs = await openInputs({
    onMessages: session.hear,
    onPort(port, isOpen, reason) {
      session.port(port, isOpen, reason);
      tell(`${port}: ${reason}`);
    },
    onEnd: quit,
  });
  closing.push(() => inputs.close());
  if (isShown(options)) closing.push(drawLines(process.stdout, (size) => session.lines(inputs.open, size)));
  if (process.stdin.isTTY && options.raw !== '-') {
    closing.push(listenToKeys(process.stdin, (action) => session.act(action, quit)));
  }
  try {
    await Promise.race([quitted, session.songFailed]);
  } finally {
    for (const step of closing.toReversed()) step();
  }
}

function isShown({ json, quiet }: LiveCommandOptions): boolean {
  return process.stdout.isTTY && !json && !quiet;
}

function addPort(name: string, before: string[] = []): string[] {
  return [...before, name];
}

function once(run: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) run();
    isDone = true;
  };
}
