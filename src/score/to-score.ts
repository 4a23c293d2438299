/** Makes a score of a MIDI file: notes in microseconds on a grid of bars, with its controllers reduced. */
import type { MidiFile } from '../midi/types.ts';
import { layBars } from './bars.ts';
import { describeChannels } from './channels.ts';
import { createControllerReduction } from './channel-state.ts';
import { limitDuration } from './limit-duration.ts';
import { mergeTracks } from './merge-tracks.ts';
import { createNotePairing, type TakeEvent } from './note-pairing.ts';
import { stuckNoteProblems } from './stuck-notes.ts';
import { createTempoMap } from './tempo-map.ts';
import type { Score, TextMeta } from './types.ts';

/**
 * A note on a channel and pitch that sounds ends the first one; one that never ends lasts to the end of its track, and
 * is told in `problems`. At one tick, offs come before ons over all tracks.
 */
export function toScore(file: MidiFile): Score {
  const map = createTempoMap(file);
  const pairing = createNotePairing(file.format === 2);
  const controllers = createControllerReduction();
  const texts: TextMeta[] = [];
  const takeOther: TakeEvent = (event, atUs, track) => {
    if (event.type === 'text') texts.push({ atUs, track, kind: event.kind, text: event.text });
    else controllers.take(event, atUs);
  };
  mergeTracks(file.tracks, (midiTick, slices) => pairing.takeTick(map.tickToUs(midiTick), slices, takeOther));
  const trackEndTicks = file.tracks.map((track) => track.events.at(-1)?.midiTick ?? 0);
  const endTick = trackEndTicks.reduce((latest, tick) => Math.max(latest, tick), 0);
  const { notes, stuck, restruck } = pairing.finish(trackEndTicks.map((tick) => map.tickToUs(tick)));
  const score: Score = {
    notes,
    ticksPerQuarter: map.ticksPerQuarter,
    durationUs: map.tickToUs(endTick),
    tempos: map.points,
    ...layBars(file, map, endTick),
    bends: controllers.bends,
    pedals: controllers.pedals,
    ...(controllers.portamento.length > 0 && { portamento: controllers.portamento }),
    texts,
    channels: describeChannels(file, notes),
    tracks: file.tracks.map(({ name }, index) => ({ track: index + 1, name })),
    problems: file.problems,
    ...(stuck.length > 0 && { stuck }),
    ...(restruck.length > 0 && { restruck }),
  };
  const problems =
    stuck.length === 0 ? file.problems : [...file.problems, ...stuckNoteProblems(file, score, stuck)];
  return limitDuration({ ...score, problems });
}
