/** Tracks as text for tests of timing: `0 on C4 | 96 off C4 | 96 cc 64 127`, ticks first, channel 1 unless `@3`. */
import { packEvents } from '../../src/midi/event-table.ts';
import type { MidiFile } from '../../src/midi/midi-file.ts';
import type { MidiEvent, MidiEventBody } from '../../src/midi/types.ts';
import { nameToNote } from '../../src/units/note-name.ts';

export type FileText = { ppq?: number; format?: 0 | 1 | 2 };

/** A file of the tracks given, at 100 ticks a quarter (5 ms a tick at 120 a minute). */
export function fileOf(tracks: string[], { ppq = 100, format = 1 }: FileText = {}): MidiFile {
  return {
    format,
    division: { kind: 'ppq', ticksPerQuarter: ppq },
    tracks: tracks.map((text, index) => ({ name: `track ${index + 1}`, events: packEvents(eventsOf(text)) })),
    problems: [],
  };
}

export function eventsOf(text: string): MidiEvent[] {
  return text
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(parseEvent);
}

function parseEvent(part: string): MidiEvent {
  const channel = Number(/@(\d+)/.exec(part)?.[1] ?? 1);
  const [tick = '', kind = '', ...words] = part.replace(/@\d+/, '').split(/\s+/);
  return { midiTick: Number(tick), ...bodyOf(kind, channel, words, part) };
}

function bodyOf(kind: string, channel: number, words: string[], part: string): MidiEventBody {
  const [first = '', second = ''] = words;
  const note = nameToNote(first) ?? 0;
  switch (kind) {
    case 'on':
      return { type: 'noteOn', channel, note, velocity: 64 };
    case 'off':
      return { type: 'noteOff', channel, note, velocity: 0 };
    case 'cc':
      return { type: 'controller', channel, controller: Number(first), value: Number(second) };
    case 'bend':
      return { type: 'pitchBend', channel, value: Number(first) };
    case 'program':
      return { type: 'programChange', channel, program: Number(first) };
    case 'tempo':
      return { type: 'tempo', usPerQuarter: Number(first) };
    case 'meter':
      return { type: 'timeSignature', numerator: Number(first), denominator: Number(second) };
    case 'text':
      return { type: 'text', kind: 'text', text: words.join(' ') };
    case 'end':
      return { type: 'endOfTrack' };
    default:
      throw new Error(`no event: ${part}`);
  }
}
