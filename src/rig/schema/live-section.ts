/** What a rig file may say about live playing: under `live:`, all of it optional, all of it what `flopera live` takes too. */
import * as z from 'zod';
import { drivesOf } from '../drive-limits.ts';
import { keyPriorityNames, liveModeNames, outsideNames, zoneModeNames } from '../live-choices.ts';
import { decodeRange } from '../note-range.ts';
import type { Rig, RigLive } from '../types.ts';
import type { UserFile } from '../../userfile/user-file.ts';

const zone = z.strictObject({
  range: z.string().describe('Keys of the zone, as in C1..B3'),
  drives: z.array(z.int()).min(1).describe('Ids of the drives that play it'),
  mode: z.enum(zoneModeNames).optional().describe('How they share its keys'),
});

export const liveSchema = z.strictObject({
  mode: z.enum(liveModeNames).optional().describe('How keys are dealt out to drives'),
  outside: z.enum(outsideNames).optional().describe('What becomes of notes outside a drive’s range'),
  priority: z.enum(keyPriorityNames).optional().describe('Which of several keys sounds alone'),
  legato: z
    .boolean()
    .optional()
    .describe('A key pressed while another is held moves the pitch without a new attack'),
  zones: z.array(zone).optional().describe('Of the split, tried in their order'),
  channels: z
    .record(z.string().regex(/^([1-9]|1[0-6])$/, 'channels are 1 to 16'), z.int())
    .optional()
    .describe('Which drive a channel plays, as in 1: 3'),
});

export type LiveText = z.infer<typeof liveSchema>;

/** The section as the file says it. @throws UserFileError where a range is none or a drive is not in `rig`. */
export function toLive(file: UserFile<{ live?: LiveText | undefined }>, rig: Rig): RigLive | undefined {
  const { live } = file.value;
  if (!live) return undefined;
  const ids = drivesOf(rig).map(({ id }) => id);

  function checkDrive(id: number, keys: readonly (string | number)[]): number {
    if (ids.includes(id)) return id;
    throw file.errorAt(
      ['live', ...keys],
      `there is no drive ${id} in this rig; its drives are ${ids.join(', ')}`,
    );
  }

  const zones = live.zones?.map(({ range, drives, mode }, index) => {
    const reading = decodeRange(range);
    if ('fault' in reading) throw file.errorAt(['live', 'zones', index, 'range'], reading.fault);
    drives.forEach((id, place) => checkDrive(id, ['zones', index, 'drives', place]));
    return { ...reading.range, drives, mode: mode ?? 'poly' };
  });
  const channels = Object.entries(live.channels ?? {}).map(([channel, id]): [number, number] => [
    Number(channel),
    checkDrive(id, ['channels', channel]),
  ]);
  const { mode, outside, priority, legato } = live;
  return {
    ...(mode && { mode }),
    ...(outside && { outside }),
    ...(priority && { priority }),
    ...(legato !== undefined && { legato }),
    ...(zones && { zones }),
    ...(live.channels && { channels: Object.fromEntries(channels) }),
  };
}
