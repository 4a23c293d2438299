/** Tells when what a channel's controllers amount to has changed: its pitch in cents, its pedals and its glides. */
import { PortControllers, type ChannelControllers } from '../../midi/channel-controllers.ts';
import { controllers } from '../../midi/controllers.ts';
import type { EventTable } from '../../midi/event-table.ts';
import { messageKinds } from '../../midi/status-bytes.ts';
import type { BendPoint, PedalPoint, PortamentoPoint } from '../types.ts';

const VALUE_MAX = 127;
/** No standard gives a law: two seconds at most, and the lower half of the controller for what is played most. */
const GLIDE_US_MAX = 2_000_000;

export type ControllerReduction = {
  /** Takes the event in a row of a track's table; what is no controller or bend says nothing. */
  take(events: EventTable, row: number, atUs: number): void;
  bends: BendPoint[];
  pedals: PedalPoint[];
  portamento: PortamentoPoint[];
};

export function createControllerReduction(): ControllerReduction {
  const port = new PortControllers();
  const bends: BendPoint[] = [];
  const pedals: PedalPoint[] = [];
  const portamento = createPortamentoReduction();

  function takeController(channel: number, controller: number, value: number, atUs: number): void {
    const state = port.of(channel);
    const { bendCents, sustain, sostenuto } = state;
    state.take(controller, value);
    if (state.sustain !== sustain) pedals.push({ atUs, channel, pedal: 'sustain', down: state.sustain });
    if (state.sostenuto !== sostenuto)
      pedals.push({ atUs, channel, pedal: 'sostenuto', down: state.sostenuto });
    portamento.take(channel, state, controller, value, atUs);
    tellPitch(channel, state, bendCents, atUs);
  }

  function takeBend(channel: number, value: number, atUs: number): void {
    const state = port.of(channel);
    const { bendCents } = state;
    state.bend = value;
    tellPitch(channel, state, bendCents, atUs);
  }

  function tellPitch(channel: number, state: ChannelControllers, centsBefore: number, atUs: number): void {
    const cents = state.bendCents;
    if (cents !== centsBefore) bends.push({ atUs, channel, cents });
  }

  return {
    bends,
    pedals,
    portamento: portamento.points,
    take(events, row, atUs) {
      const kind = events.kindAt(row);
      const channel = events.channelAt(row);
      if (kind === messageKinds.controller)
        takeController(channel, events.firstAt(row), events.secondAt(row), atUs);
      else if (kind === messageKinds.pitchBend) takeBend(channel, events.bendAt(row), atUs);
    },
  };
}

type PortamentoReduction = {
  /** A controller has come, which `state` has taken already. */
  take(channel: number, state: ChannelControllers, controller: number, value: number, atUs: number): void;
  points: PortamentoPoint[];
};

type Portamento = { isOn: boolean; glideUs: number };

const INITIAL: Portamento = { isOn: false, glideUs: 0 };

/** From when on the notes of a channel glide, for how long, and where a glide begins. */
function createPortamentoReduction(): PortamentoReduction {
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
