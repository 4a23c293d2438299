/** An arrangement as a MIDI file: one channel a drive, folded and gated, for any sequencer and for Moppy. */
import { packEvents } from '../midi/event-table.ts';
import type { WritableMidi } from '../midi/write-midi.ts';
import type { MidiEvent, TextKind } from '../midi/types.ts';
import type { NoteTable } from '../score/note-table.ts';
import type { Score } from '../score/types.ts';
import { bendEvents, bendRangeEvents, bendRangeSemitones } from './export/bend-events.ts';
import { createTickMap } from './export/tick-map.ts';
import type { TickMap } from './export/tick-map.ts';
import type { Arranged, Voice } from './arranged.ts';

/** By this text a file is known to be arranged already: it is played as it stands. */
export const ARRANGED_MARK = 'arranged by flopera: one channel a drive, folded and gated';

/** Channels in the order of a rig's drives; 10 is left out, since sequencers sound it as drums. */
export const driveChannels: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16];

const TEXTS_CARRIED_OVER: ReadonlySet<string> = new Set<TextKind>([
  'text',
  'copyright',
  'marker',
  'cuePoint',
  'lyric',
]);

/**
 * The file, format 1: a conductor's track with the tempo map, meters, texts and markers, then a track for each drive.
 * `tempo` is the factor that the arrangement was made with. A drum's burst becomes a short note of its drive.
 * @throws RangeError where there are more drives than channels.
 */
export function toMidi(arranged: Arranged, score: Score, tempo: number, title: string): WritableMidi {
  if (arranged.voices.length > driveChannels.length) {
    throw new RangeError(`a MIDI file has room for ${driveChannels.length} drives, one a channel`);
  }
  const map = createTickMap(score, tempo);
  const { velocity } = score.notes;
  const tracks = arranged.voices.map((voice, place) =>
    driveTrack(voice, driveChannels[place] ?? 1, velocity, map),
  );
  return {
    format: 1,
    division: { kind: 'ppq', ticksPerQuarter: map.ticksPerQuarter },
    tracks: [{ name: title, events: packEvents(conductorEvents(score, tempo, map)) }, ...tracks],
  };
}

function conductorEvents(score: Score, tempo: number, map: TickMap): MidiEvent[] {
  const events: MidiEvent[] = [{ midiTick: 0, type: 'text', kind: 'text', text: ARRANGED_MARK }];
  for (const { midiTick, usPerQuarter } of map.tempos) events.push({ midiTick, type: 'tempo', usPerQuarter });
  for (const { startUs, numerator, denominator } of score.meters) {
    events.push({ midiTick: map.usToTick(startUs / tempo), type: 'timeSignature', numerator, denominator });
  }
  for (const { atUs, kind, text } of score.texts) {
    if (!isCarriedOver(kind) || text === ARRANGED_MARK) continue;
    events.push({ midiTick: map.usToTick(atUs / tempo), type: 'text', kind, text });
  }
  events.push({ midiTick: map.usToTick(score.durationUs / tempo), type: 'endOfTrack' });
  return events;
}

function isCarriedOver(kind: string): kind is TextKind {
  return TEXTS_CARRIED_OVER.has(kind);
}

function driveTrack(
  voice: Voice,
  channel: number,
  velocity: NoteTable['velocity'],
  map: TickMap,
): WritableMidi['tracks'][number] {
  const { drive, notes } = voice;
  const events: MidiEvent[] = [];
  const rangeSemitones = bendRangeSemitones(voice);
  if (rangeSemitones > 0) events.push(...bendRangeEvents(channel, rangeSemitones));
  for (let index = 0; index < notes.length; index += 1) {
    const note = notes.note.at(index);
    const startTick = map.usToTick(notes.startUs.at(index));
    const endTick = Math.max(startTick + 1, map.usToTick(notes.endUs.at(index)));
    if (rangeSemitones > 0) events.push(...bendEvents(voice, index, channel, rangeSemitones, map));
    const onset = { note, velocity: velocity.at(notes.row.at(index)) };
    events.push({ midiTick: startTick, type: 'noteOn', channel, ...onset });
    events.push({ midiTick: endTick, type: 'noteOff', channel, note, velocity: 0 });
  }
  return { name: `drive ${drive}`, events: packEvents(inOrder(events)) };
}

/** At one tick offs come first, then bends, then ons. */
function inOrder(events: readonly MidiEvent[]): MidiEvent[] {
  const rank = ({ type }: MidiEvent): number => (type === 'noteOff' ? 0 : type === 'noteOn' ? 2 : 1);
  return events.toSorted((a, b) => a.midiTick - b.midiTick || rank(a) - rank(b));
}
