/** Writes a rig as a file that a person goes on editing; the inverse of `parseRig`. */
import { DEFAULT_HIGH_TRACK, DEFAULT_LOW_TRACK } from './default-rig.ts';
import { encodeRange } from './note-range.ts';
import { PINS_OF_FIRST } from './schema/rig-schema.ts';
import type { Rig, RigBoard, RigDrive } from './types.ts';

/** YAML, a line for each drive; what is as usual is left out. */
export function formatRig(rig: Rig): string {
  return `boards:\n${rig.boards.map(boardLines).join('')}`;
}

function boardLines({ id, port, protocol, drives }: RigBoard): string {
  const lines = [
    `  - id: ${quoted(id)}`,
    `    port: ${quoted(port)}`,
    ...(protocol === 'flopera' ? [] : [`    protocol: ${protocol}`]),
    `    drives: # the place in the list chooses the pins: ${PINS_OF_FIRST}`,
    ...drives.map((drive) => `      - { ${driveFields(drive).join(', ')} }`),
  ];
  return `${lines.join('\n')}\n`;
}

function driveFields(drive: RigDrive): string[] {
  const { id, levelDb, motion, lowTrack, highTrack, track0Sensor } = drive;
  const usualTracks = lowTrack === DEFAULT_LOW_TRACK && highTrack === DEFAULT_HIGH_TRACK;
  return [
    `id: ${id}`,
    `range: ${quoted(encodeRange(drive))}`,
    `level: ${levelDb}`,
    `motion: ${motion}`,
    ...(usualTracks ? [] : [`tracks: ${lowTrack}..${highTrack}`]),
    ...(track0Sensor ? ['track0: true'] : []),
  ];
}

/** Plain where YAML reads it back as the same text; a sharp sign would begin a comment in some places. */
function quoted(text: string): string {
  return /^[A-Za-z/][\w./:-]*$/.test(text) && !text.endsWith(':') ? text : JSON.stringify(text);
}
