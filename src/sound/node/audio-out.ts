/** Streams samples to the system's audio player, and lives on quietly when that player does not. */
import { spawn, type ChildProcess } from 'node:child_process';
import { encodeFrames } from '../wav.ts';
import type { AudioPlayer } from './audio-players.ts';

export interface AudioOut {
  /** The next samples, full scale ±1; dropped while the player lags, and once no player is left. Never throws. */
  write(left: Float32Array, right: Float32Array): void;
  /** The player that is fed now; undefined once none is left. */
  readonly player: string | undefined;
  /** Frames dropped because the player did not take them. */
  readonly droppedFrames: number;
  /** Lets the player end with what it has, and waits for it at most `graceMs`. */
  close(graceMs?: number): Promise<void>;
}

export type AudioOutOptions = {
  players: readonly AudioPlayer[];
  sampleRateHz: number;
  /** Told once when the last player has died, in words for a user. */
  onLost?: (reason: string) => void;
};

/** More than this waiting in the pipe, and sound would run behind what is seen. */
const BACKLOG_MS_MAX = 400;
const FRAME_BYTES = 4;
const GRACE_MS = 2000;

/** Starts the first player; where one fails, the next takes over. */
export function openAudioOut({ players, sampleRateHz, onLost }: AudioOutOptions): AudioOut {
  const waiting = [...players];
  const backlogBytesMax = (BACKLOG_MS_MAX / 1000) * sampleRateHz * FRAME_BYTES;
  let current: { player: AudioPlayer; child: ChildProcess } | undefined;
  let closing = false;
  let droppedFrames = 0;

  function startNext(reason: string): void {
    const player = waiting.shift();
    current = undefined;
    if (closing) return;
    if (!player) {
      onLost?.(`no sound: ${reason}; the drives play on`);
      return;
    }
    const child = spawn(player.path, player.args, {
      stdio: ['pipe', 'ignore', 'ignore'],
      // In a group of its own, or Ctrl-C in the terminal would end it before the last sounds are out.
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    current = { player, child };
    let over = false;
    const next = (why: string) => {
      if (over || current?.child !== child) return;
      over = true;
      startNext(why);
    };
    child.on('error', (error) => next(`${player.name} did not start (${error.message})`));
    child.on('exit', (code, signal) => next(`${player.name} ended (${signal ?? `exit code ${code}`})`));
    // A pipe whose reader has gone answers with EPIPE, by event and after the exit: what matters is told by that.
    child.stdin?.on('error', () => next(`${player.name} stopped listening`));
  }

  function write(left: Float32Array, right: Float32Array): void {
    const pipe = current?.child.stdin;
    if (closing || !pipe || !pipe.writable) return;
    if (pipe.writableLength > backlogBytesMax) droppedFrames += left.length;
    else pipe.write(encodeFrames(left, right));
  }

  async function close(graceMs = GRACE_MS): Promise<void> {
    closing = true;
    const child = current?.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => child.kill(), graceMs);
      child.on('exit', () => {
        clearTimeout(timer);
        resolve();
      });
      child.on('error', () => resolve());
      child.stdin?.end();
    });
    current = undefined;
  }

  startNext('no audio player was found');
  return {
    write,
    close,
    get player() {
      return current?.player.name;
    },
    get droppedFrames() {
      return droppedFrames;
    },
  };
}
