/** All lines of the protocol as one table, which encode and decode walk; the fields stand in the order of the wire. */
import type { FieldKind, FieldValues } from './fields.ts';

type MessageSpec = { letter: string; fields: Readonly<Record<string, FieldKind>> };

/** Host to board in capitals, board to host in small letters. */
export const MESSAGES = {
  hello: { letter: 'H', fields: {} },
  clock: { letter: 'C', fields: { id: 'number', padding: 'hex8' } },
  keepAlive: { letter: 'K', fields: {} },
  status: { letter: 'Q', fields: {} },
  schedule: { letter: 'S', fields: { sequence: 'number', tick: 'hex8', events: 'events' } },
  drive: {
    letter: 'D',
    fields: {
      sequence: 'number',
      drive: 'hex1',
      motion: 'motion',
      lowTrack: 'hex2',
      highTrack: 'hex2',
      minPeriodTicks256: 'period',
      track0Sensor: 'hex1',
    },
  },
  home: { letter: 'O', fields: { sequence: 'number', driveMask: 'hex2' } },
  flush: { letter: 'F', fields: { sequence: 'number', tick: 'hex8' } },
  now: { letter: 'N', fields: { sequence: 'number', events: 'events' } },
  silence: { letter: 'X', fields: { sequence: 'number' } },

  helloReply: {
    letter: 'h',
    fields: {
      protocol: 'hex2',
      firmware: 'word',
      board: 'word',
      drives: 'hex1',
      queuePlaces: 'hex2',
      lineBytes: 'hex2',
      sequence: 'hex2',
      urgentSequence: 'hex2',
      homedMask: 'hex2',
      tick: 'hex8',
    },
  },
  clockReply: { letter: 'c', fields: { id: 'number', tick: 'hex8' } },
  accepted: { letter: 'a', fields: { sequence: 'number', free: 'hex2', urgentSequence: 'hex2' } },
  notTaken: {
    letter: 'n',
    fields: { sequence: 'number', free: 'hex2', urgentSequence: 'hex2', fault: 'word' },
  },
  refused: {
    letter: 'r',
    fields: { sequence: 'number', free: 'hex2', urgentSequence: 'hex2', fault: 'word' },
  },
  homed: { letter: 'o', fields: { homedMask: 'hex2' } },
  event: { letter: 'e', fields: { fault: 'word', count: 'hex4' } },
  statusReply: {
    letter: 's',
    fields: {
      lateEvents: 'hex4',
      repeatedLines: 'hex4',
      damagedLines: 'hex4',
      lostBytes: 'hex4',
      refusedLines: 'hex4',
      watchdogs: 'hex4',
      queueFreeMin: 'hex4',
      stackFreeMin: 'hex4',
      lateEdges: 'hex4',
      heads: 'word',
    },
  },
} as const satisfies Record<string, MessageSpec>;

export type MessageType = keyof typeof MESSAGES;

/** A line's meaning, e.g. `Message<'flush'>` is `{ type: 'flush'; sequence: number; tick: number }`. */
export type Message<Type extends MessageType = MessageType> = {
  [T in Type]: { type: T } & {
    -readonly [F in keyof (typeof MESSAGES)[T]['fields']]: FieldValueOf<(typeof MESSAGES)[T]['fields'][F]>;
  };
}[Type];

type FieldValueOf<Kind> = Kind extends FieldKind ? FieldValues[Kind] : never;
