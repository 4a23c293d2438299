/** Reads a rig file. */
import { BOARD_DRIVES_MAX } from '../board/boards.ts';
import { TRACK_MAX } from '../drive/tracks.ts';
import { OCTAVE_SEMITONES } from '../units/octave.ts';
import { noteToName } from '../units/note-name.ts';
import {
  DEFAULT_HIGH_TRACK,
  DEFAULT_LOW_TRACK,
  DEFAULT_MOTION,
  DEFAULT_PORT,
  defaultRange,
} from './default-rig.ts';
import { NOTE_MAX, NOTE_MIN } from './drive-limits.ts';
import { toLive } from './schema/live-section.ts';
import { decodeRange } from './note-range.ts';
import type { NoteRange } from './note-range.ts';
import { rigSchema } from './schema/rig-schema.ts';
import type { RigDriveText, RigText } from './schema/rig-schema.ts';
import { UserFileError } from '../userfile/user-file-error.ts';
import type { Rig, RigBoard, RigDrive } from './types.ts';
import { parseUserFile } from '../userfile/user-file.ts';
import type { KeyPath } from '../userfile/key-path.ts';
import type { UserFile } from '../userfile/user-file.ts';

/** A head that is to play notes of 40 steps without turning needs room for them. */
const TRAVEL_TRACKS_MIN = 40;

/** A rig file that asks of a board what no board can be: to a script this is trouble with a device. */
export class RigBoardError extends UserFileError {
  override readonly name = 'RigBoardError';

  constructor({ path, line, column, factAndRemedy }: UserFileError) {
    super(path, line, column, factAndRemedy);
  }
}

/**
 * Reads a rig file; `path` is what errors call it.
 * @throws UserFileError, in one line with the place and the remedy.
 */
export function parseRig(text: string, path: string): Rig {
  const file = parseUserFile(text, path, rigSchema);
  refuseTwins(file);
  const rig = { boards: file.value.boards.map((board, index) => toBoard(file, board, index)) };
  const live = toLive(file, rig);
  return live ? { ...rig, live } : rig;
}

function toBoard(file: UserFile<RigText>, board: RigText['boards'][number], index: number): RigBoard {
  const keys = ['boards', index];
  const protocol = board.protocol ?? 'flopera';
  if (protocol === 'flopera' && board.drives.length > BOARD_DRIVES_MAX) {
    const fact = `board '${board.id}' has ${board.drives.length} drives, but its pins are enough for ${BOARD_DRIVES_MAX}`;
    const keysBeyond = [...keys, 'drives', BOARD_DRIVES_MAX];
    throw new RigBoardError(file.errorAt(keysBeyond, `${fact}; put the others on a second board`));
  }
  const drives = board.drives.map((drive, place) => toDrive(file, drive, place, [...keys, 'drives', place]));
  return { id: board.id, port: board.port ?? DEFAULT_PORT, protocol, drives };
}

function toDrive(file: UserFile<RigText>, drive: RigDriveText, place: number, keys: KeyPath): RigDrive {
  const { lowNote, highNote } = rangeOf(file, drive, place, keys);
  const [lowTrack, highTrack] = tracksOf(file, drive, keys);
  return {
    id: drive.id,
    lowNote,
    highNote,
    levelDb: drive.level ?? 0,
    motion: drive.motion ?? DEFAULT_MOTION,
    lowTrack,
    highTrack,
    track0Sensor: drive.track0 ?? false,
  };
}

function rangeOf(file: UserFile<RigText>, drive: RigDriveText, place: number, keys: KeyPath): NoteRange {
  if (drive.range === undefined) return defaultRange(place);
  const reading = decodeRange(drive.range);
  if ('fault' in reading) throw file.errorAt([...keys, 'range'], `drive ${drive.id}: ${reading.fault}`);
  const { lowNote, highNote } = reading.range;
  if (lowNote < NOTE_MIN || highNote > NOTE_MAX) {
    const allowed = `${noteToName(NOTE_MIN)}..${noteToName(NOTE_MAX)}`;
    throw file.errorAt(
      [...keys, 'range'],
      `drive ${drive.id} cannot play ${drive.range}; stay within ${allowed}`,
    );
  }
  if (highNote - lowNote + 1 < OCTAVE_SEMITONES) {
    const fact = `drive ${drive.id} has less than an octave, so ${missingPitchClasses(reading.range)} cannot sound`;
    const remedy = `widen the range, for example to ${noteToName(lowNote)}..${noteToName(lowNote + OCTAVE_SEMITONES - 1)}`;
    throw file.errorAt([...keys, 'range'], `${fact}; ${remedy}`);
  }
  return reading.range;
}

function missingPitchClasses({ lowNote, highNote }: NoteRange): string {
  const missing: string[] = [];
  for (let note = highNote + 1; note < lowNote + OCTAVE_SEMITONES; note++) {
    missing.push(noteToName(note).replace(/-?\d+$/, ''));
  }
  return missing.join(', ');
}

function tracksOf(file: UserFile<RigText>, drive: RigDriveText, keys: KeyPath): [number, number] {
  if (drive.tracks === undefined) return [DEFAULT_LOW_TRACK, DEFAULT_HIGH_TRACK];
  const [low = 0, high = 0] = drive.tracks.split('..').map(Number);
  if (high > TRACK_MAX || high - low < TRAVEL_TRACKS_MIN) {
    const fact = `drive ${drive.id} cannot travel over tracks ${drive.tracks}`;
    const remedy = `stay within 0..${TRACK_MAX} and leave at least ${TRAVEL_TRACKS_MIN} tracks, as in 2..77`;
    throw file.errorAt([...keys, 'tracks'], `${fact}; ${remedy}`);
  }
  return [low, high];
}

/** Ids are how people and arrangements name drives and boards, so each may stand once in the whole rig. */
function refuseTwins(file: UserFile<RigText>): void {
  const boardIds = new Set<string>();
  const driveIds = new Set<number>();
  file.value.boards.forEach((board, boardIndex) => {
    if (boardIds.has(board.id)) {
      const fact = `board '${board.id}' is named twice; give each board its own id`;
      throw new RigBoardError(file.errorAt(['boards', boardIndex, 'id'], fact));
    }
    boardIds.add(board.id);
    board.drives.forEach(({ id }, place) => {
      const keys = ['boards', boardIndex, 'drives', place, 'id'];
      if (driveIds.has(id))
        throw file.errorAt(keys, `drive ${id} is named twice; give each drive its own id`);
      driveIds.add(id);
    });
  });
}
