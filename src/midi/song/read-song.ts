/** A song typed as text → the MIDI file it stands for; what `arrangements/*.song` and test fixtures are read with. */
import { packEvents } from '../event-table.ts';
import type { MidiFile } from '../midi-file.ts';
import type { MidiEvent, TextKind } from '../types.ts';
import { parseSong } from './parse-song.ts';
import { SongTextError, TICKS_PER_QUARTER, type Song, type SongItem, type SongVoice } from './types.ts';

const DEFAULT_VELOCITY = 78;
const MICROSECONDS_PER_MINUTE = 60_000_000;
const MAJOR_KEYS = ['Cb', 'Gb', 'Db', 'Ab', 'Eb', 'Bb', 'F', 'C', 'G', 'D', 'A', 'E', 'B', 'F#', 'C#'];
const MINOR_KEYS = ['Ab', 'Eb', 'Bb', 'F', 'C', 'G', 'D', 'A', 'E', 'B', 'F#', 'C#', 'G#', 'D#', 'A#'];

/**
 * Reads a song text (the form is explained in `arrangements/README.md`).
 * @throws SongTextError with the line where the text is not understood or a bar does not add up.
 */
export function readSong(text: string, path = 'song'): MidiFile {
  return songToMidi(parseSong(text, path));
}

/**
 * A song as a MIDI file of 480 ticks a quarter, format 1: the conductor's track, then one a voice.
 * @throws SongTextError with the line of the system where a tie leads to no note of the same pitch.
 */
function songToMidi(song: Song): MidiFile {
  const endTick = song.bars.reduce((sum, { ticks }) => sum + ticks, 0);
  const tracks = [conductorTrack(song), ...song.voices.map((voice) => voiceTrack(song, voice))];
  return {
    format: 1,
    division: { kind: 'ppq', ticksPerQuarter: TICKS_PER_QUARTER },
    tracks: tracks.map(({ name, events }) => ({
      name,
      events: packEvents([...events, { midiTick: endTick, type: 'endOfTrack' }]),
    })),
    problems: [],
  };
}

type TypedTrack = { name: string; events: MidiEvent[] };

function conductorTrack(song: Song): TypedTrack {
  const name = song.head.get('title') ?? '';
  const events: MidiEvent[] = [];
  const addText = (midiTick: number, kind: TextKind, text: string | undefined): void => {
    if (text) events.push({ midiTick, type: 'text', kind, text });
  };
  addText(0, 'trackName', name);
  addText(0, 'text', song.head.get('composer'));
  addText(0, 'copyright', song.head.get('licence'));
  const key = keyEvent(song.head.get('key') ?? '');
  if (key) events.push(key);
  let midiTick = 0;
  let meter = '';
  for (const bar of song.bars) {
    const { numerator, denominator, marker } = bar;
    if (meter !== `${numerator}/${denominator}`)
      events.push({ midiTick, type: 'timeSignature', numerator, denominator });
    meter = `${numerator}/${denominator}`;
    addText(midiTick, 'marker', marker);
    for (const { atTick, quartersPerMinute } of bar.tempos) {
      const usPerQuarter = Math.round(MICROSECONDS_PER_MINUTE / quartersPerMinute);
      events.push({ midiTick: midiTick + atTick, type: 'tempo', usPerQuarter });
    }
    midiTick += bar.ticks;
  }
  return { name, events };
}

/** `B minor`, `Eb major`; undefined where it is neither. */
function keyEvent(key: string): MidiEvent | undefined {
  const [tonic = '', mode] = key.split(' ');
  const minor = mode === 'minor';
  const place = (minor ? MINOR_KEYS : MAJOR_KEYS).indexOf(tonic);
  return place < 0 ? undefined : { midiTick: 0, type: 'keySignature', sharps: place - 7, minor };
}

type TimedItem = SongItem & { midiTick: number; bar: number };

function voiceTrack(song: Song, voice: SongVoice): TypedTrack {
  const { name, channel, program } = voice;
  const events: MidiEvent[] = [{ midiTick: 0, type: 'text', kind: 'trackName', text: name }];
  if (program !== undefined)
    events.push({ midiTick: 0, type: 'programChange', channel, program: program - 1 });
  const notes: MidiEvent[] = [];
  const held = new Set<number>();
  let velocity = DEFAULT_VELOCITY;
  for (const item of timedItems(song, voice)) {
    velocity = item.velocity ?? velocity;
    const endTick = item.midiTick + item.ticks;
    for (const note of held) {
      if (!item.keys.some((key) => key.note === note)) throw lostTie(song, voice, item.bar);
    }
    for (const { note, tied } of item.keys) {
      if (!held.has(note)) notes.push({ midiTick: item.midiTick, type: 'noteOn', channel, note, velocity });
      if (tied) held.add(note);
      else held.delete(note);
      if (!tied) notes.push({ midiTick: endTick, type: 'noteOff', channel, note, velocity: 0 });
    }
  }
  if (held.size > 0) throw lostTie(song, voice, song.bars.length);
  notes.sort((a, b) => a.midiTick - b.midiTick || offsFirst(a) - offsFirst(b));
  return { name, events: [...events, ...notes] };
}

function timedItems(song: Song, voice: SongVoice): TimedItem[] {
  const timed: TimedItem[] = [];
  let barTick = 0;
  for (const [index, bar] of song.bars.entries()) {
    let midiTick = barTick;
    const items = bar.items.get(voice.name) ?? [];
    const present = items.length > 0 ? items : [{ ticks: bar.ticks, keys: [] }];
    for (const item of present) {
      timed.push({ ...item, midiTick, bar: index + 1 });
      midiTick += item.ticks;
    }
    barTick += bar.ticks;
  }
  return timed;
}

function offsFirst({ type }: MidiEvent): number {
  return type === 'noteOff' ? 0 : 1;
}

function lostTie({ path, bars }: Song, voice: SongVoice, bar: number): SongTextError {
  const line = bars[bar - 1]?.line ?? 1;
  const fact = `bar ${bar} of ${voice.name}: a tie leads to no note of the same pitch; end it or write the note`;
  return new SongTextError(path, line, fact);
}
