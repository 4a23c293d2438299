/** What a drive plays before the gate. */
import type { RigDrive } from '../../rig/types.ts';
import { createTable } from '../../table/table.ts';
import { voiceColumns, type VoiceTable } from '../voice-table.ts';

/** `tones` are sorted by startUs; `tooFast` are rows of the score that came too fast for the drive. */
export type DriveTones = { drive: RigDrive; tones: VoiceTable; tooFast: readonly number[] };

/** All of them, sorted by startUs; of those that begin together the first table's come first. */
export function together(tables: readonly VoiceTable[]): VoiceTable {
  const all = createTable(voiceColumns);
  for (const table of tables) all.append(table);
  return all.sortedBy('startUs');
}
