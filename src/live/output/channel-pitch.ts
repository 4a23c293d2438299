/** How far a channel is off its written notes: by its pitch wheel, and by its mod wheel, which is a vibrato. */
import type { ChannelControllers } from '../../midi/channel-controllers.ts';

/** A singer's vibrato: five to six swings a second, half a semitone each way at the most. */
const VIBRATO_HZ = 5.5;
const VIBRATO_CENTS_MAX = 50;
const MODULATION_MAX = 127;

/** Cents off the written note at this time, hostUs. */
export function centsAt({ bendCents, modulation }: ChannelControllers, atUs: number): number {
  if (modulation === 0) return bendCents;
  const swing = Math.sin((2 * Math.PI * VIBRATO_HZ * atUs) / 1e6);
  return bendCents + (modulation / MODULATION_MAX) * VIBRATO_CENTS_MAX * swing;
}

/** Whether the pitch of the channel moves by itself. */
export function isVibrating({ modulation }: ChannelControllers): boolean {
  return modulation > 0;
}
