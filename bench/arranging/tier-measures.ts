/** How a song's outer lines fare on drives of an octave each: measured from the voices and the score alone. */
import type { VoiceJson, VoiceNote } from '../../src/arrangement/arranged-json.ts';
import type { Note } from '../../src/score/types.ts';
import { outerOnsets } from './coverage-measures.ts';

/** Shares, 0..1, and changes of drive from one note of a channel to the next, as a share too. */
export type TierMeasures = {
  melodyHighest: number;
  bassLowest: number;
  melodyBreaks: number;
  ownOctave: number;
  driveChanges: number;
};

const SEMITONES_PER_OCTAVE = 12;

type Played = VoiceNote & { drive: number };

/** `notes` are those wanted (no drums), at tempo 1, untransposed. */
export function measureTiers(notes: readonly Note[], voices: readonly VoiceJson[]): TierMeasures {
  const { tops, bottoms } = outerOnsets(notes);
  const played = voices.flatMap(({ drive, notes: own }) => own.map((note) => ({ ...note, drive })));
  played.sort((a, b) => a.startUs - b.startUs);
  const melody = new Set(tops.map(keyOf));
  const bass = new Set(bottoms.map(keyOf));
  const own = (which: ReadonlySet<string>) => (note: Played) => which.has(keyOf(sourceOf(note)));
  return {
    melodyHighest: outermostShare(played, own(melody), (a, b) => a >= b),
    bassLowest: outermostShare(played, own(bass), (a, b) => a <= b),
    melodyBreaks: breakShare(tops, played),
    ownOctave: ownOctaveShare(played),
    driveChanges: changeShare(played),
  };
}

function keyOf({ channel, note, startUs }: { channel: number; note: number; startUs: number }): string {
  return `${channel} ${note} ${startUs}`;
}

function sourceOf({ source }: Played): VoiceNote['source'] {
  return source;
}

/** Of the time in which a note of the line sounds with others, the share in which one is the outermost sound. */
function outermostShare(
  played: readonly Played[],
  isLine: (note: Played) => boolean,
  isOutside: (a: number, b: number) => boolean,
): number {
  const changes = played.flatMap((note) => [
    { atUs: note.startUs, note, begins: true },
    { atUs: note.endUs, note, begins: false },
  ]);
  changes.sort((a, b) => a.atUs - b.atUs || Number(a.begins) - Number(b.begins));
  const sounding = new Set<Played>();
  let lastUs = 0;
  let togetherUs = 0;
  let outermostUs = 0;
  for (const { atUs, note, begins } of changes) {
    const spanUs = atUs - lastUs;
    lastUs = atUs;
    const line = [...sounding].filter((one) => !one.doubles && isLine(one));
    const others = [...sounding].filter((one) => !isLine(one));
    if (line.length > 0 && others.length > 0) {
      togetherUs += spanUs;
      const outside = line.some((one) => others.every((other) => isOutside(one.note, other.note)));
      if (outside) outermostUs += spanUs;
    }
    if (begins) sounding.add(note);
    else sounding.delete(note);
  }
  return togetherUs === 0 ? 1 : outermostUs / togetherUs;
}

/** Of the melody's intervals, those that turn round, or widen beyond an octave. */
function breakShare(tops: readonly Note[], played: readonly Played[]): number {
  const asPlayed = new Map<string, number>();
  for (const note of played) {
    if (note.doubles) continue;
    const key = keyOf(note.source);
    if (!asPlayed.has(key)) asPlayed.set(key, note.note);
  }
  const heard = tops.flatMap((top) => {
    const folded = asPlayed.get(keyOf(top));
    return folded === undefined ? [] : [{ written: top.note, folded }];
  });
  let breaks = 0;
  heard.slice(1).forEach((note, index) => {
    const before = heard[index];
    if (!before) return;
    const written = note.written - before.written;
    const folded = note.folded - before.folded;
    const widens = Math.abs(folded) > SEMITONES_PER_OCTAVE && Math.abs(folded) > Math.abs(written);
    if (written * folded < 0 || widens) breaks++;
  });
  return heard.length < 2 ? 0 : breaks / (heard.length - 1);
}

/** Share of note time in the octave that was written. */
function ownOctaveShare(played: readonly Played[]): number {
  const time = (notes: readonly Played[]): number =>
    notes.reduce((sum, { startUs, endUs }) => sum + endUs - startUs, 0);
  const all = played.filter(({ doubles }) => !doubles);
  return all.length === 0 ? 1 : time(all.filter(({ note, source }) => note === source.note)) / time(all);
}

/** Of the notes of voices, the share that comes on another drive than the voice's note before: a channel where it plays one note at a time. */
function changeShare(played: readonly Played[]): number {
  const chords = new Map<string, Played[]>();
  for (const note of played) {
    if (note.doubles || note.startUs > note.source.startUs) continue;
    const key = `${note.source.channel} ${note.source.startUs}`;
    chords.set(key, [...(chords.get(key) ?? []), note]);
  }
  const lastDrive = new Map<number, number | undefined>();
  let notes = 0;
  let changes = 0;
  for (const [note, another] of chords.values()) {
    if (!note) continue;
    const drive = another ? undefined : note.drive;
    const last = lastDrive.get(note.source.channel);
    lastDrive.set(note.source.channel, drive);
    if (drive === undefined || last === undefined) continue;
    notes++;
    if (drive !== last) changes++;
  }
  return notes === 0 ? 0 : changes / notes;
}
