/** Reduces the portamento controllers of all channels to how long a glide lasts and where it begins. */
import type { PortamentoPoint } from './types.ts';

export type PortamentoReduction = {
  take(channel: number, controller: number, value: number, atUs: number): void;
  points: PortamentoPoint[];
};

/** Controller numbers (MIDI 1.0, table III). */
const PORTAMENTO_TIME = 5;
const PORTAMENTO = 65;
const PORTAMENTO_CONTROL = 84;
const RESET_ALL = 121;
const SWITCHED_ON = 64;
const VALUE_MAX = 127;
/** No standard gives a law: two seconds at most, and the lower half of the controller for what is played most. */
const GLIDE_US_MAX = 2_000_000;

type Portamento = { isOn: boolean; glideUs: number };

/** Off, and without any time, until told else (General MIDI 2). */
const INITIAL: Portamento = { isOn: false, glideUs: 0 };

export function createPortamentoReduction(): PortamentoReduction {
  const states = new Map<number, Portamento>();
  const points: PortamentoPoint[] = [];
  return {
    points,
    take(channel, controller, value, atUs) {
      const before = states.get(channel) ?? INITIAL;
      const after = moved(before, controller, value);
      const isMoved = after.isOn !== before.isOn || after.glideUs !== before.glideUs;
      if (isMoved) states.set(channel, after);
      if (controller === PORTAMENTO_CONTROL) points.push({ atUs, channel, ...after, fromNote: value });
      else if (isMoved) points.push({ atUs, channel, ...after });
    },
  };
}

/** Resetting all controllers switches it off and keeps its time (RP-015). */
function moved(before: Portamento, controller: number, value: number): Portamento {
  if (controller === PORTAMENTO_TIME) return { ...before, glideUs: timeToUs(value) };
  if (controller === PORTAMENTO) return { ...before, isOn: value >= SWITCHED_ON };
  if (controller === RESET_ALL) return { ...before, isOn: false };
  return before;
}

/** The square of controller 5 (0..127): 127 ms at 32, half a second at 64, two seconds at 127. */
function timeToUs(value: number): number {
  return GLIDE_US_MAX * (value / VALUE_MAX) ** 2;
}
