/** One song on the rig: played, shown, and steered by keys until it ends. */
import type { Player, PlayerState } from '../../player/types.ts';
import type { HeadReckoning } from '../../program/head-reckoning.ts';
import { interrupt } from '../exit/interrupt.ts';
import type { Song } from '../song/load-song.ts';
import type { OpenRig } from '../rig/open-rig.ts';
import { listenToKeys } from '../view/keys.ts';
import type { KeyAction } from '../view/keys.ts';
import { createLaneLevels } from '../view/lane-levels.ts';
import { drawLines, printView } from '../view/show-view.ts';
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

const SEEK_US = 5_000_000;
const TEMPO_STEP = 1.05;

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

  function act(action: KeyAction): void {
    if (action === 'interrupt') return void interrupt();
    quit ||= action === 'quit';
    steer(player, action, song.program.endUs);
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

/** What a key does to a song of `endUs`. */
function steer(player: Player, action: KeyAction, endUs: number): void {
  const { phase, songUs, tempo } = player.state();
  const seekBy = (us: number): void => player.seek(Math.min(Math.max(0, songUs + us), endUs));
  const effects: Readonly<Record<KeyAction, () => void>> = {
    pause: () => (phase === 'paused' ? player.resume() : player.pause()),
    back: () => seekBy(-SEEK_US),
    forward: () => seekBy(SEEK_US),
    faster: () => player.setTempo(tempo * TEMPO_STEP),
    slower: () => player.setTempo(tempo / TEMPO_STEP),
    panic: () => player.panic(),
    quit: () => void player.stop(),
    interrupt: () => undefined,
  };
  effects[action]();
}
