/** Tells when what a channel's controllers amount to has changed: its pitch in cents, its pedals and its glides. */
import { PortControllers, type ChannelControllers } from '../midi/channel-controllers.ts';
import type { EventTable } from '../midi/event-table.ts';
import { messageKinds } from '../midi/status-bytes.ts';
import { createPortamentoReduction } from './portamento.ts';
import type { BendPoint, PedalPoint, PortamentoPoint } from './types.ts';

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
