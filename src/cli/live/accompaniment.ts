/** A song that plays along: on the drives its arrangement needs, so that the keyboard gets the others. */
import { defaultArrangement } from '../../arrangement/default-arrangement.ts';
import type { Arranged } from '../../arrangement/arranged.ts';
import { drivesOf } from '../../rig/drive-limits.ts';
import type { Rig, RigDrive } from '../../rig/types.ts';
import { UsageError } from '../exit/error-boundary.ts';
import { arrangeSong, loadSong } from '../song/load-song.ts';
import type { Song } from '../song/load-song.ts';
import type { MusicOptions } from '../options/music-options.ts';

export type Accompaniment = { song: Song; keyboardDrives: RigDrive[] };

/** What a song is arranged for anew where it would need every drive. */
const SONG_DRIVES = 4;

/** Loads the song. Where it leaves no drive, it is arranged for four; a rig too small for both is a UsageError. */
export async function loadAccompaniment(path: string, options: MusicOptions): Promise<Accompaniment> {
  const song = await loadSong(path, options);
  const left = drivesLeft(song.rig, song.arranged);
  return left.length > 0 ? { song, keyboardDrives: left } : forFewer(song, options);
}

function forFewer(song: Song, options: MusicOptions): Accompaniment {
  const { score, rig } = song;
  const drives = Math.min(SONG_DRIVES, drivesOf(rig).length - 1);
  if (drives < 1) {
    throw new UsageError('one drive cannot play a song and a keyboard; play without --with, or add a drive');
  }
  const anew = arrangeSong(score, rig, defaultArrangement(score, rig, { drives }), options);
  return { song: { ...song, ...anew }, keyboardDrives: drivesLeft(rig, anew.arranged) };
}

function drivesLeft(rig: Rig, { voices }: Arranged): RigDrive[] {
  const playing = new Set(voices.filter(({ notes }) => notes.length > 0).map(({ drive }) => drive));
  return drivesOf(rig).filter(({ id }) => !playing.has(id));
}
