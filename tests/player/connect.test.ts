/** Getting to know a board: one that is reset by opening its port, one that is not, and those that will not do. */
import { describe, expect, it } from 'vitest';
import { createConcert } from './concert.ts';
import { programOf } from './rig.ts';
import type { StandInOptions } from './stand-in-board.ts';

async function connectTo(board: StandInOptions): Promise<{ seconds: number; hellos: number }> {
  const concert = createConcert([board]);
  const startUs = concert.clock.nowUs();
  await concert.connect();
  const hellos = concert.boards[0]?.heard.filter(({ type }) => type === 'hello').length ?? 0;
  return { seconds: (concert.clock.nowUs() - startUs) / 1e6, hellos };
}

describe('connecting', () => {
  it('takes little more than homing where the board is awake', async () => {
    expect((await connectTo({})).seconds).toBeLessThan(0.6);
  });

  it.each([0.9, 1.6, 2.2])('waits for a bootloader of %s s, and leaves it in peace', async (bootSeconds) => {
    const { seconds, hellos } = await connectTo({ resetsOnOpen: true, bootUs: bootSeconds * 1e6 });
    expect(seconds).toBeLessThan(bootSeconds + 0.8);
    expect(hellos).toBe(0);
  });

  it('sends the settings of every drive, homes them all and knows the clock', async () => {
    const concert = createConcert([{ skewPpm: 3000 }]);
    await concert.connect();
    const said = concert.boards[0]?.heard.map(({ type }) => type) ?? [];
    expect(said.filter((type) => type === 'drive')).toHaveLength(6);
    expect(said.lastIndexOf('drive')).toBeLessThan(said.indexOf('home'));
    const [state] = concert.player.state().boards;
    expect(state).toMatchObject({ id: 'board1', identity: 'uno 0.1.0', kind: 'uno', connected: true });
    expect(state?.advice).toBeUndefined();
    expect(state?.clockPpm).toBeCloseTo(3000, 0);
  });

  it('advises to flash a board whose firmware is older, and plays on it', async () => {
    const concert = createConcert([{ firmware: '0.0.9' }]);
    await concert.connect();
    expect(concert.player.state().boards[0]?.advice).toBe(
      "stand-in: the board's firmware is 0.0.9, this flopera brings 0.1.0; it plays, but bring it up to date: " +
        'flopera flash --port stand-in',
    );
    const { phase } = await concert.play(programOf([[1, 60, 0, 100]]));
    expect(phase).toBe('ended');
  });

  it.each([
    { board: { protocol: 2 }, says: 'bring the board up to date: flopera flash' },
    { board: { mute: true }, says: 'no answer to hello' },
  ])('says what to do: $says', async ({ board, says }) => {
    await expect(createConcert([board]).connect()).rejects.toThrow(says);
  });

  it('wants no more drives than the board has pins for', async () => {
    const concert = createConcert([{ drives: 4 }]);
    await expect(concert.connect()).rejects.toThrow(
      'the board has pins for 4 drives, and the rig gives it 6',
    );
  });

  it('ends when the plug is pulled meanwhile', async () => {
    const concert = createConcert([{}]);
    const connected = concert.player.connect();
    concert.clock.at(concert.clock.nowUs() + 100_000, () => concert.boards[0]?.unplug('it was unplugged'));
    await expect(concert.settle(connected)).rejects.toThrow('it was unplugged');
  });
});
