/** A board on a bench, as firmware tests speak of it: lines in, lines out, and what the STEP pins did. */
import { readFileSync } from 'node:fs';
import type { DriveOptions } from '../../src/drive/drive.ts';
import type { StepEdge } from '../../src/drive/types.ts';
import { createEmulatedBoard } from '../../src/emulator/board.ts';
import type { BoardName } from '../../src/board/boards.ts';
import type { WireChange } from '../../src/emulator/circuits/drive-bay.ts';
import type { EmulatedBoard } from '../../src/emulator/types.ts';
import { hex, lineOf, readBody } from './lines.ts';

export type Order = 'S' | 'D' | 'O' | 'F' | 'N' | 'X';

export interface Bench {
  readonly board: EmulatedBoard;
  /** All lines that the board has said, without checksum. */
  readonly said: string[];
  /** All lines that it was told. */
  readonly told: { us: number; body: string }[];
  readonly steps: StepEdge[];
  readonly wires: WireChange[];
  /** When a drive (from 1) made its steps, µs. */
  edgesOf(place: number): number[];
  headAt(place: number): number;
  /** Writes a line, checksum added, and does not wait. */
  tell(body: string): void;
  /** Writes a line and runs until the board answers it. */
  ask(body: string): string;
  /** The same for a numbered line: `fields` is what follows the number, which the bench knows. */
  order(letter: Order, fields?: string): string;
  /** Time passes; the host keeps the board alive, as hosts must. */
  runFor(us: number): void;
  /** Time passes, and the host says nothing. */
  hushFor(us: number): void;
  /** Runs until the board has said a line that begins so, which it gives. */
  awaitLine(beginning: string, limitUs: number): string;
  /** µs from now until no drive steps any more; throws where that takes longer than `limitUs`. */
  haltsWithin(limitUs: number): number;
  /** The board's clock `us` from now. */
  tickIn(us: number): number;
  /** Tells every drive its settings (the whole stroke, down to 1 ms, no sensor, unless given), and homes all. */
  home(settings?: string): void;
  /** Forgets the steps made so far. */
  clear(): void;
}

export type BenchOptions = {
  drives?: Partial<DriveOptions>[];
  seed?: number;
  /** What to do to the image (Intel HEX) before it is flashed. */
  edit?: (image: string) => string;
};

const REPLY_LIMIT_US = 50_000;
/** USB boards are enumerated first. */
const HELLO_LIMIT_US = 2_000_000;
const HOMING_LIMIT_US = 1_500_000;
const KEEP_ALIVE_US = 100_000;
/** How often the bench looks at the board, µs. */
const LOOK_US = 100;
/** A drive that has not stepped for so long rests: the lowest note steps every 31 ms. */
const REST_US = 50_000;
const UNASKED = /^[eo] /;
const latin = new TextDecoder('latin1');

/** A board with six drives, its firmware booted and its hello heard. */
export function createBench(name: BoardName, { edit, ...options }: BenchOptions = {}): Bench {
  const said: string[] = [];
  const told: Bench['told'] = [];
  const steps: StepEdge[] = [];
  const wires: WireChange[] = [];
  const next = { scheduled: 0, urgent: 0 };
  let received = '';
  const image = readFileSync(`firmware/images/${name}.hex`, 'utf8').replaceAll('\r', '');
  const board = createEmulatedBoard({
    board: name,
    image: edit ? edit(image) : image,
    ...options,
    onStep: (edge) => steps.push(edge),
    onWire: (change) => wires.push(change),
    onBytes(bytes) {
      received += latin.decode(bytes);
      const lines = received.split('\n');
      received = lines.pop() ?? '';
      said.push(...lines.map(readBody));
    },
  });

  const hushFor = (us: number) => board.runTo(board.nowUs() + us);

  function runFor(us: number): void {
    const endUs = board.nowUs() + us;
    for (; endUs - board.nowUs() > KEEP_ALIVE_US; hushFor(KEEP_ALIVE_US)) tell('K');
    hushFor(endUs - board.nowUs());
  }

  function awaitAny(from: number, matches: (line: string) => boolean, limitUs: number): string {
    const endUs = board.nowUs() + limitUs;
    for (let keptUs = board.nowUs(); board.nowUs() < endUs; hushFor(LOOK_US)) {
      const line = said.slice(from).find(matches);
      if (line !== undefined) return line;
      if (limitUs > KEEP_ALIVE_US && board.nowUs() - keptUs > KEEP_ALIVE_US) {
        tell('K');
        keptUs = board.nowUs();
      }
    }
    throw new Error(
      `no answer in ${limitUs} µs; last told: ${told.at(-1)?.body}; last said: ${said.slice(-3).join(' / ')}`,
    );
  }

  function tell(body: string): void {
    told.push({ us: board.nowUs(), body });
    board.write(lineOf(body), board.nowUs());
  }

  function ask(body: string): string {
    const from = said.length;
    tell(body);
    return awaitAny(from, (line) => !UNASKED.test(line), REPLY_LIMIT_US);
  }

  function order(letter: Order, fields = ''): string {
    const lane = letter === 'N' || letter === 'X' ? 'urgent' : 'scheduled';
    const answer = ask(`${letter}${hex(next[lane], 2)}${fields === '' ? '' : ` ${fields}`}`);
    if (!answer.startsWith('n')) next[lane] = (next[lane] + 1) % 256;
    return answer;
  }

  function haltsWithin(limitUs: number): number {
    const fromUs = board.nowUs();
    runFor(limitUs + REST_US);
    const lastUs = steps.at(-1)?.us ?? fromUs;
    if (lastUs > fromUs + limitUs) throw new Error(`still stepping ${lastUs - fromUs} µs on`);
    return Math.max(0, lastUs - fromUs);
  }

  function home(settings = 't 00 4f 7d000 0'): void {
    for (let place = 1; place <= 6; place++) order('D', `${place} ${settings}`);
    const from = said.length;
    order('O', '3f');
    awaitAny(from, (line) => line === 'o 3f', HOMING_LIMIT_US);
    clear();
  }

  function clear(): void {
    steps.length = 0;
    wires.length = 0;
  }

  awaitAny(0, (line) => line.startsWith('h'), HELLO_LIMIT_US);
  return {
    board,
    said,
    told,
    steps,
    wires,
    edgesOf: (place) => steps.filter((step) => step.place === place).map(({ us }) => us),
    headAt: (place) => board.drives[place - 1]?.track ?? Number.NaN,
    tell,
    ask,
    order,
    runFor,
    hushFor,
    awaitLine: (beginning, limitUs) => awaitAny(said.length, (line) => line.startsWith(beginning), limitUs),
    haltsWithin,
    tickIn: (us) => Number.parseInt(ask('C00 00000000').slice(4), 16) + Math.round(us * 2),
    home,
    clear,
  };
}
