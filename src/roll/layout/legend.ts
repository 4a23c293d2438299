/** The words beside a roll: how long it is, which colour is which drive, and what fell away. */
import { noteToName } from '../../units/note-name.ts';
import { clockText } from '../../words/clock-text.ts';
import { counted } from '../../words/plural.ts';
import type { Roll, RollDrive } from '../types.ts';

/** @example aboutText(roll) // '24 bars · 0:48 · 312 notes in the score, 298 played, 14 dropped' */
export function aboutText({ barStartsUs, before, dropped, tempo }: Roll): string {
  const bars = Math.max(0, barStartsUs.length - 1);
  const lost = dropped.reduce((sum, { notes }) => sum + notes, 0);
  return [
    counted(bars, 'bar'),
    clockText((barStartsUs.at(-1) ?? 0) / tempo) + (tempo === 1 ? '' : ` at ${tempo} times the tempo`),
    `${before.length} notes in the score, ${before.length - lost} played, ${lost} dropped`,
  ].join(' · ');
}

/** @example driveText(drive) // 'drive 1 · F3 to E4 · 120 notes' */
export function driveText({ id, lowNote, highNote, notes }: RollDrive): string {
  return `drive ${id} · ${noteToName(lowNote)} to ${noteToName(highNote)} · ${counted(notes, 'note')}`;
}

/** @example droppedText(roll) // 'dropped: 10 percussion-unmapped, 2 cut-by-newer'; empty where nothing was. */
export function droppedText({ dropped }: Roll): string {
  if (dropped.length === 0) return '';
  return `dropped: ${dropped.map(({ reason, notes }) => `${notes} ${reason}`).join(', ')}`;
}
