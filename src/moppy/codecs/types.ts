/** What the two Moppy protocols have in common, as far as playing needs it. */

export interface MoppyCodec {
  /** As told to a user. */
  readonly name: string;
  readonly baudRate: number;
  /** Asks whether a board is there; undefined where the protocol has no question. */
  readonly ping: Uint8Array | undefined;
  /** Whether an answer to ping is among the bytes heard. */
  isPong(bytes: readonly number[]): boolean;
  /** What a board wants to hear before the music, homing apart. */
  readonly start: Uint8Array;
  /** All drives to track 0; nothing else is heard by the board for HOMING_US. */
  readonly home: Uint8Array;
  /** A drive (by its place, from 1) sounds from now on; undefined where the board cannot play such a note. */
  onset(place: number, periodUs: number): Uint8Array | undefined;
  /** The sounding drive, started with `onsetPeriodUs`, goes over to another period. */
  bend(place: number, periodUs: number, onsetPeriodUs: number): Uint8Array;
  rest(place: number, onsetPeriodUs: number): Uint8Array;
  /** Every drive of the board rests. */
  readonly stop: Uint8Array;
}
