/** Where the sound of the emulated drives goes: to the system's player, to a WAV file, or nowhere. */
import { findAudioPlayers, howToHear } from '../../sound/node/audio-players.ts';
import { openAudioOut } from '../../sound/node/audio-out.ts';
import type { AudioOut } from '../../sound/node/audio-out.ts';
import { SAMPLE_RATE_HZ } from '../../sound/synth.ts';
import type { FrameSink } from '../rig/emulated-rig.ts';
import { UsageError } from '../exit/error-boundary.ts';
import { createWavFile } from './output-file.ts';

export interface Sound {
  /** Called where drives are emulated. Undefined where nobody would hear them: then nothing need be synthesised. */
  readonly open: () => FrameSink | undefined;
  /** What a user should know before the music starts. Throws a UsageError where a WAV is asked for and none is made. */
  notices(): string[];
  /** Why nothing is heard any more, once the last player has died. */
  readonly lost: () => string | undefined;
  /** From now on samples go to the WAV file, too; before, the drives were only homing. */
  startRecording(): void;
  close(): Promise<void>;
}

/** Throws a UsageError where the WAV file cannot be written. */
export function openSound(wavPath: string | undefined): Sound {
  const wav = wavPath === undefined ? undefined : createWavFile(wavPath, SAMPLE_RATE_HZ);
  let emulated = false;
  let recording = false;
  let audio: AudioOut | undefined;
  let lost: string | undefined;

  const sink: FrameSink = (left, right) => {
    audio?.write(left, right);
    if (recording) wav?.write(left, right);
  };
  const onLost = (reason: string): void =>
    void (lost = `${reason}; to hear them: flopera render SONG.mid -o x.wav`);
  return {
    open() {
      emulated = true;
      const players = findAudioPlayers(SAMPLE_RATE_HZ, process.env['PATH'] ?? '', process.platform);
      if (players.length > 0) audio = openAudioOut({ players, sampleRateHz: SAMPLE_RATE_HZ, onLost });
      return audio || wav ? sink : undefined;
    },
    notices() {
      if (wav && !emulated) {
        throw new UsageError(
          `${wavPath}: only emulated drives can be recorded; use flopera render, or --board emulator`,
        );
      }
      return emulated && !audio ? [howToHear(process.platform)] : [];
    },
    lost: () => lost,
    startRecording() {
      recording = true;
    },
    async close() {
      recording = false;
      wav?.close();
      await audio?.close();
    },
  };
}
