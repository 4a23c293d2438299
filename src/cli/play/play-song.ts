/** One song on the rig: played, shown, and steered by keys until it ends. */
import type { Player, PlayerState } from '../../player/types.ts';
import type { HeadReckoning } from '../../program/head-reckoning.ts';
import { interrupt } from '../exit/interrupt.ts';
import type { Song } from '../song/load-song.ts';
import type { OpenRig } from '../rig/open-rig.ts';
import { isSongAction, listenToKeys } from '../view/keys.ts';
import type { CommandAction, KeyAction } from '../view/keys.ts';
import { createLaneLevels } from '../view/lane-levels.ts';
import { drawLines, printView } from '../view/show-view.ts';
import { steerSong } from '../view/steer-song.ts';
import type { ViewState } from '../view/types.ts';
import { viewLines } from '../view/view-lines.ts';
import { viewStateOf } from '../view/view-state.ts';

export type PlaySongOptions = {
  /** Where in the program to begin, songUs. */
  fromUs: number;
  /** `2 of 3`, or empty. */
  place: string;
  /** Redrawn in the terminal, printed line by line, or not at all. */
  show: 'drawn' | 'printed' | 'nothing';
  /** What has become of the sound, if anything has. */
  soundLost: () => string | undefined;
  /** Where the heads of drives are that nobody can see. */
  reckoning: HeadReckoning;
};

/** Resolves when the song has ended; `quit` where the musician asked for the end of everything. */
export async function playSong(
  player: Player,
  song: Song,
  opened: OpenRig,
  { fromUs, place, show, soundLost, reckoning }: PlaySongOptions,
): Promise<{ state: PlayerState; quit: boolean }> {
  const { bangs } = opened;
  const trackOf = (drive: number): number | undefined => opened.trackOf(drive) ?? reckoning.trackOf(drive);
  const sources = { song, place, levels: createLaneLevels(song.program), trackOf, bangs, soundLost };
  const look = (): ViewState => {
    const state = player.state();
    const sounding = state.drives.flatMap(({ drive, periodUs }): [number, number][] =>
      periodUs === undefined ? [] : [[drive, periodUs]],
    );
    reckoning.follow(new Map(sounding), performance.now() * 1000);
    return viewStateOf(state, sources);
  };
  let quit = false;

  const commands: Readonly<Record<CommandAction, () => void>> = {
    panic: () => player.panic(),
    quit() {
      quit = true;
      void player.stop();
    },
    interrupt: () => void interrupt(),
  };

  function act(action: KeyAction): void {
    if (isSongAction(action)) steerSong(player, action, song.program.endUs);
    else commands[action]();
  }

  const ended = player.play(song.program, fromUs);
  const ends = [
    show === 'drawn' ? drawLines(process.stdout, (size) => viewLines(look(), size)) : undefined,
    show === 'printed' ? printView((line) => console.log(line), look) : undefined,
    show === 'drawn' && process.stdin.isTTY ? listenToKeys(process.stdin, act) : undefined,
  ];
  try {
    return { state: await ended, quit };
  } finally {
    for (const end of ends) end?.();
  }
}
