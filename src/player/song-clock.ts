/** Where the song is at a time of the link's clock, through starts, pauses, seeks and changes of tempo. */

export interface SongClock {
  readonly tempo: number;
  readonly running: boolean;
  /** hostUs of song time 0 at the present tempo; undefined before the first start. */
  readonly startHostUs: number | undefined;
  /** Lets the song stand at `songUs` from `hostUs` on; before, it goes on as it did. */
  stop(songUs: number): void;
  /** Lets the song be at `songUs` at `hostUs` and go on from there at `tempo`. */
  start(hostUs: number, songUs: number, tempo: number): void;
  /** For the next start. */
  setTempo(tempo: number): void;
  toHostUs(songUs: number): number;
  /** Not before the place where it was started last. */
  toSongUs(hostUs: number): number;
}

export function createSongClock(): SongClock {
  let startHostUs: number | undefined;
  let fromSongUs = 0;
  let tempo = 1;
  let running = false;

  return {
    get tempo() {
      return tempo;
    },
    get running() {
      return running;
    },
    get startHostUs() {
      return startHostUs;
    },
    stop(songUs) {
      running = false;
      fromSongUs = songUs;
    },
    start(hostUs, songUs, nextTempo) {
      running = true;
      tempo = nextTempo;
      fromSongUs = songUs;
      startHostUs = hostUs - songUs / tempo;
    },
    setTempo(next) {
      tempo = next;
    },
    toHostUs: (songUs) => (startHostUs ?? 0) + songUs / tempo,
    toSongUs: (hostUs) =>
      running ? Math.max(fromSongUs, (hostUs - (startHostUs ?? 0)) * tempo) : fromSongUs,
  };
}
