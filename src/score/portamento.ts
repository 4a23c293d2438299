/** Tells from when on the notes of a channel glide, for how long, and where a glide begins. */
import type { ChannelControllers } from '../midi/channel-controllers.ts';
import { controllers } from '../midi/controllers.ts';
import type { PortamentoPoint } from './types.ts';

export type PortamentoReduction = {
  /** A controller has come, which `state` has taken already. */
  take(channel: number, state: ChannelControllers, controller: number, value: number, atUs: number): void;
  points: PortamentoPoint[];
};

const VALUE_MAX = 127;
/** No standard gives a law: two seconds at most, and the lower half of the controller for what is played most. */
const GLIDE_US_MAX = 2_000_000;

type Portamento = { isOn: boolean; glideUs: number };

const INITIAL: Portamento = { isOn: false, glideUs: 0 };

export function createPortamentoReduction(): PortamentoReduction {
  const told = new Map<number, Portamento>();
  const points: PortamentoPoint[] = [];
  return {
    points,
    take(channel, { portamento: isOn, portamentoTime }, controller, value, atUs) {
      const before = told.get(channel) ?? INITIAL;
      const glideUs = timeToUs(portamentoTime);
      const isMoved = isOn !== before.isOn || glideUs !== before.glideUs;
      if (isMoved) told.set(channel, { isOn, glideUs });
      if (controller === controllers.portamentoControl)
        points.push({ atUs, channel, isOn, glideUs, fromNote: value });
      else if (isMoved) points.push({ atUs, channel, isOn, glideUs });
    },
  };
}

/** The square of controller 5 (0..127): 127 ms at 32, half a second at 64, two seconds at 127. */
function timeToUs(value: number): number {
  return GLIDE_US_MAX * (value / VALUE_MAX) ** 2;
}
