/** The command line: runs the command that is called, and ends the process with its words and its code. */
import type { CommanderError } from 'commander';
import { endingOf } from './exit/error-boundary.ts';
import { exitCodes } from './exit/exit-codes.ts';
import { answerSignals, silenceAll } from './exit/interrupt.ts';
import { toFileError } from '../userfile/node/file-error.ts';
import { readVersion } from './version.ts';

/** Runs the command line `args` (without `node flopera`) and sets the exit code of the process. */
export async function main(args: readonly string[]): Promise<void> {
  answerSignals();
  process.stdout.on('error', endByOutput);
  process.on('uncaughtException', (error) => void endAt(error));
  try {
    if (args.length === 1 && isVersionFlag(args[0])) return console.log(readVersion());
    const { programFor } = await import('./program.ts');
    const program = await programFor(args);
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    await silenceAll();
    process.exitCode = report(error);
  }
}

/** Asked alone, as scripts do, it is answered before commander is loaded; asked beside other words, by commander. */
function isVersionFlag(arg: string | undefined): boolean {
  return arg === '--version' || arg === '-V';
}

/** The end by an error that no command was waiting for, such as a disk that is full in the middle of a song. */
async function endAt(error: unknown): Promise<void> {
  await silenceAll();
  process.exit(report(error));
}

function report(error: unknown): number {
  if (isUseError(error)) return reportUse(error);
  const { line, exitCode } = endingOf(error);
  console.error(line);
  if (process.env['FLOPERA_TRACE']) console.error(error);
  return exitCode;
}

/** By its code, so that commander is loaded only where a command is. */
function isUseError(error: unknown): error is CommanderError {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('commander.');
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
