/** A track's events as a table: a channel message is a number in a row, as on a MIDI cable; what is no such message is kept beside. */
import { Column } from './column.ts';
import type { MidiEvent } from './types.ts';

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

const BEND_CENTRE = 8192;

/** Every event has a row, in the order of the track. */
export class EventTable {
  /** Events that are no channel messages, in order. */
  readonly others: MidiEvent[] = [];
  private readonly ticks: Column;
  /** Bits: kind from 20 on, channel - 1 from 16 on, two times seven of data; below 0 for what stands in `others`. */
  private readonly messages: Column;

  /** @param eventsExpected rows to make room for */
  constructor(eventsExpected: number) {
    this.ticks = new Column(eventsExpected);
    this.messages = new Column(eventsExpected);
  }

  get length(): number {
    return this.ticks.length;
  }

  /** NaN where there is no such row. */
  tickAt(row: number): number {
    return this.ticks.at(row);
  }

  /** Tick of the last event; 0 where there is none. */
  get endTick(): number {
    return this.length === 0 ? 0 : this.ticks.at(this.length - 1);
  }

  kindAt(row: number): number {
    const message = this.messages.at(row);
    return message < 0 ? OTHER_KIND : message >> 20;
  }

  /** 1..16. */
  channelAt(row: number): number {
    return ((this.messages.at(row) >> 16) & 0xf) + 1;
  }

  /** First data byte: a note, controller or program. */
  firstAt(row: number): number {
    return (this.messages.at(row) >> 7) & 0x7f;
  }

  /** Second data byte: a velocity, value or pressure. */
  secondAt(row: number): number {
    return this.messages.at(row) & 0x7f;
  }

  /** -8192..8191. */
  bendAt(row: number): number {
    return (this.messages.at(row) & 0x3fff) - BEND_CENTRE;
  }

  /** Undefined where the row holds a channel message. */
  otherAt(row: number): MidiEvent | undefined {
    const message = this.messages.at(row);
    return message < 0 ? this.others[-1 - message] : undefined;
  }

  /** @param channel 1..16 */
  pushMessage(midiTick: number, kind: number, channel: number, first: number, second: number): void {
    this.ticks.push(midiTick);
    this.messages.push((kind << 20) | ((channel - 1) << 16) | (first << 7) | second);
  }

  pushBend(midiTick: number, channel: number, value: number): void {
    this.ticks.push(midiTick);
    this.messages.push((messageKinds.pitchBend << 20) | ((channel - 1) << 16) | (value + BEND_CENTRE));
  }

  pushOther(event: MidiEvent): void {
    this.ticks.push(event.midiTick);
    this.messages.push(-1 - this.others.length);
    this.others.push(event);
  }
}
