/** What may stand in a rig file. */
import * as z from 'zod';
import { pinsOf } from '../../board/pins.ts';
import { PROTOCOLS } from '../../board/protocols.ts';
import { MOTIONS } from '../../drive/motion.ts';
import type { Motion } from '../../drive/motion.ts';
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

const drive = z.strictObject({
  id: z.int().min(1).max(DRIVE_ID_MAX).describe('What the drive is called; unique in the whole rig'),
  range: z
    .string()
    .optional()
    .describe('Lowest and highest note that sounds well, as in F3..E4; an octave at least'),
  level: z
    .number()
    .min(-LEVEL_DB_MAX)
    .max(LEVEL_DB_MAX)
    .optional()
    .describe('Measured loudness in dB; 0 is an average drive'),
  motion: z
    .enum(MOTION_NAMES)
    .optional()
    .describe(MOTION_NAMES.map((name) => `${name} ${MOTIONS[name].about}`).join('; ')),
  tracks: z
    .string()
    .regex(/^\d+\.\.\d+$/, 'write two track numbers, as in 2..77')
    .optional()
    .describe('Tracks the head may travel'),
  track0: z.boolean().optional().describe('Whether Track 0 is wired to the board (A0…A5)'),
});

const board = z.strictObject({
  id: z.string().min(1).describe('What the board is called; unique in the rig'),
  port: z
    .string()
    .min(1)
    .optional()
    .describe(`auto, a device path, tcp://host:port, ${listed(EMULATOR_PORTS_SHORT, 'or')}`),
  protocol: z.enum(PROTOCOLS).optional().describe('What the board runs'),
  drives: z.array(drive).min(1).describe(`Place in the list chooses the pins: ${PINS_OF_FIRST}`),
});

export const rigSchema = z.strictObject({
  boards: z.array(board).min(1),
  live: liveSchema.optional().describe('How a keyboard plays the rig'),
});

export type RigDriveText = z.infer<typeof drive>;
export type RigText = z.infer<typeof rigSchema>;

/** JSON Schema (draft 2020-12) of a rig file, for editors. */
export function rigJsonSchema(): object {
  return { title: 'flopera rig', ...z.toJSONSchema(rigSchema, { io: 'input' }) };
}
