/** A recording of what was played on the keyboard, on the tempo map of the song it was played to. */
import type { WritableMidi } from '../midi/write-midi.ts';
import { packEvents } from '../midi/midi-file.ts';
import type { ChannelMessage, MidiEvent } from '../midi/types.ts';
import type { Score } from '../score/types.ts';
import type { LiveMessage } from './types.ts';

export interface Take {
  /** `songUs` of the score; does not go back. */
  add(message: LiveMessage, songUs: number): void;
  /** A file of two tracks, tempo map and playing; keys still held end at `endUs`. */
  toMidi(endUs: number): WritableMidi;
}

/** The grid that a take stands on. */
export type TakeGrid = Pick<Score, 'tempos' | 'meters' | 'ticksPerQuarter'>;

/** Without a song: 120 quarters a minute, four to the bar. */
export const PLAIN_GRID: TakeGrid = {
  ticksPerQuarter: 480,
  tempos: [{ startUs: 0, midiTick: 0, usPerQuarter: 500_000 }],
  meters: [{ startUs: 0, bar: 1, numerator: 4, denominator: 4 }],
};

export function createTake(grid: TakeGrid): Take {
  const played: MidiEvent[] = [];
  const toTick = (songUs: number): number => Math.round(tickAt(grid, Math.max(0, songUs)));

  function add(message: LiveMessage, songUs: number): void {
    if ('channel' in message) played.push({ ...message, midiTick: toTick(songUs) });
  }

  function toMidi(endUs: number): WritableMidi {
    const midiTick = Math.max(toTick(endUs), played.at(-1)?.midiTick ?? 0);
    const ends = stillHeld(played).map((event) => ({ ...event, midiTick }));
    return {
      format: 1,
      division: { kind: 'ppq', ticksPerQuarter: grid.ticksPerQuarter },
      tracks: [
        { name: '', events: packEvents(gridEvents(grid, toTick)) },
        { name: 'flopera live', events: packEvents([...played, ...ends]) },
      ],
    };
  }

  return { add, toMidi };
}

function tickAt({ tempos, ticksPerQuarter }: TakeGrid, songUs: number): number {
  const tempo = tempos.findLast(({ startUs }) => startUs <= songUs) ?? tempos[0];
  if (!tempo) return 0;
  return tempo.midiTick + ((songUs - tempo.startUs) / tempo.usPerQuarter) * ticksPerQuarter;
}

function gridEvents({ tempos, meters }: TakeGrid, toTick: (songUs: number) => number): MidiEvent[] {
  return [
    ...tempos.map(({ midiTick, usPerQuarter }): MidiEvent => ({
      midiTick,
      type: 'tempo',
      usPerQuarter: Math.round(usPerQuarter),
    })),
    ...meters.map(({ startUs, numerator, denominator }): MidiEvent => ({
      midiTick: toTick(startUs),
      type: 'timeSignature',
      numerator,
      denominator,
    })),
  ];
}

/** Note-offs for what is down at the end, and pedals up. */
function stillHeld(events: readonly MidiEvent[]): ChannelMessage[] {
  const down = new Map<string, ChannelMessage>();
  for (const event of events) {
    if (event.type === 'noteOn' || event.type === 'noteOff') {
      const { channel, note } = event;
      const key = `${channel} ${note}`;
      if (event.type === 'noteOff') down.delete(key);
      else down.set(key, { type: 'noteOff', channel, note, velocity: 0 });
    } else if (event.type === 'controller' && (event.controller === 64 || event.controller === 66)) {
      const { channel, controller } = event;
      const key = `${channel} pedal ${controller}`;
      if (event.value < 64) down.delete(key);
      else down.set(key, { type: 'controller', channel, controller, value: 0 });
    }
  }
  return [...down.values()];
}
