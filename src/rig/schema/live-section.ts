/** What a rig file may say about live playing: under `live:`, all of it optional, all of it what `flopera live` takes too. */
import { drivesOf } from '../drive-limits.ts';
import { keyPriorityNames, liveModeNames, outsideNames, zoneModeNames } from '../live-choices.ts';
import { decodeRange } from '../note-range.ts';
import type { Rig, RigLive } from '../types.ts';
import { flag, keys, list, oneOf, optional, table, text, whole } from '../../userfile/schema.ts';
import type { ValueOf } from '../../userfile/schema.ts';
import type { UserFile } from '../../userfile/user-file.ts';

const zone = keys({
  range: text({ about: 'Keys of the zone, as in C1..B3' }),
  drives: list(whole(), { min: 1, about: 'Ids of the drives that play it' }),
  mode: optional(oneOf(zoneModeNames, { about: 'How they share its keys' })),
});

export const liveSchema = keys(
  {
    mode: optional(oneOf(liveModeNames, { about: 'How keys are dealt out to drives' })),
    outside: optional(oneOf(outsideNames, { about: 'What becomes of notes outside a drive’s range' })),
    priority: optional(oneOf(keyPriorityNames, { about: 'Which of several keys sounds alone' })),
    legato: optional(
      flag({ about: 'A key pressed while another is held moves the pitch without a new attack' }),
    ),
    zones: optional(list(zone, { about: 'Of the split, tried in their order' })),
    channels: optional(
      table(whole(), {
        key: { pattern: /^([1-9]|1[0-6])$/, words: 'channels are 1 to 16' },
        about: 'Which drive a channel plays, as in 1: 3',
      }),
    ),
  },
  { about: 'How a keyboard plays the rig' },
);

export type LiveText = ValueOf<typeof liveSchema>;

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
