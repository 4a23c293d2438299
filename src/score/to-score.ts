/** Makes a score of a MIDI file: notes in microseconds on a grid of bars, with its controllers reduced. */
import { messageKinds } from '../midi/status-bytes.ts';
import type { MidiFile } from '../midi/midi-file.ts';
import { layBars } from './bars.ts';
import { describeChannels } from './channels.ts';
import { createControllerReduction } from './channel-state.ts';
import { limitDuration } from './limit-duration.ts';
import { pairNotes, type Pairing } from './note-pairing.ts';
import { stuckNoteProblems } from './stuck-notes.ts';
import { createTempoMap } from './tempo-map.ts';
import type { Score, TextMeta } from './types.ts';

/**
 * A note on a channel and pitch that sounds ends the first one; one that never ends lasts to the end of its track, and
 * is told in `problems`. At one tick, offs come before ons over all tracks.
 */
export function toScore(file: MidiFile): Score {
  const map = createTempoMap(file);
  const controllers = createControllerReduction();
  const texts: TextMeta[] = [];
  const programs = new Map<number, number>();
  const takeOther: Pairing['takeOther'] = (events, row, atUs, track) => {
    const other = events.otherAt(row);
    if (other?.type === 'text') texts.push({ atUs, track, kind: other.kind, text: other.text });
    else if (events.kindAt(row) === messageKinds.programChange)
      programs.set(events.channelAt(row), events.firstAt(row));
    else controllers.take(events, row, atUs);
  };
  const endsWithTrack = file.format === 2;
  const { notes, stuck, unreleased, restruck } = pairNotes(file.tracks, {
    toUs: (tick) => map.tickToUs(tick),
    endsWithTrack,
    takeOther,
  });
  const endTick = file.tracks.reduce((latest, { events }) => Math.max(latest, events.endTick), 0);
  const score: Score = {
    notes,
    ticksPerQuarter: map.ticksPerQuarter,
    durationUs: map.tickToUs(endTick),
    tempos: map.tempos,
    ...layBars(file, map, endTick),
    bends: controllers.bends,
    pedals: controllers.pedals,
    ...(controllers.portamento.length > 0 && { portamento: controllers.portamento }),
    texts,
    channels: describeChannels(file.tracks, notes, programs),
    tracks: file.tracks.map(({ name }, index) => ({ track: index + 1, name })),
    problems: file.problems,
    stuck,
    unreleased,
    restruck,
  };
  const problems =
    stuck.length === 0 ? file.problems : [...file.problems, ...stuckNoteProblems(file, score, stuck)];
  return limitDuration({ ...score, problems });
}
