/** What split and channel share: keys dealt out to groups of drives, each of which plays by a mode of its own. */
import type { Key, Tones, Mode, Tone } from '../types.ts';

/** Keys that `takes` says are played by `mode` on the drives at these places. */
export type Zone = { takes: (key: Key) => boolean; places: readonly number[]; mode: Mode };

/** A key belongs to the first zone that takes it; one that none takes is silent. */
export function zonedMode(zones: readonly Zone[]): Mode {
  function inZone(change: 'press' | 'release', tones: Tones, key: Key, held: readonly Key[]): Tones {
    const zone = zones.find(({ takes }) => takes(key));
    if (!zone) return tones;
    const own = zone.places.map((place) => tones[place]);
    const heldHere = held.filter((other) => zones.find(({ takes }) => takes(other)) === zone);
    const next = zone.mode[change](own, key, heldHere);
    if (next === own) return tones;
    const all: (Tone | undefined)[] = [...tones];
    zone.places.forEach((place, index) => {
      all[place] = next[index];
    });
    return all;
  }
  return {
    press: (tones, key, held) => inZone('press', tones, key, held),
    release: (tones, key, held) => inZone('release', tones, key, held),
  };
}
