/** Makes the drives sound what the tones say: only what changed is sent, and pitch moves while a note sounds. */
import type { LinkClock } from '../../link/types.ts';
import type { PortControllers } from '../../midi/channel-controllers.ts';
import { fastestPeriodUs } from '../../rig/drive-limits.ts';
import type { RigDrive } from '../../rig/types.ts';
import { noteToPeriodUs } from '../../units/pitch.ts';
import { centsAt, isVibrating } from './channel-pitch.ts';
import type { OutputQueue } from './output-queue.ts';
import type { Tones, Tone } from '../types.ts';

export interface TonePlayer {
  /** From now on the drives sound this. */
  show(tones: Tones): void;
  /** The wheels of a channel were moved. */
  repitch(channel: number): void;
  /** Strikes again what sounds: drives may have forgotten it. */
  refresh(): void;
  /** Every drive rests, whether it is known to sound or not. */
  silence(): void;
  readonly tones: Tones;
}

type TonePlayerSetup = {
  drives: readonly RigDrive[];
  controllers: PortControllers;
  queue: OutputQueue;
  clock: LinkClock;
  onTones: ((tones: Tones) => void) | undefined;
};

/** A vibrato of 5.5 Hz is smooth with a sample every 20 ms. */
const VIBRATO_STEP_US = 20_000;
const CENTS_PER_SEMITONE = 100;
/** B4: bends may go as far above a drive's range, where the drive itself goes no further. */
const PERIOD_US_MIN = 2000;

export function createTonePlayer({
  drives,
  controllers,
  queue,
  clock,
  onTones,
}: TonePlayerSetup): TonePlayer {
  const shortestUs = drives.map((drive) => Math.min(PERIOD_US_MIN, fastestPeriodUs(drive)));
  let tones: Tones = drives.map(() => undefined);
  let isSampling = false;

  function show(next: Tones): void {
    if (next === tones) return;
    const before = tones;
    tones = next;
    drives.forEach(({ id }, index) => {
      const tone = next[index];
      const last = before[index];
      if (tone === last) return;
      if (!tone) queue.push({ drive: id, kind: 'rest' });
      else {
        const kind = tone.legato && last ? 'bend' : 'onset';
        queue.push({ drive: id, kind, periodUs: periodUs(tone, index) });
      }
    });
    onTones?.(tones);
    vibrate();
  }

  function periodUs({ key, note }: Tone, index: number): number {
    const cents = centsAt(controllers.of(key.channel), clock.nowUs());
    return Math.max(noteToPeriodUs(note + cents / CENTS_PER_SEMITONE), shortestUs[index] ?? 0);
  }

  function repitch(channel: number): void {
    bend((tone) => tone.key.channel === channel);
    vibrate();
  }

  function bend(isMeant: (tone: Tone) => boolean): void {
    tones.forEach((tone, index) => {
      const drive = drives[index];
      if (tone && drive && isMeant(tone)) {
        queue.push({ drive: drive.id, kind: 'bend', periodUs: periodUs(tone, index) });
      }
    });
  }

  /** Keeps the pitch moving as long as something sounds on a channel whose mod wheel is up. */
  function vibrate(): void {
    if (isSampling || !tones.some((tone) => tone && moves(tone))) return;
    isSampling = true;
    clock.at(clock.nowUs() + VIBRATO_STEP_US, () => {
      isSampling = false;
      bend(moves);
      queue.flush();
      vibrate();
    });
  }

  function moves({ key }: Tone): boolean {
    return isVibrating(controllers.of(key.channel));
  }

  function refresh(): void {
    tones.forEach((tone, index) => {
      const drive = drives[index];
      if (tone && drive) queue.push({ drive: drive.id, kind: 'onset', periodUs: periodUs(tone, index) });
    });
    queue.flush();
  }

  function silence(): void {
    tones = drives.map(() => undefined);
    for (const { id } of drives) queue.push({ drive: id, kind: 'rest' });
    onTones?.(tones);
  }

  return {
    show,
    repitch,
    refresh,
    silence,
    get tones() {
      return tones;
    },
  };
}
