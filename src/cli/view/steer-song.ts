/** What keys do to a song that plays. */
import type { Player } from '../../player/types.ts';
import { SEEK_US, TEMPO_STEP } from './keys.ts';
import type { SongAction } from './keys.ts';

const effects: Readonly<Record<SongAction, (player: Player, endUs: number) => void>> = {
  pause: (player) => (player.state().phase === 'paused' ? player.resume() : player.pause()),
  back: (player, endUs) => seekBy(player, -SEEK_US, endUs),
  forward: (player, endUs) => seekBy(player, SEEK_US, endUs),
  faster: (player) => player.setTempo(player.state().tempo * TEMPO_STEP),
  slower: (player) => player.setTempo(player.state().tempo / TEMPO_STEP),
};

/** @param endUs of the song, songUs: no key goes further */
export function steerSong(player: Player, action: SongAction, endUs: number): void {
  effects[action](player, endUs);
}

function seekBy(player: Player, us: number, endUs: number): void {
  player.seek(Math.min(Math.max(0, player.state().songUs + us), endUs));
}
