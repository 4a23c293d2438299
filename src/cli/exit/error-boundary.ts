/** Turns whatever a command throws into one line for a person and an exit code for a script. */
import { exitCodes } from './exit-codes.ts';

/** Wrong use of the command line. */
export class UsageError extends Error {
  override name = 'UsageError';
}

export type Ending = { line: string; exitCode: number };

/** By name, so that the rooms these errors come from are loaded only by the commands that need them. */
const CODES: Readonly<Record<string, number>> = {
  UsageError: exitCodes.usage,
  MidiReadError: exitCodes.usage,
  UserFileError: exitCodes.usage,
  FileError: exitCodes.usage,
  DeviceError: exitCodes.device,
  RigBoardError: exitCodes.device,
};

/**
 * The last words of a command that threw `error`: fact and remedy in one line, without a stack trace.
 * @example endingOf(new UsageError('x.mid: no such file; check the path')).exitCode // 2
 */
export function endingOf(error: unknown): Ending {
  if (!(error instanceof Error)) return unexpected(String(error));
  const exitCode = CODES[error.name];
  if (exitCode !== undefined) return { line: oneLine(error.message), exitCode };
  return unexpected(error.message);
}

function unexpected(message: string): Ending {
  const line = `flopera stopped at an error of its own: ${oneLine(message)}; please report it with the command you typed`;
  return { line, exitCode: exitCodes.findings };
}

function oneLine(text: string): string {
  return text.trim().replaceAll(/\s*\n\s*/g, '; ');
}
