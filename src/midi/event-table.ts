/** A track's events as a table: a channel message is its bytes in a row, as on a cable; what is no such message stands beside. */
import { createTable, type Table } from '../table/table.ts';
import { decodeMessage, encodeMessage } from './channel-message.ts';
import { BEND_STEPS } from './controllers.ts';
import { messageKinds } from './status-bytes.ts';
import type { ChannelMessage, FileEvent, MidiEvent } from './types.ts';

/** Stands for an event that is no channel message: a meta or SysEx event. */
export const OTHER_KIND = 0xf;

const eventColumns = [
  'midiTick',
  /** Its status and its two data bytes, eight bits each; below 0 for what stands in `others`. */
  'message',
] as const;

/** Every event has a row, in the order of the track. */
export class EventTable {
  /** Events that are no channel messages, in the order they came. */
  readonly others: FileEvent[] = [];
  private readonly rows: Table<(typeof eventColumns)[number]>;

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

  /** One of `messageKinds`, or OTHER_KIND. */
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
    return (this.rows.message.at(row) >> 8) & 0x7f;
  }

  /** Second data byte: a velocity, value or pressure. */
  secondAt(row: number): number {
    return this.rows.message.at(row) & 0x7f;
  }

  /** -8192..8191. */
  bendAt(row: number): number {
    return (this.firstAt(row) | (this.secondAt(row) << 7)) - BEND_STEPS;
  }

  /** 0x80..0xef. */
  statusAt(row: number): number {
    return this.rows.message.at(row) >> 16;
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

  /**
   * A channel message; a note-on of velocity 0 is a note-off.
   * @param status 0x80..0xef
   * @param data2 0 where there is none
   */
  pushMessage(midiTick: number, status: number, data1: number, data2: number): void {
    const isOff = data2 === 0 && status >> 4 === messageKinds.noteOn;
    const meant = isOff ? (messageKinds.noteOff << 4) | (status & 0xf) : status;
    this.pushRow(midiTick, (meant << 16) | (data1 << 8) | data2);
  }

  pushOther(event: FileEvent): void {
    this.pushRow(event.midiTick, -1 - this.others.length);
    this.others.push(event);
  }

  /** An event as it stands in another table, or later. */
  pushRowOf(table: EventTable, row: number, laterTicks = 0): void {
    const other = table.otherAt(row);
    if (other) this.pushOther({ ...other, midiTick: other.midiTick + laterTicks });
    else this.pushRow(table.tickAt(row) + laterTicks, table.rows.message.at(row));
  }

  private pushRow(midiTick: number, message: number): void {
    this.rows.midiTick.push(midiTick);
    this.rows.message.push(message);
  }
}

/** @example unpackEvents(packEvents(events)) // equal to events */
export function packEvents(events: readonly MidiEvent[]): EventTable {
  const table = new EventTable(events.length);
  for (const event of events) {
    if (isMessage(event)) table.pushMessage(event.midiTick, ...encodeMessage(event));
    else table.pushOther(event);
  }
  return table;
}

function isMessage(event: MidiEvent): event is ChannelMessage & { midiTick: number } {
  return 'channel' in event;
}

/** The events as objects, for those who read them one by one: people and tests. */
export function unpackEvents(table: EventTable): MidiEvent[] {
  return Array.from({ length: table.length }, (_, row) => {
    const message = (): ChannelMessage =>
      decodeMessage(table.statusAt(row), table.firstAt(row), table.secondAt(row));
    return table.otherAt(row) ?? { midiTick: table.tickAt(row), ...message() };
  });
}
