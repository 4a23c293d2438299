/** The commands: what each is called, what it is for, and where it is loaded from when it is called. */
import { Command } from 'commander';
import { optimiseLater } from './optimise-later.ts';
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

/** The command line as commander knows it; only the command that `args` call is loaded, the others are known by name. */
export async function programFor(args: readonly string[]): Promise<Command> {
  const program = new Command('flopera')
    .description('Plays MIDI on floppy drives.')
    .version(readVersion())
    .helpCommand(true)
    .showSuggestionAfterError(true);
  const wanted = args.filter((arg) => !arg.startsWith('-'));
  for (const { name, about, load } of COMMANDS) {
    const isWanted = wanted.slice(0, 2).includes(name);
    if (isWanted) optimiseLater();
    const command = isWanted ? await load() : new Command(name);
    program.addCommand(command.description(about));
  }
  for (const command of [program, ...program.commands]) command.exitOverride().configureOutput(PLAIN_ERRORS);
  return program;
}

/** commander prints `error: …`; flopera's errors all look the same, so ours are printed by `report` alone. */
const PLAIN_ERRORS = { outputError: () => undefined };
