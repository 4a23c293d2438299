/** Controllers and channel mode messages by their numbers (MIDI 1.0, tables III and IV), and what their values mean. */

export const controllers = {
  modulation: 1,
  portamentoTime: 5,
  dataEntry: 6,
  dataEntryFine: 38,
  sustain: 64,
  portamento: 65,
  sostenuto: 66,
  portamentoControl: 84,
  nrpnFine: 98,
  nrpn: 99,
  rpnFine: 100,
  rpn: 101,
  allSoundOff: 120,
  resetAll: 121,
  allNotesOff: 123,
  polyOn: 127,
} as const;

/** Registered parameters, as fine and coarse number in one (MIDI 1.0, table IIIa). */
export const rpns = { bendRange: 0, none: 0x3fff } as const;

/** Steps of the pitch wheel to either side; its centre, where it is sent as 0..16383. */
export const BEND_STEPS = 8192;

const SWITCH_ON = 64;

/** Whether a pedal or switch of this value (0..127) is on. */
export function isSwitchedOn(value: number): boolean {
  return value >= SWITCH_ON;
}

/** Whether all keys of the channel are let go: omni, mono and poly (124 to 127) mean that too. */
export function releasesAllKeys(controller: number): boolean {
  return controller >= controllers.allNotesOff && controller <= controllers.polyOn;
}
