/** Simple ways to share notes among drives, as other programs do it, to compare with. */
import { chooseIntervals } from '../../src/arrangement/auto/choose-intervals.ts';
import type { RigDrive } from '../../src/rig/types.ts';
import type { VoiceJson, VoiceNote } from '../../src/arrangement/arranged-json.ts';
import { Column } from '../../src/table/column.ts';
import type { Note } from '../../src/score/types.ts';

/** Voices of `notes` (sorted by startUs, no drums), ungated. */
export type Baseline = (notes: readonly Note[], drives: readonly RigDrive[]) => VoiceJson[];

export const baselines: Readonly<Record<string, Baseline>> = {
  'channel = drive': (notes, drives) => shareOut(notes, drives, (note) => (note.channel - 1) % drives.length),
  'round robin': (notes, drives) => {
    let last = -1;
    return shareOut(notes, drives, (note, held) => {
      const turns = drives.map((_, turn) => (last + 1 + turn) % drives.length);
      last = turns.find((place) => isFree(held[place], note)) ?? (last + 1) % drives.length;
      return last;
    });
  },
  'first free': (notes, drives) =>
    shareOut(notes, drives, (note, held) =>
      Math.max(
        0,
        drives.findIndex((_, place) => isFree(held[place], note)),
      ),
    ),
  'optimum of note time': optimumOfTime,
};

type Held = VoiceNote | undefined;

function isFree(held: Held, { startUs }: Note): boolean {
  return held === undefined || held.endUs <= startUs;
}

/** Each note goes to the drive at the place that `choose` tells, and ends what sounds there. */
function shareOut(
  notes: readonly Note[],
  drives: readonly RigDrive[],
  choose: (note: Note, held: readonly Held[]) => number,
): VoiceJson[] {
  const voices = drives.map(({ id }): VoiceJson => ({ drive: id, notes: [] }));
  const held: Held[] = drives.map(() => undefined);
  for (const note of notes) {
    const place = choose(note, held);
    const drive = drives[place];
    if (!drive) continue;
    const last = held[place];
    if (last && last.endUs > note.startUs) last.endUs = note.startUs;
    const played = toVoiceNote(note, drive);
    held[place] = played;
    voices[place]?.notes.push(played);
  }
  return voices.map(({ drive, notes: own }) => ({
    drive,
    notes: own.filter(({ startUs, endUs }) => endUs > startUs),
  }));
}

/** Whole notes, those of the longest time in all that the drives can hold: the exact choice, worth = length. */
function optimumOfTime(notes: readonly Note[], drives: readonly RigDrive[]): VoiceJson[] {
  const flags = chooseIntervals(
    {
      startUs: Column.of(notes.map(({ startUs }) => startUs)),
      endUs: Column.of(notes.map(({ endUs }) => endUs)),
      worth: Column.of(notes.map(({ startUs, endUs }) => endUs - startUs)),
    },
    drives.length,
  );
  const chosen = notes.filter((_, index) => flags[index] === 1);
  return baselines['first free']?.(chosen, drives) ?? [];
}

function toVoiceNote({ startUs, endUs, note, velocity, channel }: Note, drive: RigDrive): VoiceNote {
  const folded = drive.lowNote + ((((note - drive.lowNote) % 12) + 12) % 12);
  return { startUs, endUs, note: folded, velocity, source: { channel, note, startUs } };
}
