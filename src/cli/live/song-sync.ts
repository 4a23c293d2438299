/** Leads a song that plays along with a keyboard: by the MIDI clock's start, stop and tempo. */
import type { LinkClock } from '../../link/types.ts';
import type { Live } from '../../live/live.ts';
import { CLOCKS_PER_QUARTER } from '../../midi/midi-stream.ts';
import type { MidiMessage } from '../../midi/midi-stream.ts';
import type { Player } from '../../player/types.ts';
import { tempoAt } from '../../score/tempo-map.ts';
import type { Song } from '../song/load-song.ts';

export interface SongSync {
  /** What the keyboard said, after the instrument has heard it. */
  hear(messages: readonly MidiMessage[]): void;
  /** Does something to the song, and lets the keyboard's drives go on after it. */
  steer(change: (player: Player) => void): void;
  /** Where the song is, µs of the score; 0 without a song. */
  scoreUs(): number;
}

/** A change in tempo smaller than this is the clock's jitter. */
const TEMPO_CHANGE_MIN = 0.005;
/** Steering flushes the boards, which silences the keyboard's drives too: by then they may be struck again. */
const REFRESH_US = 80_000;

export function createSongSync(song: Song, player: Player, live: Live, clock: LinkClock): SongSync {
  function steer(change: (player: Player) => void): void {
    change(player);
    clock.at(clock.nowUs() + REFRESH_US, () => live.refresh());
  }

  function scoreUs(): number {
    return player.state().songUs * song.tempo;
  }

  function hear(messages: readonly MidiMessage[]): void {
    for (const { type } of messages) {
      if (type === 'start') steer(() => (player.seek(0), player.resume()));
      else if (type === 'continue') steer(() => player.resume());
      else if (type === 'stop') steer(() => player.pause());
      else if (type === 'clock') followTempo();
    }
  }

  /** Once a quarter at most: each change interrupts what sounds for a moment. */
  function followTempo(): void {
    const { tempoBpm, ticks } = live.midiClock;
    if (ticks % CLOCKS_PER_QUARTER !== 0) return;
    if (tempoBpm === undefined) return;
    const { usPerQuarter } = tempoAt(song.score.tempos, scoreUs());
    const factor = ((tempoBpm / 60e6) * usPerQuarter) / song.tempo;
    if (Math.abs(factor / player.state().tempo - 1) > TEMPO_CHANGE_MIN) steer(() => player.setTempo(factor));
  }

  return { hear, steer, scoreUs };
}
