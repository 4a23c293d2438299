/** One row of a system: what one voice (or the tempo) does in each of its bars. */
import {
  TICKS_PER_QUARTER,
  type Song,
  type SongBar,
  type SongItem,
  type SongTempo,
  type SongVoice,
} from './types.ts';
import {
  parseDynamic,
  parseNoteWord,
  parseRepeat,
  parseTempoWord,
  valueToTicks,
  type Repeat,
  type TempoSpan,
} from './words.ts';

/** Notes of MIDI are 0..127 (MIDI 1.0). */
const NOTE_MAX = 127;

/** Where a row stands; `voice` is undefined for the tempo row. */
export type RowPlace = {
  song: Song;
  voice: SongVoice | undefined;
  firstBar: number;
  fail: (fact: string) => never;
};

/** Puts a cell's content into its bar and checks it against the bar's length. */
export type FillBar = (bar: SongBar, barNumber: number) => void;

/** Reads the cells of a row; a repeat of several bars yields several. */
export function parseRow(cells: string[], place: RowPlace): FillBar[] {
  const { voice } = place;
  if (!voice) return cells.map((cell) => parseTempoCell(cell, place));
  const row: FillBar[] = [];
  let ticks: number | undefined;
  for (const cell of cells) {
    const repeat = repeatOf(cell);
    if (repeat) row.push(...repeatBars(repeat, place, voice, place.firstBar + row.length));
    else {
      const read = readItems(cell, ticks, place);
      ticks = read.ticks;
      row.push(fillVoice(voice, () => read.items, place));
    }
  }
  return row;
}

function repeatOf(cell: string): (Repeat & { velocity: number | undefined }) | undefined {
  const words = cell.split(/\s+/);
  const velocity = words.length === 2 ? parseDynamic(words[0] ?? '') : undefined;
  const repeat = velocity === undefined && words.length > 1 ? undefined : parseRepeat(words.at(-1) ?? '');
  return repeat && { ...repeat, velocity };
}

function readItems(
  cell: string,
  ticksBefore: number | undefined,
  place: RowPlace,
): { items: SongItem[]; ticks: number | undefined } {
  const items: SongItem[] = [];
  let ticks = ticksBefore;
  let velocity: number | undefined;
  if (cell === 'R') return { items, ticks };
  for (const word of cell.split(/\s+/)) {
    const dynamic = parseDynamic(word);
    if (dynamic !== undefined) {
      velocity = dynamic;
      continue;
    }
    const read =
      parseNoteWord(word) ??
      place.fail(`"${word}" is no note; write for example C#4/8, A2+E3/4~, r/2, !mf or %`);
    if (read.value !== undefined)
      ticks =
        valueToTicks(read.value) ??
        place.fail(`"${word}" has no known note value; use 1 to 64, with dots or t`);
    if (ticks === undefined)
      return place.fail(`"${word}" begins the row without a note value; write for example ${word}/8`);
    items.push({ ticks, keys: read.keys, ...(velocity === undefined ? {} : { velocity }) });
    velocity = undefined;
  }
  if (velocity !== undefined)
    place.fail(`"${cell}" ends in a dynamic mark; put it before the note that it begins with`);
  return { items, ticks };
}

function repeatBars(
  repeat: Repeat & { velocity: number | undefined },
  place: RowPlace,
  voice: SongVoice,
  barNumber: number,
): FillBar[] {
  const { song, fail } = place;
  const source = repeat.voice === undefined ? voice : song.voices.find(({ name }) => name === repeat.voice);
  if (!source) return fail(`"%${repeat.voice}" repeats a voice that is not declared; check its name`);
  const first = repeat.first ?? (repeat.voice === undefined ? barNumber - 1 : barNumber);
  const last = repeat.last ?? first;
  if (first < 1 || last < first)
    return fail(`there are no bars ${first} to ${last} to repeat; name earlier bars`);
  return Array.from({ length: last - first + 1 }, (_, offset) => {
    const copy = (): SongItem[] => {
      const bar = song.bars[first + offset - 1];
      const items = bar?.items.get(source.name);
      const isWritten = bar && (items || first + offset < place.firstBar);
      if (!isWritten)
        return fail(`bar ${first + offset} of ${source.name} is not written yet; repeat what stands above`);
      return (items ?? []).map((item, index) => copyItem(item, repeat, fail, index === 0 && offset === 0));
    };
    return fillVoice(voice, copy, place);
  });
}

function copyItem(
  item: SongItem,
  repeat: Repeat & { velocity: number | undefined },
  fail: RowPlace['fail'],
  isFirst: boolean,
): SongItem {
  const keys = item.keys.map(({ note, tied }) => ({ note: note + repeat.semitones, tied }));
  const lost = keys.find(({ note }) => note < 0 || note > NOTE_MAX);
  if (lost) fail(`${repeat.semitones} semitones lead beyond MIDI's notes, 0 to ${NOTE_MAX}; transpose less`);
  const velocity = isFirst ? repeat.velocity : undefined;
  return { ticks: item.ticks, keys, ...(velocity === undefined ? {} : { velocity }) };
}

function fillVoice(voice: SongVoice, items: () => SongItem[], place: RowPlace): FillBar {
  return (bar, barNumber) => {
    const found = items();
    if (bar.items.has(voice.name)) place.fail(`${voice.name} has two rows in this system; join them`);
    bar.items.set(voice.name, found);
    if (found.length > 0) checkSum(sumTicks(found), bar, `bar ${barNumber} of ${voice.name}`, place);
  };
}

function parseTempoCell(cell: string, place: RowPlace): FillBar {
  const spans = cell
    .split(/\s+/)
    .map(
      (word) =>
        parseTempoWord(word) ?? place.fail(`"${word}" is no tempo; write for example 120/2 or 120>140/1`),
    );
  return (bar, barNumber) => {
    checkSum(sumTicks(spans), bar, `the tempo row of bar ${barNumber}`, place);
    bar.tempos = spansToTempos(spans);
  };
}

/** A ramp becomes one tempo a quarter; it would reach its end where the next span begins. */
function spansToTempos(spans: TempoSpan[]): SongTempo[] {
  const tempos: SongTempo[] = [];
  let spanTick = 0;
  for (const { from, to, ticks } of spans) {
    const step = from === to ? ticks : Math.min(ticks, TICKS_PER_QUARTER);
    for (let tick = 0; tick < ticks; tick += step) {
      tempos.push({ atTick: spanTick + tick, quartersPerMinute: from + ((to - from) * tick) / ticks });
    }
    spanTick += ticks;
  }
  return tempos;
}

function sumTicks(items: readonly { ticks: number }[]): number {
  return items.reduce((sum, { ticks }) => sum + ticks, 0);
}

function checkSum(ticks: number, bar: SongBar, what: string, { fail }: RowPlace): void {
  if (ticks === bar.ticks) return;
  const quarters = (count: number): string => `${Math.round((count / TICKS_PER_QUARTER) * 1000) / 1000}`;
  fail(
    `${what} lasts ${quarters(ticks)} quarters, the meter ${bar.numerator}/${bar.denominator} wants ${quarters(bar.ticks)}; count it again`,
  );
}
