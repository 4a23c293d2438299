/** Finds parts doubled in unison: that adds little, an octave carries further. */
import { OCTAVE_SEMITONES } from '../../units/octave.ts';
import { TONE_KIND } from '../../arrangement/voice-table.ts';
import { CHORD_SPREAD_US } from '../../arrangement/onsets.ts';
import type { Voice } from '../../arrangement/arranged.ts';
import type { Part } from '../../arrangement/types.ts';
import { drivesOf } from '../../rig/drive-limits.ts';
import type { RigDrive } from '../../rig/types.ts';
import { defineRule } from '../define-rule.ts';
import type { LintSong, FindingLog, Telling } from '../types.ts';

/** Of the notes of the voice that has more to play. */
const SHARE_MIN = 0.9;
/** Notes looked at before two voices are given up as different. */
const GLANCE_NOTES = 16;

export const unisonDoubling = defineRule({
  name: 'unison-doubling',
  about: 'a part doubled in unison, where an octave would carry further',
  options: { notes: 8 },
  check(song, log, { notes: notesMin }) {
    song.arrangement?.file.parts.forEach((part, index) => {
      const { double } = part;
      if (double?.octave !== 0) return;
      log.at({}, () => {
        const fact = `drive ${double.drive} doubles part ${index + 1} in unison`;
        const keys = ['parts', index, 'double'];
        return {
          message: `${fact}; double it an octave above or below`,
          keys,
          ...cure(song, part, double.drive, index),
        };
      });
    });
    if (song.arrangement) reportTwins(song, notesMin, log);
  },
});

/** The octave that lies towards the other drive's range; none where that drive has the part's own range. */
function cure(
  song: LintSong,
  part: Part,
  doubleId: number,
  index: number,
): Pick<Telling, 'fix' | 'suggestions'> {
  const drives = drivesOf(song.rig);
  const double = drives.find(({ id }) => id === doubleId);
  const own = drives.find(({ id }) => id === part.drives[0]);
  const octave = double && own ? Math.round((middle(double) - middle(own)) / OCTAVE_SEMITONES) : 0;
  if (Math.abs(octave) !== 1) return { suggestions: ['double it on a drive of the tier above or below'] };
  return {
    fix: { kind: 'arrangement', edits: [{ keys: ['parts', index, 'double', 'octave'], value: octave }] },
  };
}

function middle({ lowNote, highNote }: RigDrive): number {
  return (lowNote + highNote) / 2;
}

/**
 * Reports voices that play the same notes at the same time from first to last, since the song itself has a part twice.
 * @param notesMin voices of fewer notes are not judged
 */
function reportTwins(song: LintSong, notesMin: number, log: FindingLog): void {
  const playing = song.arranged().voices.filter(({ notes }) => notes.length >= notesMin);
  playing.forEach((voice, index) => {
    const twin = playing.slice(0, index).find((other) => isTwin(voice, other));
    if (!twin) return;
    log.atVoiceNote(voice.drive, voice.notes, 0, () => {
      const fact = `drive ${voice.drive} plays the notes of drive ${twin.drive} in unison`;
      return { message: `${fact}; give one of the two parts an octave, or take it out` };
    });
  });
}

function isTwin({ notes: a }: Voice, { notes: b }: Voice): boolean {
  const [fewer, more] = a.length <= b.length ? [a, b] : [b, a];
  let [same, next] = [0, 0];
  for (let index = 0; index < fewer.length; index += 1) {
    const atUs = fewer.startUs.at(index);
    while (next < more.length && more.startUs.at(next) < atUs - CHORD_SPREAD_US) next += 1;
    const isTogether = next < more.length && more.startUs.at(next) <= atUs + CHORD_SPREAD_US;
    const areTones = fewer.kind.at(index) === TONE_KIND && more.kind.at(next) === TONE_KIND;
    if (isTogether && areTones && fewer.note.at(index) === more.note.at(next)) same += 1;
    if (index === GLANCE_NOTES && same < GLANCE_NOTES / 2) return false;
  }
  return same >= SHARE_MIN * more.length;
}
