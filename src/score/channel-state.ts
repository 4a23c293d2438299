/** Reduces a channel's controllers to what arranging needs: its pitch in cents, its pedals and its glides. */
import { messageKinds, type EventTable } from '../midi/event-table.ts';
import { createPortamentoReduction } from './portamento.ts';
import type { BendPoint, PedalPoint, PortamentoPoint } from './types.ts';

export type ControllerReduction = {
  /** Takes the event in a row of a track's table; what is no controller or bend says nothing. */
  take(events: EventTable, row: number, atUs: number): void;
  bends: BendPoint[];
  pedals: PedalPoint[];
  portamento: PortamentoPoint[];
};

/** Controller numbers (MIDI 1.0, table III). */
const DATA_ENTRY = 6;
const DATA_ENTRY_FINE = 38;
const SUSTAIN = 64;
const SOSTENUTO = 66;
const NRPN_FINE = 98;
const NRPN = 99;
const RPN_FINE = 100;
const RPN = 101;
const RESET_ALL = 121;
/** Selects no parameter (MIDI 1.0, "RPN null"). */
const RPN_NULL = 127;
const PEDAL_DOWN = 64;
const BEND_STEPS = 8192;
const PEDALS = { [SUSTAIN]: 'sustain', [SOSTENUTO]: 'sostenuto' } as const;

type ChannelState = {
  bend: number;
  cents: number;
  rangeSemitones: number;
  rangeCents: number;
  rpn: number;
  rpnFine: number;
  down: { sustain: boolean; sostenuto: boolean };
};

export function createControllerReduction(): ControllerReduction {
  const states = new Map<number, ChannelState>();
  const bends: BendPoint[] = [];
  const pedals: PedalPoint[] = [];
  const portamento = createPortamentoReduction();

  const stateOf = (channel: number): ChannelState => {
    const known = states.get(channel);
    if (known) return known;
    const state = initialState();
    states.set(channel, state);
    return state;
  };
  const tellPitch = (state: ChannelState, channel: number, atUs: number): void => {
    const cents = (state.bend / BEND_STEPS) * (state.rangeSemitones * 100 + state.rangeCents);
    if (cents === state.cents) return;
    state.cents = cents;
    bends.push({ atUs, channel, cents });
  };
  const movePedal = (
    state: ChannelState,
    channel: number,
    atUs: number,
    number: number,
    down: boolean,
  ): void => {
    const pedal = number === SUSTAIN ? PEDALS[SUSTAIN] : PEDALS[SOSTENUTO];
    if (state.down[pedal] === down) return;
    state.down[pedal] = down;
    pedals.push({ atUs, channel, pedal, down });
  };

  const takeController = (channel: number, controller: number, value: number, atUs: number): void => {
    portamento.take(channel, controller, value, atUs);
    const state = stateOf(channel);
    if (controller === SUSTAIN || controller === SOSTENUTO) {
      movePedal(state, channel, atUs, controller, value >= PEDAL_DOWN);
    } else if (controller === RESET_ALL) {
      // Resets bend, pedals and the RPN chosen, but not the bend's range (MIDI 1.0, RP-015).
      state.bend = 0;
      selectRpn(state, RPN_NULL, RPN_NULL);
      for (const pedal of [SUSTAIN, SOSTENUTO]) movePedal(state, channel, atUs, pedal, false);
    } else {
      setParameter(state, controller, value);
    }
    tellPitch(state, channel, atUs);
  };

  return {
    bends,
    pedals,
    portamento: portamento.points,
    take(events, row, atUs) {
      const kind = events.kindAt(row);
      const channel = events.channelAt(row);
      if (kind === messageKinds.controller)
        takeController(channel, events.firstAt(row), events.secondAt(row), atUs);
      if (kind !== messageKinds.pitchBend) return;
      const state = stateOf(channel);
      state.bend = events.bendAt(row);
      tellPitch(state, channel, atUs);
    },
  };
}

/** Two semitones is the range until RPN 0 sets another (MIDI 1.0, "pitch bend sensitivity"; General MIDI 1). */
function initialState(): ChannelState {
  const down = { sustain: false, sostenuto: false };
  return { bend: 0, cents: 0, rangeSemitones: 2, rangeCents: 0, rpn: RPN_NULL, rpnFine: RPN_NULL, down };
}

function setParameter(state: ChannelState, controller: number, value: number): void {
  const isBendRange = state.rpn === 0 && state.rpnFine === 0;
  if (controller === RPN) selectRpn(state, value, state.rpnFine);
  else if (controller === RPN_FINE) selectRpn(state, state.rpn, value);
  else if (controller === NRPN || controller === NRPN_FINE) selectRpn(state, RPN_NULL, RPN_NULL);
  else if (controller === DATA_ENTRY && isBendRange) state.rangeSemitones = value;
  else if (controller === DATA_ENTRY_FINE && isBendRange) state.rangeCents = value;
}

function selectRpn(state: ChannelState, rpn: number, rpnFine: number): void {
  state.rpn = rpn;
  state.rpnFine = rpnFine;
}
