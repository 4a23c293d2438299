/** What split and channel share: keys dealt out to groups of drives, each of which plays by a mode of its own. */
import type { Key, Lanes, Mode, Tone } from '../types.ts';

/** Keys that `takes` says are played by `mode` on the drives at these places. */
export type Zone = { takes: (key: Key) => boolean; places: readonly number[]; mode: Mode };

/** A key belongs to the first zone that takes it; one that none takes is silent. */
export function zonedMode(zones: readonly Zone[]): Mode {
  function inZone(change: 'press' | 'release', lanes: Lanes, key: Key, held: readonly Key[]): Lanes {
    const zone = zones.find(({ takes }) => takes(key));
    if (!zone) return lanes;
    const own = zone.places.map((place) => lanes[place]);
    const heldHere = held.filter((other) => zones.find(({ takes }) => takes(other)) === zone);
    const next = zone.mode[change](own, key, heldHere);
    if (next === own) return lanes;
    const all: (Tone | undefined)[] = [...lanes];
    zone.places.forEach((place, index) => {
      all[place] = next[index];
    });
    return all;
  }
  return {
    press: (lanes, key, held) => inZone('press', lanes, key, held),
    release: (lanes, key, held) => inZone('release', lanes, key, held),
  };
}
