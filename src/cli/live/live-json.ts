/** What happens in live playing, as JSON lines for other programs. */
import type { Live } from '../../live/live.ts';
import type { Key, Tones } from '../../live/types.ts';
import type { RigDrive } from '../../rig/types.ts';

export interface LiveJson {
  readonly key: (key: Key, fate: 'played' | 'unplayed') => void;
  readonly tones: (tones: Tones) => void;
  readonly port: (port: string, isOpen: boolean, reason: string) => void;
  /** The last line; `steps` of each drive where they can be seen. */
  end(live: Live, stepsOf: (drive: number) => number | undefined, faults: object[]): void;
}

/** `nowUs` counts from when the instrument was ready. */
export function createLiveJson(
  drives: readonly RigDrive[],
  nowUs: () => number,
  write: (line: string) => void,
): LiveJson {
  const tell = (type: string, fields: object): void =>
    write(JSON.stringify({ type, us: Math.round(nowUs()), ...fields }));
  return {
    key: ({ channel, note, velocity }, fate) => tell('key', { channel, note, velocity, fate }),
    tones(tones) {
      const sounding = tones.flatMap((tone, index) => {
        const drive = drives[index];
        return tone && drive ? [{ drive: drive.id, note: tone.note, key: tone.key.note }] : [];
      });
      tell('drives', { sounding });
    },
    port: (port, isOpen, reason) => tell('port', { port, open: isOpen, reason }),
    end(live, stepsOf, faults) {
      const { latency } = live;
      tell('end', {
        ...live.counters,
        hostUs: { count: latency.count, p50: latency.percentileUs(0.5), p99: latency.percentileUs(0.99) },
        steps: Object.fromEntries(drives.map(({ id }) => [id, stepsOf(id)])),
        faults,
      });
    },
  };
}
