/** From voices to a step program: what each drive must do and when. */
import type { Arranged, Voice } from '../arrangement/arranged.ts';
import { kindToBurst, type VoiceTable } from '../arrangement/voice-table.ts';
import { drivesOf, fastestPeriodUs } from '../rig/drive-limits.ts';
import type { Rig, RigDrive } from '../rig/types.ts';
import { noteToPeriodUs } from '../units/pitch.ts';
import { burstEvents } from './burst-events.ts';
import { thinBends } from './thin-bends.ts';
import type { StepEvent, StepProgram } from './types.ts';

const CENTS_PER_SEMITONE = 100;

/** The program of all voices; events sorted by time, at one time rests first, then by drive. */
export function toProgram(
  { voices, durationUs }: Pick<Arranged, 'voices' | 'durationUs'>,
  rig: Rig,
): StepProgram {
  const drives = new Map(drivesOf(rig).map((drive) => [drive.id, drive]));
  const events: StepEvent[] = [];
  for (const voice of voices) {
    const drive = drives.get(voice.drive);
    if (!drive) continue;
    for (let index = 0; index < voice.notes.length; index += 1) {
      for (const event of noteEvents(voice, index, drive)) events.push(event);
    }
  }
  events.sort((a, b) => a.atUs - b.atUs || order(a) - order(b) || a.drive - b.drive);
  return { events, endUs: Math.max(durationUs, events.at(-1)?.atUs ?? 0) };
}

function noteEvents({ notes, bends: bendsAt }: Voice, index: number, drive: RigDrive): StepEvent[] {
  const startUs = notes.startUs.at(index);
  const burst = kindToBurst(notes.kind.at(index));
  if (burst !== undefined) return burstEvents(burst, startUs, notes.endUs.at(index), drive);
  const restUs = lastRestUs(notes, index, drive);
  const periodUs = (cents: number): number =>
    Math.max(fastestPeriodUs(drive), noteToPeriodUs(notes.note.at(index) + cents / CENTS_PER_SEMITONE));
  const bends = bendsAt.get(index) ?? [];
  const standing = bends.findLast(({ atUs }) => atUs <= startUs)?.cents ?? 0;
  const later = bends.filter(({ atUs }) => atUs > startUs);
  const onset: StepEvent = { atUs: startUs, drive: drive.id, kind: 'onset', periodUs: periodUs(standing) };
  const moves = thinBends(later, startUs, restUs).map(({ atUs, cents }): StepEvent => ({
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

/**
 * When a note must have stepped its last: a step just before the next onset would come faster than the motor can follow,
 * be lost, and leave the head elsewhere than it is counted.
 */
function lastRestUs({ startUs, endUs, length }: VoiceTable, index: number, drive: RigDrive): number {
  const nextOnsetUs = index + 1 < length ? startUs.at(index + 1) : Infinity;
  return Math.max(startUs.at(index) + 1, Math.min(endUs.at(index), nextOnsetUs - fastestPeriodUs(drive)));
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
