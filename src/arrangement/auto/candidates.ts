/** The notes that automatic arranging chooses from, each with its line, its core and its worth. */
import { OCTAVE_SEMITONES } from '../../units/octave.ts';
import type { Line, Part } from '../types.ts';
import type { WantedNote } from '../short-score/short-score.ts';

export type Candidate = {
  wanted: WantedNote;
  /** The highest sounding when it begins is melody, the lowest bass; a note alone is melody. */
  line: Line;
  /** Until then a chosen note is never cut; what comes after is its tail. */
  coreEndUs: number;
  worth: number;
  /** The part that plays it; it tells the drives that may. */
  part: Part;
  /** Set where a part made by hand has already put the note on this drive. */
  fixedOn?: number;
};

/** The part for a note of a line; undefined where nobody is to play it. */
export type PartOf = (wanted: WantedNote, line: Line) => Part | undefined;

/** A listener misses the lines first; inner notes are all worth about one. */
const MELODY_WORTH = 20;
const BASS_WORTH = 15;
/** An inner note whose pitch class begins on another note at the same time adds colour, not harmony. */
const OCTAVE_TWIN_WORTH = 0.3;
/** One that doubles another note in unison adds loudness at most. */
const UNISON_TWIN_WORTH = 0.1;
/** How much softer counts less: velocity 1 is worth 0.7 and velocity 127 1.3 of the mean. */
const SOFTEST = 0.7;
const LOUDNESS_SPAN = 0.6;
const VELOCITY_MAX = 127;
/** A second of length is worth a fifth of an onset. */
const WORTH_PER_US = 0.2 / 1_000_000;
const WORTH_LENGTH_US_MAX = 2_000_000;
/** A note shorter than this is not heard as one, and one this long is. */
const CORE_US = 120_000;
const OUTER_CORE_US = 250_000;

/** A candidate for each note (sorted by startUs, each with a length) that some part plays, in the same order. */
export function toCandidates(notes: readonly WantedNote[], partOf: PartOf): Candidate[] {
  const candidates: Candidate[] = [];
  let sounding: WantedNote[] = [];
  for (const chord of together(notes)) {
    const nowUs = chord[0]?.startUs ?? 0;
    sounding = sounding.filter(({ endUs }) => endUs > nowUs);
    sounding.push(...chord);
    const top = sounding.reduce((highest, { pitch }) => Math.max(highest, pitch), -Infinity);
    const bottom = sounding.reduce((lowest, { pitch }) => Math.min(lowest, pitch), Infinity);
    const lines = chord.map(({ pitch }): Line =>
      pitch === top ? 'melody' : pitch === bottom ? 'bass' : 'inner',
    );
    chord.forEach((wanted, index) => {
      const part = partOf(wanted, lines[index] ?? 'inner');
      if (part) candidates.push({ ...weigh(wanted, index, chord, lines), part });
    });
  }
  return candidates;
}

/** Notes that begin at exactly one time. */
export function* together(notes: readonly WantedNote[]): Generator<WantedNote[]> {
  for (let index = 0; index < notes.length;) {
    const chord: WantedNote[] = [];
    const startUs = notes[index]?.startUs;
    for (let note = notes[index]; note && note.startUs === startUs; note = notes[++index]) chord.push(note);
    yield chord;
  }
}

function weigh(
  wanted: WantedNote,
  index: number,
  chord: readonly WantedNote[],
  lines: readonly Line[],
): Omit<Candidate, 'part'> {
  const line = lines[index] ?? 'inner';
  const lengthUs = wanted.endUs - wanted.startUs;
  const coreUs = line === 'inner' ? CORE_US : OUTER_CORE_US;
  const loudness = SOFTEST + (LOUDNESS_SPAN * wanted.source.velocity) / VELOCITY_MAX;
  const length = Math.min(lengthUs, WORTH_LENGTH_US_MAX) * WORTH_PER_US;
  return {
    wanted,
    line,
    coreEndUs: wanted.startUs + Math.min(lengthUs, coreUs),
    worth: lineWorth(wanted, index, chord, lines) * (loudness + length),
  };
}

function lineWorth(
  wanted: WantedNote,
  index: number,
  chord: readonly WantedNote[],
  lines: readonly Line[],
): number {
  const line = lines[index] ?? 'inner';
  const isTwin = (other: WantedNote, place: number): boolean =>
    place !== index &&
    (other.pitch - wanted.pitch) % OCTAVE_SEMITONES === 0 &&
    ranksBefore(place, index, chord, lines);
  const twins = chord.filter(isTwin);
  if (twins.some(({ pitch }) => pitch === wanted.pitch)) return UNISON_TWIN_WORTH;
  if (line !== 'inner') return line === 'melody' ? MELODY_WORTH : BASS_WORTH;
  return twins.length > 0 ? OCTAVE_TWIN_WORTH : 1;
}

/** Of twins the outer line counts in full, then the longer note, then the first. */
function ranksBefore(a: number, b: number, chord: readonly WantedNote[], lines: readonly Line[]): boolean {
  const outer = (place: number): number => (lines[place] === 'inner' ? 0 : 1);
  const endUs = (place: number): number => chord[place]?.endUs ?? 0;
  return (outer(a) - outer(b) || endUs(a) - endUs(b) || b - a) > 0;
}
