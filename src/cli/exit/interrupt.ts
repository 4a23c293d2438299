/** Ctrl-C, SIGTERM and a closed terminal: whatever sounds is silenced before the process ends. */
import { exitCodes } from './exit-codes.ts';

/** Longest a board is waited for; one that does not answer falls silent by its own watchdog after 400 ms. */
const SILENCE_MS_MAX = 2_000;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const silencers = new Set<() => Promise<void>>();
let ending = false;

/** Runs `silence` before the process ends by a signal; the function returned takes that back. */
export function onInterrupt(silence: () => Promise<void>): () => void {
  silencers.add(silence);
  return () => silencers.delete(silence);
}

/** Makes the process answer to signals; called once, by `main`. */
export function answerSignals(): void {
  for (const signal of SIGNALS) process.on(signal, () => void interrupt());
}

/** Silences everything and ends the process; also what Ctrl-C does where the terminal hands it over as a key. */
export async function interrupt(): Promise<void> {
  if (ending) return;
  ending = true;
  await silenceAll();
  process.exit(exitCodes.interrupted);
}

/** Silences everything that asked for it: before an ending by signal, and before one by error. */
export async function silenceAll(): Promise<void> {
  const silenced = Promise.allSettled([...silencers].map((silence) => silence()));
  silencers.clear();
  await Promise.race([silenced, new Promise((resolve) => setTimeout(resolve, SILENCE_MS_MAX).unref())]);
}
