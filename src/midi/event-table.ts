/** A track's events as a table: a channel message is a number in a row, as on a MIDI cable; what is no such message is kept beside. */
import { BEND_STEPS } from './controllers.ts';
import { createTable, type Table } from '../table/table.ts';
import type { FileEvent } from './types.ts';

/** Kinds of channel messages: the high half of their status byte (MIDI 1.0, table I). */
export const messageKinds = {
  noteOff: 0x8,
  noteOn: 0x9,
  keyPressure: 0xa,
  controller: 0xb,
  programChange: 0xc,
  channelPressure: 0xd,
  pitchBend: 0xe,
} as const;
/** Stands for an event that is no channel message: a meta or SysEx event. */
export const OTHER_KIND = 0xf;

const eventColumns = [
  'midiTick',
  /** Bits: kind from 20 on, channel - 1 from 16 on, two times seven of data; below 0 for what stands in `others`. */
  'message',
] as const;
type EventRows = Table<(typeof eventColumns)[number]>;

/** Every event has a row, in the order of the track. */
export class EventTable {
  /** Events that are no channel messages, in the order they came. */
  readonly others: FileEvent[] = [];
  private readonly rows: EventRows;

  /** @param eventsExpected rows to make room for */
  constructor(eventsExpected = 0) {
    this.rows = createTable(eventColumns, eventsExpected);
  }

  get length(): number {
    return this.rows.length;
  }

  /** Tick of the last event; 0 where there is none. */
  get endTick(): number {
    return this.length === 0 ? 0 : this.tickAt(this.length - 1);
  }

  tickAt(row: number): number {
    return this.rows.midiTick.at(row);
  }

  kindAt(row: number): number {
    const message = this.rows.message.at(row);
    return message < 0 ? OTHER_KIND : message >> 20;
  }

  /** 1..16. */
  channelAt(row: number): number {
    return ((this.rows.message.at(row) >> 16) & 0xf) + 1;
  }

  /** First data byte: a note, controller or program. */
  firstAt(row: number): number {
    return (this.rows.message.at(row) >> 7) & 0x7f;
  }

  /** Second data byte: a velocity, value or pressure. */
  secondAt(row: number): number {
    return this.rows.message.at(row) & 0x7f;
  }

  /** -8192..8191. */
  bendAt(row: number): number {
    return (this.rows.message.at(row) & 0x3fff) - BEND_STEPS;
  }

  /** Undefined where the row holds a channel message. */
  otherAt(row: number): FileEvent | undefined {
    const message = this.rows.message.at(row);
    return message < 0 ? this.others[-1 - message] : undefined;
  }

  /** Rows in order of their ticks; at one tick they stay as they stand. */
  rowsByTick(): ArrayLike<number> {
    return this.rows.orderBy('midiTick');
  }

  /** @param channel 1..16 */
  pushMessage(midiTick: number, kind: number, channel: number, first: number, second: number): void {
    this.pushRow(midiTick, (kind << 20) | ((channel - 1) << 16) | (first << 7) | second);
  }

  pushBend(midiTick: number, channel: number, value: number): void {
    this.pushRow(midiTick, (messageKinds.pitchBend << 20) | ((channel - 1) << 16) | (value + BEND_STEPS));
  }

  pushOther(event: FileEvent): void {
    this.pushRow(event.midiTick, -1 - this.others.length);
    this.others.push(event);
  }

  /** An event as it stands in another table. */
  pushRowOf(table: EventTable, row: number): void {
    const other = table.otherAt(row);
    if (other) this.pushOther(other);
    else this.pushRow(table.tickAt(row), table.rows.message.at(row));
  }

  private pushRow(midiTick: number, message: number): void {
    this.rows.midiTick.push(midiTick);
    this.rows.message.push(message);
  }
}
