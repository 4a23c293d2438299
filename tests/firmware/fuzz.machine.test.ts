/** Whatever comes in: the board does not wedge, does not drive a head into an end, and says hello afterwards. */
import { describe, expect } from 'vitest';
import { createRandom } from '../../src/drive/seeded-random.ts';
import type { Bench } from './bench.ts';
import { checksum, hex, noteTicks256, tickField } from './lines.ts';
import { onEachBoard } from './on-each-board.ts';

const SEED = Number(process.env['SEED'] ?? 20_251);
const RANDOM_BYTES = 1_000_000;
const CHUNK_BYTES = 10_000;
const EDITED_LINES = 3_000;
const ascii = new TextEncoder();

describe('noise', () => {
  onEachBoard(`of a million random bytes leaves a board that answers (seed ${SEED})`, (bench) => {
    const random = createRandom(SEED);
    bench.home();
    for (let sent = 0; sent < RANDOM_BYTES; sent += CHUNK_BYTES) {
      bench.board.write(
        Uint8Array.from({ length: CHUNK_BYTES }, () => random() * 256),
        bench.board.nowUs(),
      );
      while (bench.board.busy()) bench.hushFor(20_000);
    }
    expectWell(bench);
    expect(bench.steps).toEqual([]);
  });

  onEachBoard(`of edited lines, their checksums right, moves no head into an end (seed ${SEED})`, (bench) => {
    const random = createRandom(SEED);
    bench.home();
    const endsMet = bench.board.drives.map(({ counters }) => counters.outerStops);
    const next = { scheduled: 6 + 1, urgent: 0 };
    for (let i = 0; i < EDITED_LINES; i++) {
      const body = edit(validLine(bench, next, random), random);
      bench.board.write(ascii.encode(`${body}*${checksum(body)}\n`), bench.board.nowUs());
      bench.hushFor(random() < 0.1 ? 30_000 : 2_000);
      follow(bench, next);
    }
    bench.hushFor(1_000_000);
    expectWell(bench);
    expect(bench.steps.length).toBeGreaterThan(2000);
    expect(bench.board.drives.map(({ counters }) => counters.outerStops)).toEqual(endsMet);
  });
});

/** Lines that would do something, with the numbers that the board wants next. */
function validLine(bench: Bench, next: { scheduled: number; urgent: number }, random: () => number): string {
  const pick = (count: number) => Math.floor(random() * count);
  const scheduled = hex(next.scheduled, 2);
  const tick = tickField(Math.round(bench.board.nowUs() * 2 + random() * 100_000));
  const note = () => `${1 + pick(6)}${pick(3) === 0 ? '~' : '+'}${hex(noteTicks256(24 + pick(48)))}`;
  const settings = `${1 + pick(6)} ${pick(2) ? 't' : 's'} ${hex(pick(40), 2)} ${hex(40 + pick(40), 2)} 7d000 0`;
  const lines = [
    `S${scheduled} ${tick} ${note()}`,
    `S${scheduled} ${tick} ${note()} ${1 + pick(6)}-`,
    `N${hex(next.urgent, 2)} ${note()}`,
    `F${scheduled} ${tick}`,
    `D${scheduled} ${settings}`,
    'K',
    `C00 00000000`,
  ];
  if (random() < 0.01) return `O${scheduled} ${hex(pick(64), 2)}`;
  return lines[pick(lines.length)] ?? 'K';
}

/** Half of them stay as they are, else nothing would ever move. */
function edit(body: string, random: () => number): string {
  if (random() < 0.5) return body;
  const at = Math.floor(random() * body.length);
  const character = String.fromCharCode(32 + Math.floor(random() * 95));
  const kind = Math.floor(random() * 3);
  if (kind === 0) return body.slice(0, at) + body.slice(at + 1);
  return body.slice(0, at) + character + body.slice(at + (kind === 1 ? 0 : 1));
}

/** The numbers that the board's last answer asks for. */
function follow(bench: Bench, next: { scheduled: number; urgent: number }): void {
  const [, scheduled, urgent] =
    /^[anr](..) .. (..)/.exec(bench.said.findLast((line) => /^[anr]/.test(line)) ?? '') ?? [];
  if (scheduled === undefined || urgent === undefined) return;
  next.scheduled = Number.parseInt(scheduled, 16);
  next.urgent = Number.parseInt(urgent, 16);
}

function expectWell(bench: Bench): void {
  bench.board.write(ascii.encode('\n'), bench.board.nowUs());
  bench.hushFor(10_000);
  expect(bench.ask('H')).toMatch(/^h 01 /);
  expect(bench.board.watchdogResets()).toBe(0);
  expect(bench.steps.filter(({ blocked, dir }) => blocked && dir === 0)).toEqual([]);
  for (const { counters } of bench.board.drives)
    expect(counters).toMatchObject({ bangs: 0, dirViolations: 0 });
}
