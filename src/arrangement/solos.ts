/** Parts that need no arranging, since they already go note after note inside the range of a drive of their own. */
import type { RigDrive } from '../rig/types.ts';
import type { Note, Score } from '../score/types.ts';
import type { BendsWithin } from './bends.ts';
import { PERCUSSION_CHANNEL } from './claim.ts';
import { gatedLengthUs, lengthBeforeRepeatUs } from './gate.ts';
import { PIECE_US_MIN } from './monophonic.ts';
import { noteUsMin } from './speed-limit.ts';
import type { Part, VoiceNote } from './types.ts';
import { CHORD_SPREAD_US } from './wanted.ts';

export type Solos = {
  /** What the drives of such parts play, by drive. */
  voices: ReadonlyMap<number, VoiceNote[]>;
  /** Channels that are done with. */
  channels: ReadonlySet<number>;
  /** The parts that are still to be arranged. */
  left: Part[];
};

type Playing = { tempo: number; shift: number; gate: number; bendsWithin: BendsWithin };
type Solo = {
  part: Part;
  drive: RigDrive;
  notes: VoiceNote[];
  lastStartUs: number;
  lastEndUs: number;
  isBroken: boolean;
};

/**
 * The same voices as the whole way gives them, for most songs that were written for their drives many times faster.
 * @param playing `shift` in semitones: of the song, not of a part
 */
export function playSolos(
  score: Score,
  parts: readonly Part[],
  drives: readonly RigDrive[],
  playing: Playing,
): Solos {
  const solos = findSolos(parts, drives);
  const byChannel = new Map(
    solos.flatMap((solo) => (solo.part.from.channels ?? []).map((channel) => [channel, solo])),
  );
  if (solos.length > 0) {
    for (const note of score.notes) {
      const solo = byChannel.get(note.channel);
      if (solo && !solo.isBroken) playNote(solo, note, playing);
    }
  }
  const whole = solos.filter(({ isBroken }) => !isBroken);
  const done = new Set(whole.map(({ part }) => part));
  return {
    voices: new Map(whole.map(({ drive, notes }) => [drive.id, notes])),
    channels: new Set(whole.flatMap(({ part }) => part.from.channels ?? [])),
    left: parts.filter((part) => !done.has(part)),
  };
}

/** Only where every part keeps to channels and a drive of its own, so that none can reach into another's. */
function findSolos(parts: readonly Part[], drives: readonly RigDrive[]): Solo[] {
  const channels = parts.flatMap(({ from }) => from.channels ?? []);
  const ids = parts.flatMap((part) => part.drives);
  const isApart = new Set(channels).size === channels.length && new Set(ids).size === ids.length;
  if (!isApart || !parts.every(isPlain)) return [];
  return parts.flatMap((part) => {
    const drive = drives.find(({ id }) => id === part.drives[0]);
    const fresh = { notes: [], lastStartUs: -Infinity, lastEndUs: -Infinity, isBroken: false };
    return drive ? [{ part, drive, ...fresh }] : [];
  });
}

function isPlain({ from, drives, split, double, doubleOnIdle, drums, sustain }: Part): boolean {
  const isWhole =
    from.channels !== undefined && !from.channels.includes(PERCUSSION_CHANNEL) && !from.tracks && !from.range;
  return isWhole && drives.length === 1 && !split && !double && !doubleOnIdle && !drums && !sustain;
}

/** Breaks the solo off where choosing, cutting or folding would have something to do. */
function playNote(solo: Solo, source: Note, { tempo, shift, gate, bendsWithin }: Playing): void {
  const { part, drive, notes } = solo;
  const startUs = source.startUs / tempo;
  const lastsUs = source.endUs / tempo - startUs;
  const note = source.note + shift + 12 * part.octave;
  const last = notes.at(-1);
  const isCrowded = last?.note === note && isRepeatedTooSoon(last, startUs);
  const sinceLastUs = startUs - solo.lastStartUs;
  const isBlurred = last !== undefined && sinceLastUs < noteUsMin(last.note);
  const isFree = startUs >= solo.lastEndUs && sinceLastUs > CHORD_SPREAD_US && !isBlurred;
  if (!isFree || isCrowded || lastsUs < PIECE_US_MIN || note < drive.lowNote || note > drive.highNote) {
    solo.isBroken = true;
    return;
  }
  solo.lastStartUs = startUs;
  solo.lastEndUs = startUs + lastsUs;
  const { channel, velocity } = source;
  const soundsUs = gatedLengthUs(lastsUs, note, gate);
  const endUs = startUs + soundsUs;
  const voiceNote: VoiceNote = {
    startUs,
    endUs,
    note,
    velocity,
    source: { channel, note: source.note, startUs: source.startUs },
  };
  if (soundsUs < lastsUs) voiceNote.ungatedEndUs = solo.lastEndUs;
  const bends = bendsWithin(source, startUs, endUs);
  if (bends.length > 0) voiceNote.bends = bends;
  notes.push(voiceNote);
}

/** Whether the whole way would shorten a note, so that its repetition is heard. */
function isRepeatedTooSoon({ startUs, endUs, note }: VoiceNote, nextStartUs: number): boolean {
  const soundsUs = endUs - startUs;
  return lengthBeforeRepeatUs(soundsUs, note, nextStartUs - startUs) < soundsUs;
}
