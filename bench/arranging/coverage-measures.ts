/** How much of a song six voices keep: measured from the voices and the score alone, without any code of the arranger. */
import type { VoiceJson, VoiceNote } from '../../src/arrangement/arranged-json.ts';
import type { Note } from '../../src/score/types.ts';

/** Shares, 0..1. */
export type CoverageMeasures = { keep: number; onset: number; melody: number; bass: number };

/** An onset counts as met when a voice of its pitch class begins within this time … */
const ONSET_TOLERANCE_US = 20_000;
/** … and lasts at least so long, or as long as the note. */
const SOUNDS_US_MIN = 50_000;

/** `notes` are those wanted (no drums), in times as played; voices ungated (gate 1). */
export function measureCoverage(
  notes: readonly Note[],
  voices: readonly VoiceJson[],
  drives: number,
): CoverageMeasures {
  const played = voices.flatMap((voice) => voice.notes).toSorted((a, b) => a.startUs - b.startUs);
  const met = metOnsets(notes, played);
  const { tops, bottoms } = outerOnsets(notes);
  const share = (which: readonly Note[]): number =>
    which.length === 0 ? 1 : which.filter((note) => met.has(note)).length / which.length;
  return {
    keep: keptTime(notes, played, drives),
    onset: share(notes),
    melody: share(tops),
    bass: share(bottoms),
  };
}

/** Seconds sounded at a wanted pitch class over the seconds that `drives` voices could sound. */
function keptTime(notes: readonly Note[], played: readonly VoiceNote[], drives: number): number {
  const changes = [
    ...notes.flatMap(({ startUs, endUs, note }) => [
      { atUs: startUs, wanted: 1, sounding: 0, note },
      { atUs: endUs, wanted: -1, sounding: 0, note },
    ]),
    ...played.flatMap(({ startUs, endUs, note }) => [
      { atUs: startUs, wanted: 0, sounding: 1, note },
      { atUs: endUs, wanted: 0, sounding: -1, note },
    ]),
  ].sort((a, b) => a.atUs - b.atUs);
  const wanted = new Array<number>(12).fill(0);
  const sounding = new Array<number>(12).fill(0);
  let lastUs = 0;
  let keptUs = 0;
  let couldUs = 0;
  for (const change of changes) {
    const spanUs = change.atUs - lastUs;
    lastUs = change.atUs;
    const kept = wanted.reduce(
      (sum, count, pitchClass) => sum + Math.min(count, sounding[pitchClass] ?? 0),
      0,
    );
    keptUs += spanUs * Math.min(drives, kept);
    couldUs +=
      spanUs *
      Math.min(
        drives,
        wanted.reduce((sum, count) => sum + count, 0),
      );
    const pitchClass = change.note % 12;
    wanted[pitchClass] = (wanted[pitchClass] ?? 0) + change.wanted;
    sounding[pitchClass] = (sounding[pitchClass] ?? 0) + change.sounding;
  }
  return couldUs === 0 ? 1 : keptUs / couldUs;
}

function metOnsets(notes: readonly Note[], played: readonly VoiceNote[]): Set<Note> {
  const met = new Set<Note>();
  let first = 0;
  for (const note of notes) {
    while ((played[first]?.startUs ?? Infinity) < note.startUs - ONSET_TOLERANCE_US) first++;
    const needUs = Math.min(SOUNDS_US_MIN, note.endUs - note.startUs) - 1;
    for (
      let index = first;
      (played[index]?.startUs ?? Infinity) <= note.startUs + ONSET_TOLERANCE_US;
      index++
    ) {
      const voice = played[index];
      if (!voice || voice.note % 12 !== note.note % 12 || voice.endUs - voice.startUs < needUs) continue;
      met.add(note);
      break;
    }
  }
  return met;
}

/** Notes that are the highest, or the lowest, sounding when they begin. */
export function outerOnsets(notes: readonly Note[]): { tops: Note[]; bottoms: Note[] } {
  const tops: Note[] = [];
  const bottoms: Note[] = [];
  let sounding: Note[] = [];
  for (let index = 0; index < notes.length;) {
    const startUs = notes[index]?.startUs ?? 0;
    sounding = sounding.filter(({ endUs }) => endUs > startUs);
    const begun = index;
    for (let note = notes[index]; note && note.startUs === startUs; note = notes[++index])
      sounding.push(note);
    const pitches = sounding.map(({ note }) => note);
    const top = Math.max(...pitches);
    const bottom = Math.min(...pitches);
    for (const note of notes.slice(begun, index)) {
      if (note.note === top) tops.push(note);
      if (note.note === bottom) bottoms.push(note);
    }
  }
  return { tops, bottoms };
}
