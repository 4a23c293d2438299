/** What is percussion: drums, which have no pitch. */

/** The General MIDI percussion channel: drums, never tones, unless an arrangement asks for it by number. */
export const PERCUSSION_CHANNEL = 10;

/** Whether what a channel (1..16) plays is drums. */
export function isPercussion(channel: number): boolean {
  return channel === PERCUSSION_CHANNEL;
}
