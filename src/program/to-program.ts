/** From voices to a step program: what each drive must do and when. */
import type { Arranged, VoiceNote } from '../arrangement/types.ts';
import { drivesOf, fastestPeriodUs } from '../rig/drive-limits.ts';
import type { Rig, RigDrive } from '../rig/types.ts';
import { noteToPeriodUs } from '../units/pitch.ts';
import { burstEvents } from './burst-events.ts';
import { thinBends } from './thin-bends.ts';
import type { StepEvent, StepProgram } from './types.ts';

const CENTS_PER_SEMITONE = 100;

/** The program of all voices; events sorted by time, at one time rests first, then by drive. */
export function toProgram(arranged: Arranged, rig: Rig): StepProgram {
  const drives = new Map(drivesOf(rig).map((drive) => [drive.id, drive]));
  const events: StepEvent[] = [];
  for (const { drive: id, notes } of arranged.voices) {
    const drive = drives.get(id);
    if (!drive) continue;
    notes.forEach((note, i) => {
      const restUs = lastRestUs(note, notes[i + 1], drive);
      for (const event of noteEvents(note, restUs, drive)) events.push(event);
    });
  }
  events.sort((a, b) => a.atUs - b.atUs || order(a) - order(b) || a.drive - b.drive);
  return { events, endUs: Math.max(arranged.durationUs, events.at(-1)?.atUs ?? 0) };
}

/**
 * When a note must have stepped its last: a step just before the next onset would come faster than the motor can follow,
 * be lost, and leave the head elsewhere than it is counted.
 */
function lastRestUs(note: VoiceNote, next: VoiceNote | undefined, drive: RigDrive): number {
  const nextOnsetUs = next?.startUs ?? Infinity;
  return Math.max(note.startUs + 1, Math.min(note.endUs, nextOnsetUs - fastestPeriodUs(drive)));
}

function noteEvents(note: VoiceNote, restUs: number, drive: RigDrive): StepEvent[] {
  if (note.burst !== undefined) return burstEvents(note.burst, note.startUs, note.endUs, drive);
  const periodUs = (cents: number): number =>
    Math.max(fastestPeriodUs(drive), noteToPeriodUs(note.note + cents / CENTS_PER_SEMITONE));
  const bends = note.bends ?? [];
  const standing = bends.findLast(({ atUs }) => atUs <= note.startUs)?.cents ?? 0;
  const later = bends.filter(({ atUs }) => atUs > note.startUs);
  const onset: StepEvent = {
    atUs: note.startUs,
    drive: drive.id,
    kind: 'onset',
    periodUs: periodUs(standing),
  };
  const moves = thinBends(later, note.startUs, restUs).map(({ atUs, cents }): StepEvent => ({
    atUs,
    drive: drive.id,
    kind: 'bend',
    periodUs: periodUs(cents),
  }));
  return [
    onset,
    ...withoutStandstill(onset.periodUs, moves),
    { atUs: restUs, drive: drive.id, kind: 'rest' },
  ];
}

/** Bends that change nothing (most often because both sides were clipped) are not worth a line on the wire. */
function withoutStandstill(startPeriodUs: number, moves: readonly StepEvent[]): StepEvent[] {
  let periodUs = startPeriodUs;
  return moves.filter((move) => {
    if (move.kind !== 'bend' || move.periodUs === periodUs) return false;
    periodUs = move.periodUs;
    return true;
  });
}

function order({ kind }: StepEvent): number {
  return kind === 'rest' ? 0 : 1;
}
