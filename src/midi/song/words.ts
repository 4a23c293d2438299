/** The words inside a bar of a song text: note values, notes, dynamics, tempi and repeat signs. */
import { nameToNote } from '../../units/note-name.ts';
import { TICKS_PER_QUARTER, type SongKey } from './types.ts';

/** A `%` sign: which bars of which voice sound again, and how far transposed. */
export type Repeat = {
  /** Undefined: the voice itself. */
  voice: string | undefined;
  /** Bars from 1, both included; undefined: the bar before, or the same bar of another voice. */
  first: number | undefined;
  last: number | undefined;
  semitones: number;
};

/** Tempo over a note value: steady where both ends are equal, else a ramp. */
export type TempoSpan = { from: number; to: number; ticks: number };

const DYNAMICS: Readonly<Record<string, number>> = {
  '!ppp': 24,
  '!pp': 36,
  '!p': 50,
  '!mp': 64,
  '!mf': 78,
  '!f': 94,
  '!ff': 110,
  '!fff': 124,
};

/** General MIDI percussion keys (GM level 1, percussion map) by the names drummers use. */
const DRUMS: Readonly<Record<string, number>> = {
  kick: 36,
  stick: 37,
  snare: 38,
  hat: 42,
  tom: 45,
  openhat: 46,
  crash: 49,
  ride: 51,
};

const VALUE = /^(1|2|4|8|16|32|64)(\.{0,2})(t?)$/;
const NOTE_WORD = /^([^/]+)(?:\/([^/~]+)(~?))?$/;
const REPEAT = /^%(?:([a-z][a-z0-9]*)(?::(?=\d))?)?(?:(\d+)(?:\.\.(\d+))?)?([+-]\d+)?$/;
const TEMPO = /^(\d+(?:\.\d+)?)(?:>(\d+(?:\.\d+)?))?\/(.+)$/;

/**
 * Ticks of a note value; undefined where it is none.
 * @example valueToTicks('4.') // 720
 * @example valueToTicks('8t') // 160
 */
export function valueToTicks(value: string): number | undefined {
  const match = VALUE.exec(value);
  if (!match) return undefined;
  const [, denominator = '4', dots = '', triplet = ''] = match;
  const plain = (4 * TICKS_PER_QUARTER) / Number(denominator);
  const dotted = plain * (2 - 0.5 ** dots.length);
  const ticks = triplet ? (dotted * 2) / 3 : dotted;
  return Number.isInteger(ticks) ? ticks : undefined;
}

/** Velocity of `!pp` … `!ff`; undefined where it is no dynamic mark. */
export function parseDynamic(word: string): number | undefined {
  return DYNAMICS[word];
}

/**
 * A note, chord or rest with its value, if it gives one. `~` after a name ties that note, after the value all.
 * @example parseNoteWord('A2+C#3/8~') // keys 45 and 49, both tied, value '8'
 */
export function parseNoteWord(word: string): { keys: SongKey[]; value: string | undefined } | undefined {
  const match = NOTE_WORD.exec(word);
  if (!match) return undefined;
  const [, names = '', value, tieAll = ''] = match;
  if (names === 'r') return tieAll ? undefined : { keys: [], value };
  const keys: SongKey[] = [];
  for (const name of names.split('+')) {
    const tied = name.endsWith('~');
    const plain = tied ? name.slice(0, -1) : name;
    const note = DRUMS[plain] ?? nameToNote(plain);
    if (note === undefined) return undefined;
    keys.push({ note, tied: tied || tieAll !== '' });
  }
  return { keys, value };
}

/** A repeat sign: `%`, `%5`, `%5..8`, `%flute`, `%flute:5..8`, each with an interval such as `+12`. */
export function parseRepeat(word: string): Repeat | undefined {
  const match = REPEAT.exec(word);
  if (!match) return undefined;
  const [, voice, first, last, semitones = '0'] = match;
  return {
    voice,
    first: first === undefined ? undefined : Number(first),
    last: last === undefined ? undefined : Number(last),
    semitones: Number(semitones),
  };
}

/** A word of the tempo row, quarters a minute: `120/2` or, growing evenly, `120>140/1`. */
export function parseTempoWord(word: string): TempoSpan | undefined {
  const match = TEMPO.exec(word);
  if (!match) return undefined;
  const [, from = '', to = from, value = ''] = match;
  const ticks = valueToTicks(value);
  const span = { from: Number(from), to: Number(to), ticks: ticks ?? 0 };
  return span.ticks > 0 && span.from > 0 && span.to > 0 ? span : undefined;
}
