/**
 * Songs for lint as text, with what is to be found marked where it is to be found:
 *
 *     1 flute: C4/4 D4 E4/2 !short-note | r/1 C4/4*8
 *     2: C2/1>never !stuck-note
 *     arrangement:
 *       parts: …            # !unison-doubling
 *
 * A channel to a line, in the words of a `.song` (`arrangements/README.md`): `C4+E4/2` is a chord, `r` a rest, values
 * stay until the next. What only faulty songs need comes to that: `*8` repeats; `>2` holds a half note whatever the value
 * says, `>0` not at all, `>never` for ever; `bend:150` and `tempo:60` change cents and tempo from there on. Instead of a
 * value, `40ms` says a time at the tempo of the head; at `tempo: 125` a millisecond is a tick. `all: !unused-drive` marks
 * what is of no channel, `!long-silence@480` at a tick. Heads: `title`, `licence` (`-` for none), `rig: C3..B4; C2..B2`,
 * `arrangement: none`, `damage: cut 3`, `only` (the rule that is asked, in place of all), `options: ms 60, steps 4` (of
 * that rule), `board: protocol: moppy1` (what else the rig says of its board).
 */
import { defaultRig } from '../../src/rig/default-rig.ts';
import { parseRig } from '../../src/rig/parse-rig.ts';
import type { Rig } from '../../src/rig/types.ts';
import { packEvents } from '../../src/midi/event-table.ts';
import type { MidiTrack } from '../../src/midi/midi-file.ts';
import type { MidiEvent } from '../../src/midi/types.ts';
import { writeMidi } from '../../src/midi/write-midi.ts';
import { nameToNote } from '../../src/units/note-name.ts';

export type Mark = {
  rule: string;
  atTick?: number;
  channel?: number;
  line?: number;
  /** The place is the arranger's business, and not told. */
  isSomewhere?: boolean;
};
export type LintText = {
  bytes: Uint8Array;
  rig: Rig;
  arrangement: { path: string; text: string } | undefined;
  marks: Mark[];
  /** The one rule that is asked; undefined for all. */
  only: string | undefined;
  /** Set for that rule. */
  options: Record<string, number>;
};

export const TICKS_PER_QUARTER = 480;
const BEND_STEPS_PER_CENT = 8192 / 2400;
const WORD = /^([^/*>]+?)(?:\/(\d+(?:ms)?)(\.?))?(?:>(\d+(?:ms)?|never))?(?:\*(\d+))?$/;

type Head = Map<string, string>;
type Line = { channel: number; name: string; words: string[] };

export function parseLintText(text: string): LintText {
  const [songText = '', yaml] = text.split(/^arrangement:\n/m);
  const head: Head = new Map();
  const lines: Line[] = [];
  const marks: Mark[] = [];
  for (const raw of songText.split('\n')) {
    const [, key = '', rest = ''] = /^([^:]+):(.*)$/.exec(raw.trim()) ?? [];
    const channel = /^(\d+)\s*(.*)$/.exec(key);
    if (channel)
      lines.push({
        channel: Number(channel[1]),
        name: channel[2] ?? '',
        words: rest.split(/\s+/).filter(Boolean),
      });
    else if (key === 'all') marks.push(...marksIn(rest).map(timedMark));
    else if (key !== '') head.set(key, rest.trim());
  }
  const tracks = [conductor(head), ...lines.map((line) => playLine(line, tempoOf(head), marks))];
  const arrangement = arrangementOf(head, lines, yaml);
  arrangement?.text.split('\n').forEach((line, index) => {
    const [, comment = ''] = line.split('#');
    marks.push(...marksIn(comment).map((rule) => ({ rule, line: index + 1 })));
  });
  const bytes = writeMidi({
    format: 1,
    division: { kind: 'ppq', ticksPerQuarter: TICKS_PER_QUARTER },
    tracks,
  });
  return {
    bytes: damaged(bytes, head),
    rig: rigOf(head, lines),
    arrangement,
    marks,
    only: head.get('only'),
    options: optionsOf(head),
  };
}

function marksIn(text: string): string[] {
  return text
    .split(/\s+/)
    .filter((word) => word.startsWith('!'))
    .map((word) => word.slice(1));
}

/** `!rule`, `!rule@960` at a tick, or `!rule@somewhere`. */
function timedMark(text: string): Mark {
  const [rule = '', tick] = text.split('@');
  if (tick === 'somewhere') return { rule, isSomewhere: true };
  return { rule, ...(tick !== undefined && { atTick: Number(tick) }) };
}

function conductor(head: Head): MidiTrack {
  const title = head.get('title') ?? 'Title';
  const licence = head.get('licence') ?? 'CC0-1.0';
  const events: MidiEvent[] = [{ midiTick: 0, type: 'tempo', usPerQuarter: 60_000_000 / tempoOf(head) }];
  if (licence !== '-') events.push({ midiTick: 0, type: 'text', kind: 'copyright', text: licence });
  return { name: title === '-' ? '' : title, events: packEvents(events) };
}

function playLine({ channel, name, words }: Line, tempo: number, marks: Mark[]): MidiTrack {
  const events: MidiEvent[] = [];
  let [tick, lastTick, valueTicks] = [0, 0, TICKS_PER_QUARTER];
  for (const word of words) {
    if (word === '|') continue;
    if (word.startsWith('!')) {
      marks.push({ rule: word.slice(1), atTick: lastTick, channel });
      continue;
    }
    const [kind, number] = word.split(':');
    if (number !== undefined) {
      events.push(...changeEvents(kind ?? '', Number(number), tick, channel));
      continue;
    }
    const match = WORD.exec(word);
    if (!match) throw new Error(`not understood: ${word}`);
    const [, names = '', value, dot, hold, times = '1'] = match;
    if (value !== undefined) valueTicks = ticksOf(value, tempo) * (dot ? 1.5 : 1);
    const holdTicks =
      hold === undefined
        ? valueTicks
        : hold === '0'
          ? 0
          : hold === 'never'
            ? undefined
            : ticksOf(hold, tempo);
    for (let count = 0; count < Number(times); count += 1) {
      if (names !== 'r') events.push(...noteEvents(names, tick, holdTicks, channel));
      lastTick = tick;
      tick += valueTicks;
    }
  }
  events.push({ midiTick: tick, type: 'endOfTrack' });
  return { name, events: packEvents(events) };
}

function noteEvents(
  names: string,
  tick: number,
  holdTicks: number | undefined,
  channel: number,
): MidiEvent[] {
  return names.split('+').flatMap((name): MidiEvent[] => {
    const note = nameToNote(name) ?? Number(name);
    const on: MidiEvent = { midiTick: tick, type: 'noteOn', channel, note, velocity: 80 };
    if (holdTicks === undefined) return [on];
    return [on, { midiTick: tick + holdTicks, type: 'noteOff', channel, note, velocity: 0 }];
  });
}

function changeEvents(kind: string, number: number, midiTick: number, channel: number): MidiEvent[] {
  if (kind === 'tempo') return [{ midiTick, type: 'tempo', usPerQuarter: 60_000_000 / number }];
  const controller = (controllerNumber: number, value: number): MidiEvent => ({
    midiTick,
    type: 'controller',
    channel,
    controller: controllerNumber,
    value,
  });
  const value = Math.round(number * BEND_STEPS_PER_CENT);
  return [
    controller(101, 0),
    controller(100, 0),
    controller(6, 24),
    { midiTick, type: 'pitchBend', channel, value },
  ];
}

/** Of a value, as in `4` for a quarter, or of a time, as in `40ms`. */
function ticksOf(value: string, tempo: number): number {
  if (!value.endsWith('ms')) return (4 * TICKS_PER_QUARTER) / Number(value);
  const ticks = (Number(value.slice(0, -2)) * TICKS_PER_QUARTER * tempo) / 60_000;
  if (!Number.isInteger(ticks)) throw new Error(`${value} is no whole number of ticks at tempo ${tempo}`);
  return ticks;
}

function tempoOf(head: Head): number {
  return Number(head.get('tempo') ?? 120);
}

function optionsOf(head: Head): Record<string, number> {
  const words = (head.get('options') ?? '').split(',').filter((word) => word.trim() !== '');
  return Object.fromEntries(
    words.map((word) => {
      const [name = '', value] = word.trim().split(' ');
      return [name, Number(value)];
    }),
  );
}

/** Unless told else: a wide drive for each channel, each channel on its own. */
function rigOf(head: Head, lines: readonly Line[]): Rig {
  const told = head.get('rig');
  if (told === 'default') return defaultRig();
  const drives = told?.split(';').map((words, index) => `{ id: ${index + 1}, range: ${words.trim()} }`);
  const wide = lines.map((_, index) => `{ id: ${index + 1}, range: C1..B4 }`);
  const board = ['id: main', ...[head.get('board') ?? []].flat(), `drives: [${(drives ?? wide).join(', ')}]`];
  return parseRig(`boards: [{ ${board.join(', ')} }]`, 'rig.yaml');
}

function arrangementOf(
  head: Head,
  lines: readonly Line[],
  yaml: string | undefined,
): LintText['arrangement'] {
  if (head.get('arrangement') === 'none') return undefined;
  const parts = lines
    .filter(({ channel }) => channel !== 10)
    .map(({ channel }, index) => `  - { from: { channel: ${channel} }, drive: ${index + 1} }`);
  const own = yaml ?? `parts:\n${parts.join('\n')}\n`;
  const heads = (['title', 'licence'] as const).flatMap((key) => {
    const value = head.get(key) ?? 'set';
    return value === '-' || new RegExp(`^${key}:`, 'm').test(own) ? [] : [`${key}: ${value}`];
  });
  return { path: 'song.yaml', text: [...heads, own].join('\n') };
}

function damaged(bytes: Uint8Array, head: Head): Uint8Array {
  const cut = /^cut (\d+)$/.exec(head.get('damage') ?? '');
  return cut ? bytes.slice(0, bytes.length - Number(cut[1])) : bytes;
}
