/** Lays bars over a file's time signatures. */
import type { MidiFile } from '../../midi/midi-file.ts';
import type { TempoMap } from '../tempo-map.ts';
import type { Meter } from '../types.ts';

/** Bars that are listed at most (55 hours of 4/4 at 120 a minute): a hostile file must not fill the memory. */
const BARS_MAX = 100_000;
/** Ticks by which a bar line may miss another one: sums of fractional bar lengths. */
const TICK_TOLERANCE = 1e-6;

type MeterAtTick = { midiTick: number; numerator: number; denominator: number };

/** Bar lines from tick 0 to the first one at or behind `endTick`. A change of meter begins a bar, wherever it stands. */
export function layBars(
  file: MidiFile,
  map: TempoMap,
  endTick: number,
): { meters: Meter[]; barStartsUs: number[] } {
  const changes = meterChanges(file);
  const meters: Meter[] = [];
  const barStartsUs: number[] = [];
  changes.forEach(({ midiTick, numerator, denominator }, index) => {
    const bar = barStartsUs.length + 1;
    meters.push({ startUs: map.tickToUs(midiTick), bar, numerator, denominator });
    const ticksPerBar = (map.ticksPerQuarter * 4 * numerator) / denominator;
    const next = changes[index + 1]?.midiTick;
    const stop = next === undefined ? endTick + ticksPerBar : next;
    for (let count = 0; barStartsUs.length < BARS_MAX; count += 1) {
      const tick = midiTick + count * ticksPerBar;
      if (tick >= stop - TICK_TOLERANCE) break;
      barStartsUs.push(map.tickToUs(tick));
    }
  });
  return { meters, barStartsUs };
}

/** 4/4 until a time signature says else (SMF 1.0, "time signature"); the last one wins at a tick, repeats say nothing. */
function meterChanges(file: MidiFile): MeterAtTick[] {
  const changes: MeterAtTick[] = [{ midiTick: 0, numerator: 4, denominator: 4 }];
  const events = file.tracks.flatMap((track) =>
    track.events.others.filter((event) => event.type === 'timeSignature'),
  );
  for (const { midiTick, numerator, denominator } of events.toSorted((a, b) => a.midiTick - b.midiTick)) {
    const last = changes.at(-1);
    if (last?.midiTick === midiTick) changes.pop();
    else if (last?.numerator === numerator && last.denominator === denominator) continue;
    changes.push({ midiTick, numerator, denominator });
  }
  return changes;
}
