/** Two bars for two drives, small enough to know every note by heart. */
import { toRoll } from '../../src/roll/to-roll.ts';
import type { Roll } from '../../src/roll/types.ts';
import { PLAYED, reasonToFate } from '../../src/arrangement/arranged.ts';
import type { Rig, RigDrive } from '../../src/rig/types.ts';
import type { Note, Score } from '../../src/score/types.ts';
import { Column } from '../../src/table/column.ts';
import { voiceOf, type PlayedNote } from '../arrangement/voice-of.ts';
import { scoreOf } from '../score/event-text.ts';
import { scoreOfNotes } from '../score/score-of-notes.ts';

const BAR_US = 2e6;
export const NONE_DROPPED = { fates: new Column(), isLossy: false };

/** A quarter note of half a second, at this beat (from 0). */
export function quarter(beat: number, channel: number, note: number): Note {
  return { startUs: beat * 5e5, endUs: beat * 5e5 + 5e5, channel, note, velocity: 90, track: channel };
}

/** What a drive makes of a note of the score, which stands in its row `row`. */
export function played({ startUs, endUs, note }: Note, row: number, as = note, tempo = 1): PlayedNote {
  const start = startUs / tempo;
  return { startUs: start, endUs: start + (endUs - startUs) / tempo / 2, note: as, row };
}

/** The score of these notes, in bars of four quarters. */
export function scoreInBars(notes: Note[], bars: number): Score {
  return scoreOfNotes(notes, {
    durationUs: bars * BAR_US,
    barStartsUs: Array.from({ length: bars + 1 }, (_, bar) => bar * BAR_US),
  });
}

export function drive(id: number, lowNote: number, highNote: number): RigDrive {
  return {
    id,
    lowNote,
    highNote,
    levelDb: 0,
    motion: 'travel',
    lowTrack: 0,
    highTrack: 79,
    track0Sensor: false,
  };
}

export const rig: Rig = {
  boards: [
    { id: 'main', port: 'emulator', protocol: 'flopera', drives: [drive(7, 53, 64), drive(9, 29, 40)] },
  ],
};

/** Drive 7 plays C5 as C4 and E4; drive 9 doubles the E4 deep below; the drum of channel 10 is dropped. */
export function smallRoll(tempo = 1): Roll {
  const score = scoreOf('1: C5 0-500 E4 2000-2500 | 4000 end\n10: D2 2500-3000');
  const [first, second] = [score.notes.at(0), score.notes.at(1)];
  const arranged = {
    voices: [
      voiceOf(7, [played(first, 0, 60, tempo), played(second, 1, 64, tempo)]),
      voiceOf(9, [{ ...played(second, 1, 40, tempo), doubles: true }]),
    ],
    fates: Column.of([PLAYED, PLAYED, reasonToFate('percussion-unmapped')]),
    isLossy: true,
  };
  return toRoll({ title: 'Tea <for> "two" & more', score, arranged, rig, tempo });
}
