/** A recording of what was played on the keyboard, on the tempo map of the song it was played to. */
import { packEvents } from '../midi/event-table.ts';
import type { MidiMessage } from '../midi/midi-stream.ts';
import type { MidiEvent } from '../midi/types.ts';
import type { WritableMidi } from '../midi/write-midi.ts';
import { usToTick, type TempoGrid } from '../score/tempo-map.ts';
import type { Score } from '../score/types.ts';
import { createHeldInput } from './input/held-input.ts';

export interface Recording {
  /** `songUs` of the score; does not go back. */
  add(message: MidiMessage, songUs: number): void;
  /** Ends it at `endUs`, and with it what is still held: a file of two tracks, tempo map and playing. */
  end(endUs: number): WritableMidi;
}

/** The grid that a recording stands on. */
export type RecordingGrid = TempoGrid & Pick<Score, 'meters'>;

/** Without a song: 120 quarters a minute, four to the bar. */
export const PLAIN_GRID: RecordingGrid = {
  ticksPerQuarter: 480,
  tempos: [{ startUs: 0, midiTick: 0, usPerQuarter: 500_000 }],
  meters: [{ startUs: 0, bar: 1, numerator: 4, denominator: 4 }],
};

export function createRecording(grid: RecordingGrid): Recording {
  const played: MidiEvent[] = [];
  const held = createHeldInput();
  const toTick = (songUs: number): number => Math.round(usToTick(grid, Math.max(0, songUs)));

  function add(message: MidiMessage, songUs: number): void {
    held.take([message]);
    record(message, toTick(songUs));
  }

  function record(message: MidiMessage, midiTick: number): void {
    if ('channel' in message) played.push({ ...message, midiTick });
  }

  function end(endUs: number): WritableMidi {
    const endTick = Math.max(toTick(endUs), played.at(-1)?.midiTick ?? 0);
    for (const message of held.letGo()) record(message, endTick);
    return {
      format: 1,
      division: { kind: 'ppq', ticksPerQuarter: grid.ticksPerQuarter },
      tracks: [
        { name: '', events: packEvents(gridEvents(grid, toTick)) },
        { name: 'flopera live', events: packEvents(played) },
      ],
    };
  }

  return { add, end };
}

function gridEvents({ tempos, meters }: RecordingGrid, toTick: (songUs: number) => number): MidiEvent[] {
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
