/** A second opinion: simavr plays the Uno's image with the lines of a whole song, and its steps stand where ours do. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadSong } from '../../src/cli/song/load-song.ts';
import { createSimWorld } from '../../src/emulator/sim-world.ts';
import type { Link } from '../../src/link/types.ts';
import { createPlayer } from '../../src/player/player.ts';

type Chunk = { us: number; bytes: Uint8Array };
type Performance = {
  written: Chunk[];
  steps: { us: number; place: number }[];
  startUs: number;
  endUs: number;
};

const SONG = 'arrangements/johnny.mid';
const IMAGE = 'firmware/images/uno.hex';
const HARNESS = 'tests/firmware/host/second-opinion.c';
const CYCLES_PER_US = 16;
const AGREED_US = 2;
const LIMIT_US = 600_000_000;
/** STEP of drives 1..6 on an Uno: firmware/flopera/boards/uno.h. */
const STEP_PINS = [
  { port: 'D', bit: 2 },
  { port: 'D', bit: 4 },
  { port: 'D', bit: 6 },
  { port: 'B', bit: 0 },
  { port: 'B', bit: 2 },
  { port: 'B', bit: 4 },
];

const folder = mkdtempSync(join(tmpdir(), 'flopera-'));
const harness = join(folder, 'second-opinion');
const compiled = spawnSync('gcc', ['-O2', '-o', harness, HARNESS, '-lsimavr', '-lelf'], { encoding: 'utf8' });
const isThere = compiled.status === 0;
if (!isThere) console.log('no second opinion: simavr is missing (Debian: libsimavr-dev libelf-dev)');

describe('simavr', () => {
  it.skipIf(!isThere && process.env['CI'] !== 'true')(
    `agrees within ${AGREED_US} µs over ${SONG}`,
    async () => {
      expect(compiled.stderr).toBe('');
      const ours = await perform();
      const theirs = ask(ours.written, ours.endUs);
      rmSync(folder, { recursive: true, force: true });
      for (let place = 1; place <= 6; place++) {
        const inSong = ({ us, place: other }: Performance['steps'][number]) =>
          other === place && us >= ours.startUs;
        const [one, other] = [ours.steps.filter(inSong), theirs.filter(inSong)];
        expect(other).toHaveLength(one.length);
        const apart = one.map(({ us }, i) => Math.abs(us - (other[i]?.us ?? Infinity)));
        expect(Math.max(...apart), `drive ${place}`).toBeLessThan(AGREED_US);
      }
      expect(ours.steps.length).toBeGreaterThan(10_000);
    },
  );
});

/** The song as our emulator plays it, and the bytes that the board was sent. */
async function perform(): Promise<Performance> {
  const { rig, program } = await loadSong(SONG, {});
  const world = createSimWorld();
  const written: Chunk[] = [];
  const steps: Performance['steps'] = [];
  const [board] = rig.boards;
  if (!board) throw new Error('the rig has no board');
  const { link } = world.add({
    board: 'uno',
    image: readFileSync(IMAGE, 'utf8'),
    onStep: ({ us, place }) => steps.push({ us, place }),
  });
  const recorded: Link = {
    ...link,
    write(bytes) {
      written.push({ us: world.clock.nowUs(), bytes: bytes.slice() });
      link.write(bytes);
    },
  };
  const player = createPlayer([{ board, link: recorded }]);
  await world.settle(player.connect(), LIMIT_US);
  const ended = player.play(program);
  const startUs = player.state().songStartHostUs ?? 0;
  await world.settle(ended, LIMIT_US);
  return { written, steps, startUs, endUs: world.clock.nowUs() };
}

/** The same bytes at the same times, played by simavr. */
function ask(written: Chunk[], endUs: number): Performance['steps'] {
  const input = written.map(
    ({ us, bytes }) => `${Math.round(us * CYCLES_PER_US)} ${Buffer.from(bytes).toString('hex')}\n`,
  );
  const { stdout, status } = spawnSync(harness, [IMAGE, String(Math.round(endUs * CYCLES_PER_US))], {
    input: input.join(''),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  expect(status).toBe(0);
  const levels = new Map([
    ['B', 0],
    ['D', 0],
  ]);
  return stdout
    .trimEnd()
    .split('\n')
    .flatMap((line) => {
      const [cycle = '', port = '', now = ''] = line.split(' ');
      const fell = (levels.get(port) ?? 0) & ~Number(now);
      levels.set(port, Number(now));
      const us = Number(cycle) / CYCLES_PER_US;
      return STEP_PINS.flatMap((pin, index) =>
        pin.port === port && (fell >> pin.bit) & 1 ? [{ us, place: index + 1 }] : [],
      );
    });
}
