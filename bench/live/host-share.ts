/** What the host adds between a MIDI callback and the bytes of its line being written, in real time. */
import type { Link } from '../../src/link/types.ts';
import { createWallClock } from '../../src/link/node/wall-clock.ts';
import { createLive } from '../../src/live/live.ts';
import { createMidiStream } from '../../src/midi/midi-stream.ts';
import { LIVE_DEFAULTS } from '../../src/live/options.ts';
import type { MidiMessage } from '../../src/midi/midi-stream.ts';
import { createPlayer } from '../../src/player/player.ts';
import { createSimWorld } from '../../src/emulator/sim-world.ts';
import { readFirmwareImage } from '../../src/emulator/node/firmware-image.ts';
import { wideBoard } from './emulated-keyboard.ts';

const NOTE_ON = 0x90;
const SETTLE_US = 4000;

/** For each of `events` keys, µs from its bytes until the player had written its line. */
export async function measureHostShare(events: number): Promise<number[]> {
  const world = createSimWorld();
  const wall = createWallClock();
  const board = wideBoard();
  const { link } = world.add({ board: 'uno', image: readFirmwareImage('uno'), drives: 6 });
  let writtenUs = 0;
  const watched: Link = {
    ...link,
    write(bytes) {
      writtenUs = wall.nowUs();
      link.write(bytes);
    },
  };
  const player = createPlayer([{ board, link: watched }]);
  await world.settle(player.connect(), 30e6);
  const live = createLive({
    drives: board.drives,
    output: player,
    clock: world.clock,
    options: LIVE_DEFAULTS,
  });
  let batch: MidiMessage[] = [];
  const stream = createMidiStream((message) => batch.push(message));
  return Array.from({ length: events }, (_, count) => {
    const note = 40 + ((Math.floor(count / 2) * 5) % 24);
    const bytes = Uint8Array.of(NOTE_ON, note, count % 2 === 0 ? 100 : 0);
    const startUs = wall.nowUs();
    batch = [];
    stream.push(bytes);
    live.receive(batch);
    const shareUs = writtenUs - startUs;
    world.runUntil(() => false, world.clock.nowUs() + SETTLE_US);
    return shareUs;
  });
}
