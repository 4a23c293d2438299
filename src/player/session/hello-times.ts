/**
 * When to say hello to a board that has not answered yet, µs after its port was opened or it fell silent. One that was
 * reset by that is in its bootloader for about 1.5 s, where bytes (at another baud rate) only keep it longer: so twice at
 * once, for boards that are not reset, and then not before the bootloader has ended.
 */
const HELLO_TIMES_US = [0, 40_000, 1_700_000, 1_900_000, 2_100_000, 2_300_000];

/** After this time without an answer there is no board that we know. */
export const HELLO_PATIENCE_US = 2_500_000;

/** The first time for a hello after `sinceUs` (both from opening); the round begins again when the patience is over. */
export function nextHelloUs(sinceUs: number): number {
  const round = Math.floor(Math.max(0, sinceUs) / HELLO_PATIENCE_US) * HELLO_PATIENCE_US;
  const next = HELLO_TIMES_US.find((helloUs) => round + helloUs > sinceUs);
  return next === undefined ? round + HELLO_PATIENCE_US : round + next;
}
