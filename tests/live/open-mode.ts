/** A mode on a table of drives, pressed by names of keys: for the tests of modes. */
import { modes } from '../../src/live/modes/modes.ts';
import { LIVE_DEFAULTS } from '../../src/live/options.ts';
import type { LiveOptions } from '../../src/live/options.ts';
import type { Key, LiveDrive, Tones } from '../../src/live/types.ts';
import type { LiveModeName } from '../../src/rig/live-choices.ts';
import { nameToNote, noteToName } from '../../src/units/note-name.ts';

/** Drives by their ranges: `F3..E4 F3..E4`, numbered from 1. */
function drivesOf(text: string): LiveDrive[] {
  return text.split(' ').map((range, index) => {
    const [lowNote = 0, highNote = 0] = range.split('..').map((name) => nameToNote(name) ?? 0);
    return { id: index + 1, lowNote, highNote };
  });
}

/** Keys are pressed and released by name; told is what each drive sounds, `.` for nothing. */
export function openMode(name: LiveModeName, drivesText: string, options: Partial<LiveOptions> = {}) {
  const drives = drivesOf(drivesText);
  const mode = modes[name].make(drives, { ...LIVE_DEFAULTS, ...options });
  let tones: Tones = drives.map(() => undefined);
  let held: Key[] = [];
  let order = 0;
  function press(text: string, { velocity = 80, channel = 1, atUs = order * 1e6 } = {}): string {
    const note = nameToNote(text) ?? 0;
    const key: Key = { channel, note, velocity, order: ++order, pressedUs: atUs };
    held = [...held, key];
    tones = mode.press(tones, key, held);
    return told();
  }
  function release(text: string, channel = 1): string {
    const note = nameToNote(text) ?? 0;
    const key = held.find((other) => other.note === note && other.channel === channel);
    held = held.filter((other) => other !== key);
    if (key) tones = mode.release(tones, key, held);
    return told();
  }
  const told = (): string => tones.map((tone) => (tone ? noteToName(tone.note) : '.')).join(' ');
  return { press, release, tones: () => tones };
}
