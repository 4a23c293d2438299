/** Finds parts doubled in unison: that adds little, an octave carries further. */
import type { Part } from '../../arrangement/types.ts';
import { drivesOf } from '../../rig/drive-limits.ts';
import type { RigDrive } from '../../rig/types.ts';
import { reportTwins } from '../twin-voices.ts';
import type { LintSong, Rule, Telling } from '../types.ts';

export const unisonDoubling: Rule = {
  name: 'unison-doubling',
  about: 'a part doubled in unison, where an octave would carry further',
  options: { notes: 8 },
  check(song, report, { notes: notesMin = 8 }) {
    song.arrangement?.file.parts.forEach((part, index) => {
      const { double } = part;
      if (double?.octave !== 0) return;
      report.at({}, () => {
        const fact = `drive ${double.drive} doubles part ${index + 1} in unison`;
        const keys = ['parts', index, 'double'];
        return {
          message: `${fact}; double it an octave above or below`,
          keys,
          ...cure(song, part, double.drive, index),
        };
      });
    });
    if (song.arrangement) reportTwins(song, notesMin, report);
  },
};

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
  const octave = double && own ? Math.round((middle(double) - middle(own)) / 12) : 0;
  if (Math.abs(octave) !== 1) return { suggestions: ['double it on a drive of the tier above or below'] };
  return {
    fix: { kind: 'arrangement', edits: [{ keys: ['parts', index, 'double', 'octave'], value: octave }] },
  };
}

function middle({ lowNote, highNote }: RigDrive): number {
  return (lowNote + highNote) / 2;
}
