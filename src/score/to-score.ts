/** Makes a score of a MIDI file: notes in microseconds on a grid of bars, with its controllers reduced. */
import type { MidiFile } from '../midi/midi-file.ts';
import { createProblemLog, type Problem } from '../midi/problems.ts';
import { messageKinds } from '../midi/status-bytes.ts';
import { noteToName } from '../units/note-name.ts';
import { barBeatAt } from './bar-beat.ts';
import { describeChannels } from './channels.ts';
import { pairNotes, type Pairing } from './note-pairing.ts';
import { createTempoMap } from './tempo-map.ts';
import { layBars } from './to-score/bars.ts';
import { createControllerReduction } from './to-score/controllers.ts';
import { limitDuration } from './to-score/limit-duration.ts';
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

/** `byteOffset` is that of the track's chunk; `stuck` are rows of the score's notes. */
function stuckNoteProblems(file: MidiFile, score: Score, stuck: readonly number[]): Problem[] {
  const log = createProblemLog();
  for (const row of stuck) {
    const { startUs, channel, note, track } = score.notes.at(row);
    const { bar, beat } = barBeatAt(score, startUs);
    const place = `on channel ${channel} at bar ${bar}, beat ${Math.floor(beat * 100) / 100}`;
    const message = `${noteToName(note)} ${place} is never ended; it lasts to the end of its track: end it in the file`;
    log.add({ code: 'stuck-note', track, byteOffset: file.tracks[track - 1]?.byteOffset ?? 0, message });
  }
  return log.list();
}
