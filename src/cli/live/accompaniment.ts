/** A song that plays along: on the drives its arrangement needs, so that the keyboard gets the others. */
import { arrange } from '../../arrangement/arrange.ts';
import { defaultArrangement } from '../../arrangement/default-arrangement.ts';
import { toProgram } from '../../program/to-program.ts';
import { drivesOf } from '../../rig/drive-limits.ts';
import type { Rig, RigDrive } from '../../rig/types.ts';
import { UsageError } from '../error-boundary.ts';
import { loadSong } from '../load-song.ts';
import type { Song } from '../load-song.ts';
import type { MusicOptions } from '../music-options.ts';

export type Accompaniment = { song: Song; keyboardDrives: RigDrive[] };

/** What a song is arranged for anew where it would need every drive. */
const SONG_DRIVES = 4;

/** Loads the song. Where it leaves no drive, it is arranged for four; a rig too small for both is a UsageError. */
export async function loadAccompaniment(path: string, options: MusicOptions): Promise<Accompaniment> {
  const song = await loadSong(path, options);
  const drives = drivesOf(song.rig);
  const playing = new Set(
    song.arranged.voices.filter(({ notes }) => notes.length > 0).map(({ drive }) => drive),
  );
  const left = drives.filter(({ id }) => !playing.has(id));
  if (left.length > 0) return { song, keyboardDrives: left };
  const songDrives = Math.min(SONG_DRIVES, drives.length - 1);
  if (songDrives < 1) {
    throw new UsageError('one drive cannot play a song and a keyboard; play without --with, or add a drive');
  }
  const keyboardDrives = chooseForKeyboard(drives, drives.length - songDrives);
  const fewer = withoutDrives(song.rig, new Set(keyboardDrives.map(({ id }) => id)));
  const arrangement = defaultArrangement(song.score, fewer);
  const arranged = arrange(song.score, fewer, arrangement);
  return {
    song: { ...song, arrangement, arranged, program: toProgram(arranged, fewer), tempo: arrangement.tempo },
    keyboardDrives,
  };
}

/** High drives for the hand that plays, but the highest of all for the song's melody. */
function chooseForKeyboard(drives: readonly RigDrive[], count: number): RigDrive[] {
  const falling = drives.toSorted((a, b) => b.highNote - a.highNote || a.id - b.id);
  const chosen = new Set(falling.filter((_, index) => index % 2 === 1).slice(0, count));
  for (const drive of falling.toReversed()) if (chosen.size < count) chosen.add(drive);
  return drives.filter((drive) => chosen.has(drive));
}

function withoutDrives(rig: Rig, ids: ReadonlySet<number>): Rig {
  const boards = rig.boards.map((board) => ({
    ...board,
    drives: board.drives.filter(({ id }) => !ids.has(id)),
  }));
  return { boards: boards.filter((board) => board.drives.length > 0) };
}
