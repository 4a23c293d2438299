/** What may stand in a rig file. */
import { pinsOf } from '../../board/pins.ts';
import { PROTOCOLS } from '../../board/protocols.ts';
import { MOTIONS } from '../../drive/motion.ts';
import type { Motion } from '../../drive/motion.ts';
import { jsonSchemaOf } from '../../userfile/json-schema.ts';
import { flag, keys, list, number, oneOf, optional, text, whole } from '../../userfile/schema.ts';
import type { ValueOf } from '../../userfile/schema.ts';
import { listed } from '../../words/list.ts';
import { EMULATOR_PORTS_SHORT } from '../emulator-ports.ts';
import { liveSchema } from './live-section.ts';

/** Ids are numbers that people say aloud; a hall of drives has hundreds. */
const DRIVE_ID_MAX = 999;
/** Measured loudness differs by less than this between drives that work. */
const LEVEL_DB_MAX = 30;
/** Said where drives are listed. */
export const PINS_OF_FIRST = `the first has STEP on ${pinsOf(1).step} and DIR on ${pinsOf(1).dir}`;
const MOTION_NAMES = Object.keys(MOTIONS) as Motion[];

const drive = keys({
  id: whole({ min: 1, max: DRIVE_ID_MAX, about: 'What the drive is called; unique in the whole rig' }),
  range: optional(
    text({ about: 'Lowest and highest note that sounds well, as in F3..E4; an octave at least' }),
  ),
  level: optional(
    number({
      min: -LEVEL_DB_MAX,
      max: LEVEL_DB_MAX,
      about: 'Measured loudness in dB; 0 is an average drive',
    }),
  ),
  motion: optional(
    oneOf(MOTION_NAMES, { about: MOTION_NAMES.map((name) => `${name} ${MOTIONS[name].about}`).join('; ') }),
  ),
  tracks: optional(
    text({
      fits: { pattern: /^\d+\.\.\d+$/, words: 'write two track numbers, as in 2..77' },
      about: 'Tracks the head may travel',
    }),
  ),
  track0: optional(flag({ about: 'Whether Track 0 is wired to the board (A0…A5)' })),
});

const board = keys({
  id: text({ min: 1, about: 'What the board is called; unique in the rig' }),
  port: optional(
    text({ min: 1, about: `auto, a device path, tcp://host:port, ${listed(EMULATOR_PORTS_SHORT, 'or')}` }),
  ),
  protocol: optional(oneOf(PROTOCOLS, { about: 'What the board runs' })),
  drives: list(drive, {
    min: 1,
    about: `Place in the list chooses the pins: ${PINS_OF_FIRST}`,
  }),
});

export const rigSchema = keys({
  boards: list(board, { min: 1 }),
  live: optional(liveSchema),
});

export type RigDriveText = ValueOf<typeof drive>;
export type RigText = ValueOf<typeof rigSchema>;

/** JSON Schema of a rig file, for editors. */
export function rigJsonSchema(): object {
  return jsonSchemaOf(rigSchema, 'flopera rig');
}
