/**
 * Waiting in tests, the only place where they touch a timer: for what is to happen, however long a busy machine takes.
 * What never happens ends by vitest's limit for what hangs.
 */
export const HANG_MS = 900_000;

const LOOK_MS = 10;
const AGAIN_MS = 100;

/** Resolves when it holds. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
}

/** Does it again and again, until the function returned is called. */
export function again(act: () => void): () => void {
  const timer = setInterval(act, AGAIN_MS);
  return () => clearInterval(timer);
}
