/** The command line: finds the command, loads only that one, and ends the process with its words and its code. */
import { Command, CommanderError } from 'commander';
import { endingOf } from './exit/error-boundary.ts';
import { exitCodes } from './exit/exit-codes.ts';
import { answerSignals, silenceAll } from './exit/interrupt.ts';
import { toFileError } from '../userfile/node/file-error.ts';
import { readVersion } from './version.ts';

type Entry = { name: string; about: string; load: () => Promise<Command> };

/** In the order in which a newcomer needs them; each is imported only when it is called. */
const COMMANDS: readonly Entry[] = [
  {
    name: 'play',
    about: 'play MIDI files on the drives',
    load: async () => (await import('./commands/play.ts')).playCommand(),
  },
  {
    name: 'render',
    about: 'write what the emulated drives play as a WAV file',
    load: async () => (await import('./commands/render.ts')).renderCommand(),
  },
  {
    name: 'inspect',
    about: 'tell what a MIDI file holds, and what is damaged in it',
    load: async () => (await import('./commands/inspect.ts')).inspectCommand(),
  },
  {
    name: 'arrange',
    about: 'tell which drive plays what, and which notes are lost',
    load: async () => (await import('./commands/arrange.ts')).arrangeCommand(),
  },
  {
    name: 'show',
    about: 'show what an arrangement makes of a song, as a piano roll',
    load: async () => (await import('./commands/show.ts')).showCommand(),
  },
  {
    name: 'lint',
    about: 'say what will sound wrong, be lost or break, before the gig',
    load: async () => (await import('./commands/lint.ts')).lintCommand(),
  },
  {
    name: 'live',
    about: 'let a keyboard play the drives',
    load: async () => (await import('./commands/live.ts')).liveCommand(),
  },
  {
    name: 'ports',
    about: 'list the ports and what is plugged in there',
    load: async () => (await import('./commands/ports.ts')).portsCommand(),
  },
  {
    name: 'flash',
    about: "put flopera's firmware on a board",
    load: async () => (await import('./commands/flash.ts')).flashCommand(),
  },
  {
    name: 'doctor',
    about: 'try board and drives one by one, and write rig.yaml',
    load: async () => (await import('./commands/doctor.ts')).doctorCommand(),
  },
  {
    name: 'tone',
    about: 'sound one note on one drive',
    load: async () => (await import('./commands/tone.ts')).toneCommand(),
  },
  {
    name: 'sweep',
    about: 'find by ear what a drive plays well, and write it to the rig file',
    load: async () => (await import('./commands/sweep.ts')).sweepCommand(),
  },
  {
    name: 'soundcheck',
    about: 'sound every drive in turn, then all together',
    load: async () => (await import('./commands/soundcheck.ts')).soundcheckCommand(),
  },
  {
    name: 'home',
    about: 'bring every head to track 0',
    load: async () => (await import('./commands/home.ts')).homeCommand(),
  },
  {
    name: 'emulate',
    about: 'offer an emulated board as a serial port or over TCP',
    load: async () => (await import('./commands/emulate.ts')).emulateCommand(),
  },
];

/** Runs the command line `args` (without `node flopera`) and sets the exit code of the process. */
export async function main(args: readonly string[]): Promise<void> {
  answerSignals();
  process.stdout.on('error', endByOutput);
  process.on('uncaughtException', (error) => void endAt(error));
  try {
    const program = await programFor(args);
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    await silenceAll();
    process.exitCode = report(error);
  }
}

/** The end by an error that no command was waiting for, such as a disk that is full in the middle of a song. */
async function endAt(error: unknown): Promise<void> {
  await silenceAll();
  process.exit(report(error));
}

async function programFor(args: readonly string[]): Promise<Command> {
  const program = new Command('flopera')
    .description('Plays MIDI on floppy drives.')
    .version(readVersion())
    .helpCommand(true)
    .showSuggestionAfterError(true);
  const wanted = args.filter((arg) => !arg.startsWith('-'));
  for (const { name, about, load } of COMMANDS) {
    const command = wanted.slice(0, 2).includes(name) ? await load() : new Command(name);
    program.addCommand(command.description(about));
  }
  for (const command of [program, ...program.commands]) command.exitOverride().configureOutput(PLAIN_ERRORS);
  return program;
}

/** commander prints `error: …`; flopera's errors all look the same, so ours are printed by `report` alone. */
const PLAIN_ERRORS = { outputError: () => undefined };

function report(error: unknown): number {
  if (error instanceof CommanderError) return reportUse(error);
  const { line, exitCode } = endingOf(error);
  console.error(line);
  if (process.env['FLOPERA_TRACE']) console.error(error);
  return exitCode;
}

/** Help and version arrive as errors with exit code 0; the rest is wrong use. */
function reportUse(error: CommanderError): number {
  if (error.exitCode === 0) return exitCodes.done;
  const message = error.message
    .replace(/^error: /, '')
    .replace(/\.$/, '')
    .replaceAll(/\s*\n\s*/g, ' ');
  if (message !== '(outputHelp)') console.error(`${message}; flopera --help tells what there is`);
  return exitCodes.usage;
}

/** `flopera inspect … | head` closes the pipe early, which is no error; a disk that is full is one, but not flopera's. */
function endByOutput(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') void silenceAll().finally(() => process.exit(exitCodes.done));
  else void endAt(toFileError('standard output', error, 'write'));
}
