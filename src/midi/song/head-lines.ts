/** The lines of a song text that hold no notes: voices, and the head of each system. */
import { TICKS_PER_QUARTER, type SongBar, type SongVoice } from './types.ts';
import { valueToTicks } from './words.ts';

type Fail = (fact: string) => never;

const VOICE_LINE = /^voice\s+([a-z][a-z0-9]*)(?:\s+channel\s+(\d+))?(?:\s+program\s+(\d+))?$/;
const BLOCK_HEAD =
  /^=\s*(\d+)(?:\s+(\d+\/\d+))?(?:\s+tempo\s+(?:([\d.t]+)=)?(\d+(?:\.\d+)?))?(?:\s+"(.+)")?$/;

/** `voice flute channel 1 program 74`; the channel is the voice's place in the list where none is named. */
export function parseVoiceLine(content: string, place: number, fail: Fail): SongVoice {
  const match = VOICE_LINE.exec(content);
  if (!match) return fail(`"${content}" is no voice; write for example "voice flute channel 1 program 74"`);
  const [, name = '', channelText, programText] = match;
  const channel = channelText === undefined ? place : Number(channelText);
  const program = programText === undefined ? undefined : Number(programText);
  if (name === 'tempo')
    fail('a voice cannot be called "tempo", which is the row of tempi; choose another name');
  if (channel < 1 || channel > 16) fail(`channel ${channel} is out of range; use 1 to 16`);
  if (program !== undefined && (program < 1 || program > 128))
    fail(`program ${program} is out of range; use 1 to 128`);
  return { name, channel, program };
}

/** `= 5 3/4 tempo 4.=60 "Trio"`: number of the first bar, then what changes there. */
export function parseBlockHead(
  content: string,
  meter: string,
  fail: Fail,
): { bar: number; first: Omit<SongBar, 'line'> } {
  const match = BLOCK_HEAD.exec(content);
  if (!match) return fail(`"${content}" begins no system; write for example '= 5 3/4 tempo 120 "Trio"'`);
  const [, bar = '', newMeter = meter, beat = '4', tempo, marker] = match;
  const [numerator = 4, denominator = 4] = newMeter.split('/').map(Number);
  const ticks = (numerator * 4 * TICKS_PER_QUARTER) / denominator;
  if (![1, 2, 4, 8, 16, 32].includes(denominator) || numerator < 1)
    fail(`${newMeter} is no meter; write it like 7/8`);
  const beatTicks = valueToTicks(beat) ?? fail(`"${beat}" is no note value; write the tempo like 4.=60`);
  const quartersPerMinute = tempo === undefined ? undefined : (Number(tempo) * beatTicks) / TICKS_PER_QUARTER;
  if (quartersPerMinute === 0) fail('a tempo of 0 never ends; write a number above it');
  const tempos = quartersPerMinute === undefined ? [] : [{ atTick: 0, quartersPerMinute }];
  return { bar: Number(bar), first: { numerator, denominator, ticks, marker, tempos, items: new Map() } };
}
