/** What may stand in a rig file. */
import * as z from 'zod';
import { MOTIONS } from '../drive/motion.ts';
import type { Motion } from '../drive/motion.ts';
import { liveSchema } from './live-section.ts';

/** Drives of one board: each takes two of the pins D2..D13. */
export const DRIVES_PER_BOARD_MAX = 6;
/** Ids are numbers that people say aloud; a hall of drives has hundreds. */
const DRIVE_ID_MAX = 999;
/** Measured loudness differs by less than this between drives that work. */
const LEVEL_DB_MAX = 30;
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
    .describe('auto, a device path, tcp://host:port, emulator or emulator:leostick'),
  protocol: z.enum(['flopera', 'moppy1', 'moppy2']).optional().describe('What the board runs'),
  drives: z
    .array(drive)
    .min(1)
    .describe('Place in the list chooses the pins: the first has STEP on D2 and DIR on D3'),
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
