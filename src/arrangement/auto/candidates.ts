/** The notes that automatic arranging chooses from, each with its line, its core and its worth. */
import { OCTAVE_SEMITONES } from '../../units/octave.ts';
import type { NoteTable } from '../../score/note-table.ts';
import { createTable, type Table } from '../../table/table.ts';
import { ownerOf } from '../part-source.ts';
import { lineNames, type Part } from '../types.ts';
import type { VoiceTable } from '../voice-table.ts';

export const candidateColumns = [
  /** Of the note in the score. */
  'row',
  'channel',
  /** Place among the parts of lines, from 0, of the part that plays it; it tells the drives that may. */
  'part',
  /** The highest sounding when it begins is melody, the lowest bass; a note alone is melody. As a place in `lineNames`. */
  'line',
  'startUs',
  'endUs',
  /** As asked for: the octave of its part is applied. */
  'pitch',
  /** Until then a chosen note is never cut; what comes after is its tail. */
  'coreEndUs',
  'worth',
  /** The place of the drive on which a part made by hand has already put the note; else FREE. */
  'fixedOn',
  /** 1 where the exact choice took it. */
  'isChosen',
  /** The pitch planned for a note of an outer line; else UNPLANNED. */
  'planned',
] as const;

/** Sorted by startUs. */
export type CandidateTable = Table<(typeof candidateColumns)[number]>;

export const [MELODY, BASS, INNER] = [
  lineNames.indexOf('melody'),
  lineNames.indexOf('bass'),
  lineNames.indexOf('inner'),
];
export const FREE = -1;
export const UNPLANNED = -1000;

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

/** Notes that begin at exactly one time, as rows, each with its line. */
type Chord = { rows: readonly number[]; lines: readonly number[] };

/** A candidate for each of `rows` (sorted by startUs, each with a length) that some part plays, in the same order. */
export function toCandidates(
  parts: readonly Part[],
  short: VoiceTable,
  notes: NoteTable,
  rows: readonly number[],
): CandidateTable {
  const { startUs, endUs, pitch } = short;
  const candidates: CandidateTable = createTable(candidateColumns, rows.length);
  const partFor = createPartFinder(parts, notes);
  for (const chord of chordsOf(short, rows)) {
    chord.rows.forEach((row, place) => {
      const line = chord.lines[place] ?? INNER;
      const part = partFor(row, line);
      if (part === -1) return;
      const lengthUs = endUs.at(row) - startUs.at(row);
      candidates.push({
        row,
        channel: notes.channel.at(row),
        part,
        line,
        startUs: startUs.at(row),
        endUs: endUs.at(row),
        pitch: pitch.at(row) + (parts[part]?.octave ?? 0) * OCTAVE_SEMITONES,
        coreEndUs: startUs.at(row) + Math.min(lengthUs, line === INNER ? CORE_US : OUTER_CORE_US),
        worth: lineWorth(chord, place, short) * loudness(notes.velocity.at(row), lengthUs),
        fixedOn: FREE,
        isChosen: 0,
        planned: UNPLANNED,
      });
    });
  }
  return candidates;
}

/** The part of a line that plays a note; -1 where nobody is to play it. */
function createPartFinder(parts: readonly Part[], notes: NoteTable): (row: number, line: number) => number {
  const owners = parts.map(({ from }) => ownerOf(from, notes));
  return (row, line) =>
    parts.findIndex(({ split }, place) => split?.from === lineNames[line] && owners[place]?.(row));
}

function* chordsOf({ startUs, endUs, pitch }: VoiceTable, rows: readonly number[]): Generator<Chord> {
  let sounding: number[] = [];
  for (let from = 0; from < rows.length;) {
    const nowUs = startUs.at(rows[from] ?? 0);
    let to = from;
    while (to < rows.length && startUs.at(rows[to] ?? 0) === nowUs) to += 1;
    const chord = rows.slice(from, to);
    sounding = sounding.filter((row) => endUs.at(row) > nowUs);
    sounding.push(...chord);
    const top = sounding.reduce((highest, row) => Math.max(highest, pitch.at(row)), -Infinity);
    const bottom = sounding.reduce((lowest, row) => Math.min(lowest, pitch.at(row)), Infinity);
    const lines = chord.map((row) =>
      pitch.at(row) === top ? MELODY : pitch.at(row) === bottom ? BASS : INNER,
    );
    yield { rows: chord, lines };
    from = to;
  }
}

function loudness(velocity: number, lengthUs: number): number {
  const loud = SOFTEST + (LOUDNESS_SPAN * velocity) / VELOCITY_MAX;
  return loud + Math.min(lengthUs, WORTH_LENGTH_US_MAX) * WORTH_PER_US;
}

function lineWorth(chord: Chord, place: number, { pitch, endUs }: VoiceTable): number {
  const own = pitch.at(chord.rows[place] ?? 0);
  const line = chord.lines[place] ?? INNER;
  const twins = chord.rows.filter(
    (row, other) =>
      other !== place &&
      (pitch.at(row) - own) % OCTAVE_SEMITONES === 0 &&
      ranksBefore(chord, other, place, endUs),
  );
  if (twins.some((row) => pitch.at(row) === own)) return UNISON_TWIN_WORTH;
  if (line !== INNER) return line === MELODY ? MELODY_WORTH : BASS_WORTH;
  return twins.length > 0 ? OCTAVE_TWIN_WORTH : 1;
}

/** Of twins the outer line counts in full, then the longer note, then the first. */
function ranksBefore({ rows, lines }: Chord, a: number, b: number, endUs: VoiceTable['endUs']): boolean {
  const outer = (place: number): number => (lines[place] === INNER ? 0 : 1);
  const endsUs = (place: number): number => endUs.at(rows[place] ?? 0);
  return (outer(a) - outer(b) || endsUs(a) - endsUs(b) || b - a) > 0;
}
