/** Poly: each key gets a drive of its own; with none left the oldest inner note gives way. */
import { fitNote } from './fit-note.ts';
import type { LiveOptions } from '../options.ts';
import type { Key, LiveDrive, Mode, Tones } from '../types.ts';

/** Keys pressed so close together are one chord: none of them is older, so the quietest gives way. */
const CHORD_US = 30_000;

/** Any fold costs more than any count of keys pressed. */
const FOLD_COST = 1e12;

/** A stolen note does not come back: its key is held, but its drive has a new one. */
export function polyMode(drives: readonly LiveDrive[], { outside }: Pick<LiveOptions, 'outside'>): Mode {
  const lastUsed = drives.map(() => 0);

  function press(tones: Tones, key: Key): Tones {
    const index = freeDrive(tones, key) ?? stolenDrive(tones, key);
    const drive = index === undefined ? undefined : drives[index];
    const note = drive && fitNote(key.note, drive, outside);
    if (index === undefined || note === undefined) return tones;
    lastUsed[index] = key.order;
    return tones.with(index, { key, note, legato: false });
  }

  /** A free drive that has the note in its range, else one that folds it least; of several, the one that rested longest. */
  function freeDrive(tones: Tones, { note }: Key): number | undefined {
    const free = placesWhere((drive, index) => !tones[index] && fitNote(note, drive, outside) !== undefined);
    return best(free, (index) => {
      const drive = drives[index];
      const folded = drive && fitNote(note, drive, outside);
      return Math.abs((folded ?? note) - note) * FOLD_COST + (lastUsed[index] ?? 0);
    });
  }

  /** Never the top or the bottom of what would sound: a listener misses those first. */
  function stolenDrive(tones: Tones, key: Key): number | undefined {
    const notes = [key.note, ...tones.flatMap((tone) => (tone ? [tone.key.note] : []))];
    const [bottom, top] = [Math.min(...notes), Math.max(...notes)];
    const able = placesWhere((drive) => fitNote(key.note, drive, outside) !== undefined);
    if (drives.length === 1) return able[0];
    const inner = able.filter((index) => {
      const note = tones[index]?.key.note;
      return note !== undefined && note !== bottom && note !== top;
    });
    const twins = able.filter((index) => isTwin(tones, index));
    return oldest(tones, inner) ?? oldest(tones, twins);
  }

  /** The same note sounds elsewhere too (from another channel): one of them is not missed. */
  function isTwin(tones: Tones, index: number): boolean {
    const note = tones[index]?.key.note;
    return note !== undefined && tones.some((tone, other) => other !== index && tone?.key.note === note);
  }

  function placesWhere(suits: (drive: LiveDrive, index: number) => boolean): number[] {
    return drives.flatMap((drive, index) => (suits(drive, index) ? [index] : []));
  }

  return { press, release: withoutKey };
}

/** What sounds without this key; where nothing changes, the same list. */
export function withoutKey(tones: Tones, key: Key): Tones {
  if (!tones.some((tone) => tone?.key === key)) return tones;
  return tones.map((tone) => (tone?.key === key ? undefined : tone));
}

function oldest(tones: Tones, places: readonly number[]): number | undefined {
  const sounding = places.flatMap((index): { index: number; key: Key }[] => {
    const tone = tones[index];
    return tone ? [{ index, key: tone.key }] : [];
  });
  const firstUs = Math.min(...sounding.map(({ key }) => key.pressedUs));
  const chord = sounding.filter(({ key }) => key.pressedUs <= firstUs + CHORD_US);
  return best(chord, ({ key }) => key.velocity * 1e6 + key.order)?.index;
}

function best<T>(items: readonly T[], cost: (item: T) => number): T | undefined {
  return items.reduce<T | undefined>(
    (least, item) => (least === undefined || cost(item) < cost(least) ? item : least),
    undefined,
  );
}
