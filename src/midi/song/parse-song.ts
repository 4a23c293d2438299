/** Reads a song text line by line into bars and checks that every bar adds up. */
import { parseBlockHead, parseVoiceLine } from './head-lines.ts';
import { parseRow, type RowPlace } from './rows.ts';
import { SongTextError, type Song, type SongItem } from './types.ts';

const TEMPO_ROW = 'tempo';
const HEAD_LINE = /^(title|composer|source|licence|key):\s*(.+)$/;

/** The block (system) that is being read; `bars` is known once its first row is. */
type Block = { firstBar: number; meter: string; bars: number | undefined };

/**
 * Parses a song text; the form is explained in `arrangements/README.md`.
 * @param path stands in error messages only.
 * @throws SongTextError with the line, where the text is not understood or a bar does not add up.
 */
export function parseSong(text: string, path = 'song'): Song {
  const song: Song = { path, head: new Map(), voices: [], bars: [] };
  let block: Block | undefined;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const content = raw.trim();
    const fail = (fact: string): never => {
      throw new SongTextError(path, index + 1, fact);
    };
    if (content === '' || content.startsWith('#')) continue;
    const head = HEAD_LINE.exec(content);
    if (head?.[1] && head[2]) song.head.set(head[1], head[2]);
    else if (content.startsWith('voice ')) addVoice(song, content, fail);
    else if (content.startsWith('=')) block = startBlock(song, content, block, index + 1, fail);
    else if (block) addRow(song, block, content, fail);
    else fail(`"${content}" stands before the first bar; begin a system with a line such as "= 1 4/4"`);
  }
  if (song.bars.length === 0) throw new SongTextError(path, 1, 'no bars; begin a system with "= 1 4/4"');
  return song;
}

function addVoice(song: Song, content: string, fail: (fact: string) => never): void {
  const voice = parseVoiceLine(content, song.voices.length + 1, fail);
  if (song.voices.some(({ name }) => name === voice.name)) {
    fail(`there are two voices called "${voice.name}"; give each its own name`);
  }
  song.voices.push(voice);
}

function startBlock(
  song: Song,
  content: string,
  before: Block | undefined,
  line: number,
  fail: (fact: string) => never,
): Block {
  const head = parseBlockHead(content, before?.meter ?? '4/4', fail);
  if (head.bar !== song.bars.length + 1) {
    fail(
      `this system is numbered ${head.bar}, but bar ${song.bars.length + 1} comes next; mend the number or the bars`,
    );
  }
  song.bars.push({ ...head.first, line });
  const meter = `${head.first.numerator}/${head.first.denominator}`;
  return { firstBar: head.bar, meter, bars: undefined };
}

function addRow(song: Song, block: Block, content: string, fail: (fact: string) => never): void {
  const cells = content.split('|').map((cell) => cell.trim());
  const name = cells.shift() ?? '';
  if (cells.pop() !== '') fail(`the row of ${name} does not end with "|"; close its last bar`);
  const voice = song.voices.find((candidate) => candidate.name === name);
  if (!voice && name !== TEMPO_ROW) fail(`no voice is called "${name}"; declare it with "voice ${name}"`);
  const place: RowPlace = { song, voice, firstBar: block.firstBar, fail };
  const row = parseRow(cells, place);
  const count = Math.max(row.length, 1);
  block.bars ??= growBlock(song, block, count);
  if (count !== block.bars)
    fail(`${name} has ${count} bars here, the rows above have ${block.bars}; make them equal`);
  row.forEach((fill, offset) => {
    const bar = song.bars[block.firstBar - 1 + offset];
    if (bar) fill(bar, block.firstBar + offset);
  });
}

/** Gives the system the number of bars that its first row has; its meter goes on. */
function growBlock(song: Song, block: Block, count: number): number {
  const first = song.bars[block.firstBar - 1];
  for (let extra = 1; first && extra < count; extra += 1) {
    song.bars.push({ ...first, marker: undefined, tempos: [], items: new Map<string, SongItem[]>() });
  }
  return count;
}
