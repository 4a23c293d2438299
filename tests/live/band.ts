/** A live instrument on a table in simulated time: drives that write down what they are told, and a line that may be slow. */
import { createSimClock } from '../../src/link/sim-clock.ts';
import type { SimClock } from '../../src/link/sim-clock.ts';
import { createLive } from '../../src/live/live.ts';
import type { Live } from '../../src/live/live.ts';
import { LIVE_DEFAULTS } from '../../src/live/options.ts';
import type { LiveOptions } from '../../src/live/options.ts';
import type { MidiMessage } from '../../src/midi/midi-stream.ts';
import type { NowEvent } from '../../src/player/types.ts';
import { defaultRig } from '../../src/rig/default-rig.ts';
import { drivesOf } from '../../src/rig/drive-limits.ts';
import type { RigDrive } from '../../src/rig/types.ts';
import { nameToNote, noteToName } from '../../src/units/note-name.ts';
import { periodUsToNote } from '../../src/units/pitch.ts';

export type Band = {
  clock: SimClock;
  live: Live;
  /** What was sent, as text: `1:C4` an onset, `1~C4` a new pitch, `1.` a rest; lines are parted by blanks. */
  lines: string[];
  /** What each drive (by id) sounds now, as a fractional MIDI note. */
  sounding: Map<number, number>;
  play: (...messages: MidiMessage[]) => void;
  wait: (us: number) => void;
};

export type BandOptions = Partial<LiveOptions> & {
  drives?: readonly RigDrive[];
  /** How long the line is busy with one line, µs. */
  lineUs?: number;
};

export function createBand({
  drives = drivesOf(defaultRig()),
  lineUs = 0,
  ...options
}: BandOptions = {}): Band {
  const clock = createSimClock();
  const lines: string[] = [];
  const sounding = new Map<number, number>();
  let backlog = 0;
  let freeUs = 0;

  function playNow(events: readonly NowEvent[]): void {
    const ids = events.map(({ drive }) => drive);
    if (new Set(ids).size < ids.length) throw new Error(`a drive stands twice in a line: ${ids.join(' ')}`);
    lines.push(events.map(tellEvent).join(' '));
    for (const event of events) {
      if (event.kind === 'rest') sounding.delete(event.drive);
      else if (event.kind === 'onset' || sounding.has(event.drive)) {
        sounding.set(event.drive, periodUsToNote(event.periodUs));
      }
    }
    if (lineUs === 0) return;
    backlog++;
    freeUs = Math.max(freeUs, clock.nowUs()) + lineUs;
    clock.at(freeUs, () => backlog--);
  }

  const live = createLive({
    drives,
    clock,
    output: { playNow, nowBacklog: () => backlog },
    options: { ...LIVE_DEFAULTS, ...options },
  });
  return {
    clock,
    live,
    lines,
    sounding,
    play: (...messages) => live.receive(messages),
    wait: (us) => clock.advanceTo(clock.nowUs() + us),
  };
}

/** An event as text: `1:C4`, `1~C4+20`, `1.` */
export function tellEvent(event: NowEvent): string {
  if (event.kind === 'rest') return `${event.drive}.`;
  const note = periodUsToNote(event.periodUs);
  const cents = Math.round((note - Math.round(note)) * 100);
  const name = noteToName(Math.round(note)) + (cents === 0 ? '' : `${cents > 0 ? '+' : ''}${cents}`);
  return `${event.drive}${event.kind === 'onset' ? ':' : '~'}${name}`;
}

/** Keys by name: `on('C4')`, `on('C4', 100, 2)`. */
export function on(name: string, velocity = 80, channel = 1): MidiMessage {
  return { type: 'noteOn', channel, note: noteOf(name), velocity };
}
export function off(name: string, channel = 1): MidiMessage {
  return { type: 'noteOff', channel, note: noteOf(name), velocity: 0 };
}
export function cc(controller: number, value: number, channel = 1): MidiMessage {
  return { type: 'controller', channel, controller, value };
}
export function bend(value: number, channel = 1): MidiMessage {
  return { type: 'pitchBend', channel, value };
}

function noteOf(name: string): number {
  const note = nameToNote(name);
  if (note === undefined) throw new Error(`${name} is no note`);
  return note;
}
