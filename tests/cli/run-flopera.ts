/** Runs the command line as a user does, in a process of its own. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../../bin/flopera.js', import.meta.url));

export type Run = { exitCode: number | null; stdout: string; stderr: string };
export type RunOptions = {
  cwd?: string;
  env?: Record<string, string>;
  /** What is typed; nothing if not given. */
  input?: string;
  /** Run as this user; only root may. */
  uid?: number;
  /** Another flopera than that of this checkout. */
  bin?: string;
};

/** Resolves when the process has ended; a signal counts as no exit code. */
export async function runFlopera(
  args: readonly string[],
  { cwd, env, uid, input, bin = BIN }: RunOptions = {},
): Promise<Run> {
  const child = spawn(process.execPath, [bin, ...args], {
    cwd,
    ...(uid !== undefined && { uid }),
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  // A process that ends early closes the pipe; what it made of the input is told by its output.
  child.stdin.on('error', () => undefined).end(input ?? '');
  const run: Run = { exitCode: null, stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (run.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (run.stderr += text));
  run.exitCode = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return run;
}
