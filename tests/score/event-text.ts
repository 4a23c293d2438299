/**
 * Tracks as text, an event behind each tick and `|` between them: `0 on C4 | 96 cc 64 127 | 96 off C4`. A note that
 * begins and ends may be written by its ticks, as in `C4 0-96 E4 96-192 v100`. `3:` says the channel from there on; `@3`
 * that of one event. The other notation of songs in tests, by note values, is that of `tests/lint/lint-text.ts`.
 */
import { packEvents } from '../../src/midi/event-table.ts';
import type { MidiFile } from '../../src/midi/midi-file.ts';
import type { MidiEvent, MidiEventBody } from '../../src/midi/types.ts';
import { toScore } from '../../src/score/to-score.ts';
import type { Score } from '../../src/score/types.ts';
import { nameToNote } from '../../src/units/note-name.ts';

export type FileText = { ppq?: number; format?: 0 | 1 | 2 };

const CHANNEL = /^\s*(\d+):/;
const NOTE = /(\S+)\s+([\d.]+)-([\d.]+)(?:\s+v(\d+))?\s*/g;
const NOTES = new RegExp(`^(${NOTE.source})+$`);
const VELOCITY = 90;
/** A tick of a score's text is a millisecond: 120 quarters a minute. */
const SCORE_PPQ = 500;

/** A file of the tracks given, at 100 ticks a quarter (5 ms a tick at 120 a minute). */
export function fileOf(tracks: string[], { ppq = 100, format = 1 }: FileText = {}): MidiFile {
  return {
    format,
    division: { kind: 'ppq', ticksPerQuarter: ppq },
    tracks: tracks.map((text, index) => ({ name: `track ${index + 1}`, events: packEvents(eventsOf(text)) })),
    problems: [],
  };
}

/**
 * A score, times in ms: of a line for each channel, whose number is that of its track, too; or of the tracks.
 * @param extra what it has in place of what the text says
 */
export function scoreOf(text: string | string[], extra: Partial<Score> = {}): Score {
  const tracks = typeof text === 'string' ? tracksOfLines(text) : text;
  return { ...toScore(fileOf(tracks, { ppq: SCORE_PPQ })), ...extra };
}

function tracksOfLines(text: string): string[] {
  const tracks: string[] = [];
  for (const line of text.trim().split('\n')) tracks[Number(CHANNEL.exec(line)?.[1] ?? 1) - 1] = line;
  return Array.from(tracks, (track) => track ?? '');
}

export function eventsOf(text: string): MidiEvent[] {
  let channel = 1;
  const events = text.split('|').flatMap((part) => {
    channel = Number(CHANNEL.exec(part)?.[1] ?? channel);
    const content = part.replace(CHANNEL, '').trim();
    if (content === '') return [];
    return NOTES.test(content) ? parseNotes(content, channel) : [parseEvent(content, channel)];
  });
  return events.toSorted((a, b) => a.midiTick - b.midiTick);
}

function parseNotes(content: string, channel: number): MidiEvent[] {
  return [...content.matchAll(NOTE)].flatMap(([, name = '', start, end, velocity]): MidiEvent[] => {
    const note = nameToNote(name) ?? Number(name);
    const at = { channel, note };
    return [
      { midiTick: Number(start), type: 'noteOn', ...at, velocity: Number(velocity ?? VELOCITY) },
      { midiTick: Number(end), type: 'noteOff', ...at, velocity: 0 },
    ];
  });
}

function parseEvent(part: string, ofTrack: number): MidiEvent {
  const channel = Number(/@(\d+)/.exec(part)?.[1] ?? ofTrack);
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
