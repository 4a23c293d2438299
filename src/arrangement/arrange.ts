/** From a score to voices: the order of work is transpose, octave, choose and assign, fold, gate. */
import { drivesOf } from '../rig/drive-limits.ts';
import type { Rig, RigDrive } from '../rig/types.ts';
import type { Note, Score } from '../score/types.ts';
import { arrangeLines, isLinePart } from './auto/arrange-lines.ts';
import { doubleOnIdle } from './auto/double-idle.ts';
import { bendLookup } from './bends.ts';
import type { BendsWithin } from './bends.ts';
import { burstLengthUs } from './bursts.ts';
import { checkParts } from './check-parts.ts';
import { claim, PERCUSSION_CHANNEL } from './claim.ts';
import { doublings } from './double.ts';
import { foldVoice } from './fold.ts';
import { gatedLengthUs, lengthBeforeRepeatUs } from './gate.ts';
import { monophonic } from './monophonic.ts';
import { place } from './place.ts';
import { playSolos } from './solos.ts';
import { withoutBlurs } from './speed-limit.ts';
import { sustain } from './sustain.ts';
import { transposition } from './transpose.ts';
import type { ArrangementFile, ArrangementOverrides, Arranged, Dropped, Part, VoiceNote } from './types.ts';
import type { Piece, Tone, WantedNote } from './wanted.ts';

const SEMITONES_PER_OCTAVE = 12;

/** The voice of one drive, ungated. */
type Line = { drive: RigDrive; tones: Tone[] };

/**
 * Arranges a score for the drives of a rig. Every note of the score is the source of a voice's note or is in `dropped`.
 * @throws UserFileError where the file names drives, channels or tracks that are not there.
 */
export function arrange(
  score: Score,
  rig: Rig,
  file: ArrangementFile,
  overrides: ArrangementOverrides = {},
): Arranged {
  const { tempo, transpose, gate } = { ...file, ...overrides };
  const drives = drivesOf(rig);
  checkParts(file, score, drives);
  const bendsWithin = bendLookup(score, tempo);
  const solos = playSolos(score, transpose === 'auto' ? [] : file.parts, drives, {
    tempo,
    shift: Number(transpose),
    gate,
    bendsWithin,
  });
  const parts = solos.channels.size === 0 ? file.parts : solos.left;
  const notes =
    solos.channels.size === 0
      ? score.notes
      : score.notes.filter(({ channel }) => !solos.channels.has(channel));
  const wanted = transposed(atTempo(notes, tempo), transpose, rig);
  const { pieces, silent } = placeParts(parts, wanted, drives, (held) => sustain(held, score, tempo));
  const own = drives.map((drive) => toLine(drive, pieces, silent));
  const lines = withIdleDoublings(parts, withDoublings(parts, own));
  return {
    voices: lines.map(({ drive, tones }) => ({
      drive: drive.id,
      notes:
        solos.voices.get(drive.id) ??
        tones.map((tone, index) => toVoiceNote(tone, tones[index + 1], gate, bendsWithin)),
    })),
    dropped: droppedNotes(notes, lines, silent),
    durationUs: score.durationUs / tempo,
  };
}

function atTempo(notes: readonly Note[], tempo: number): WantedNote[] {
  return notes.map((source) => ({
    source,
    startUs: source.startUs / tempo,
    endUs: source.endUs / tempo,
    pitch: source.note,
  }));
}

/** Drums have no pitch, so they are never transposed. */
function transposed(notes: readonly WantedNote[], transpose: number | 'auto', rig: Rig): WantedNote[] {
  const pitched = notes.filter(({ source }) => source.channel !== PERCUSSION_CHANNEL);
  const shift = transposition(transpose, pitched, rig);
  if (shift === 0) return [...notes];
  return notes.map((note) =>
    note.source.channel === PERCUSSION_CHANNEL ? note : { ...note, pitch: note.pitch + shift },
  );
}

/** Parts in their order; the parts of lines all together where the first of them stands. */
function placeParts(
  parts: readonly Part[],
  wanted: readonly WantedNote[],
  drives: readonly RigDrive[],
  pedalled: (notes: readonly WantedNote[]) => WantedNote[],
): { pieces: Piece[]; silent: Map<Note, string> } {
  const silent = new Map<Note, string>();
  const pieces: Piece[] = [];
  const lineParts = parts.filter(isLinePart);
  let left = wanted;
  for (const part of parts) {
    left = left.filter(({ source }) => !silent.has(source));
    const heard = part.sustain ? pedalled(left) : left;
    if (!isLinePart(part)) {
      const taken = claim(part, heard);
      for (const { source } of taken) silent.set(source, 'cut-by-newer');
      for (const piece of placePart(part, taken, drives)) pieces.push(piece);
    } else if (part === lineParts[0]) {
      const lines = arrangeLines(lineParts, heard, drives, pieces);
      for (const [source, reason] of lines.silent) silent.set(source, reason);
      for (const piece of lines.pieces) pieces.push(piece);
    }
  }
  return { pieces, silent };
}

function placePart(part: Part, taken: readonly WantedNote[], drives: readonly RigDrive[]): Piece[] {
  if (part.drums) return taken.flatMap((wanted) => toBurst(part, wanted));
  const shift = part.octave * SEMITONES_PER_OCTAVE;
  const shifted = shift === 0 ? taken : taken.map((note) => ({ ...note, pitch: note.pitch + shift }));
  const own = part.drives.flatMap((id) => drives.find((drive) => drive.id === id) ?? []);
  return place(part, shifted, own);
}

function toBurst(part: Part, wanted: WantedNote): Piece[] {
  const hit = part.drums?.get(wanted.source.note);
  if (!hit) return [];
  const { startUs } = wanted;
  return [
    { wanted, part, drive: hit.drive, startUs, endUs: startUs + burstLengthUs(hit.burst), burst: hit.burst },
  ];
}

/** The voice of one drive; `silent` is told which notes come faster than it can speak. */
function toLine(drive: RigDrive, pieces: readonly Piece[], silent: Map<Note, string>): Line {
  const own = monophonic(pieces.filter((piece) => piece.drive === drive.id));
  const folded = foldVoice(own, drive);
  const tones = own.map((piece, index) => ({ ...piece, note: folded[index] ?? piece.wanted.pitch }));
  const heard = withoutBlurs(tones);
  if (heard.length < tones.length) for (const { wanted } of tones) silent.set(wanted.source, 'too-fast');
  return { drive, tones: heard };
}

function withDoublings(parts: readonly Part[], lines: readonly Line[]): Line[] {
  return lines.map(({ drive, tones }) => {
    let all = tones;
    for (const part of parts) {
      if (part.double?.drive !== drive.id) continue;
      const originals = lines
        .flatMap((line) => line.tones.filter((tone) => tone.part === part))
        .toSorted(byStart);
      all = [...all, ...doublings(originals, part.double.octave, drive, all)].toSorted(byStart);
    }
    return { drive, tones: all };
  });
}

function withIdleDoublings(parts: readonly Part[], lines: readonly Line[]): Line[] {
  const open = new Set(parts.filter(isLinePart).flatMap((part) => part.drives));
  let all = [...lines];
  for (const part of parts.filter(({ doubleOnIdle: wanted }) => wanted)) {
    const added = doubleOnIdle(part, open, all);
    all = all.map(({ drive, tones }, place) => ({
      drive,
      tones: [...tones, ...(added[place] ?? [])].toSorted(byStart),
    }));
  }
  return all;
}

function byStart(a: Tone, b: Tone): number {
  return a.startUs - b.startUs;
}

function toVoiceNote(tone: Tone, next: Tone | undefined, gate: number, bendsWithin: BendsWithin): VoiceNote {
  const { startUs, note, burst, doubles } = tone;
  const lengthUs = tone.endUs - startUs;
  const soundsUs = soundingUs(tone, next, gate);
  const endUs = startUs + soundsUs;
  const { channel, note: written, startUs: writtenUs, velocity } = tone.wanted.source;
  const bends = burst === undefined ? bendsWithin(tone.wanted.source, startUs, endUs) : [];
  const isFolded = burst === undefined && doubles !== true && note !== tone.wanted.pitch;
  const voiceNote: VoiceNote = {
    startUs,
    endUs,
    note,
    velocity,
    source: { channel, note: written, startUs: writtenUs },
  };
  if (soundsUs < lengthUs) voiceNote.ungatedEndUs = startUs + lengthUs;
  if (bends.length > 0) voiceNote.bends = bends;
  if (burst !== undefined) voiceNote.burst = burst;
  if (doubles === true) voiceNote.doubles = doubles;
  if (isFolded) voiceNote.foldedFrom = tone.wanted.pitch;
  return voiceNote;
}

/** A burst has its own length; a tone is gated, and ends before the same note is struck again. */
function soundingUs({ startUs, endUs, note, burst }: Tone, next: Tone | undefined, gate: number): number {
  if (burst !== undefined) return endUs - startUs;
  const gatedUs = gatedLengthUs(endUs - startUs, note, gate);
  if (next?.note !== note || next.burst !== undefined) return gatedUs;
  return lengthBeforeRepeatUs(gatedUs, note, next.startUs - startUs);
}

/** `silent` tells why a note that a part took may still not be heard. */
function droppedNotes(
  notes: readonly Note[],
  lines: readonly Line[],
  silent: ReadonlyMap<Note, string>,
): Dropped[] {
  const played = new Set<Note>();
  for (const { tones } of lines) for (const { wanted } of tones) played.add(wanted.source);
  if (played.size === notes.length) return [];
  return notes
    .filter((source) => !played.has(source))
    .map((source) => {
      const { channel, note, startUs } = source;
      return { channel, note, startUs, reason: reasonOf(source, silent) };
    });
}

function reasonOf(source: Note, silent: ReadonlyMap<Note, string>): string {
  if (source.endUs <= source.startUs) return 'no-length';
  const unmapped = source.channel === PERCUSSION_CHANNEL ? 'percussion-unmapped' : 'no-part';
  return silent.get(source) ?? unmapped;
}
