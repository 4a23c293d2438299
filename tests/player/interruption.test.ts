/** What a stage does to a player: resets, pulled plugs, a computer that sleeps. Never a hanging note, soon music again. */
import { describe, expect, it } from 'vitest';
import { createConcert } from './concert.ts';
import type { Concert } from './concert.ts';
import { programOf } from './rig.ts';
import type { StandInOptions } from './stand-in-board.ts';

/** Drive 1 repeats a note four times a second; drive 2 holds one throughout. */
const SONG = programOf([
  ...Array.from({ length: 120 }, (_, i) => [1, 60, i * 250, i * 250 + 125] as const),
  [2, 50, 0, 30_000],
]);

async function playing(
  board: StandInOptions = {},
  patienceUs = 30e6,
): Promise<Concert & { end: Promise<unknown> }> {
  const concert = createConcert([{ delayUs: () => 300, bootUs: 1_600_000, ...board }], { patienceUs });
  await concert.connect();
  const end = concert.player.play(SONG);
  end.catch(() => undefined);
  await concert.pass(5_000_000);
  return { ...concert, end };
}

/** Steps of board 1 between two times of the clock. */
function steps(concert: Concert, fromUs: number, toUs: number): number {
  return concert.boards[0]?.drives.steps.filter(({ us }) => us >= fromUs && us < toUs).length ?? 0;
}

/** Onsets of drive 1, by how far they are from the song's grid. */
function offGrid(concert: Concert, fromUs: number): number[] {
  const startUs = concert.player.state().songStartHostUs ?? NaN;
  const applied = concert.boards[0]?.drives.applied ?? [];
  return applied
    .filter(({ us, place, kind }) => us >= fromUs && place === 1 && kind === 'onset')
    .map(({ us }) => Math.abs(us - startUs - Math.round((us - startUs) / 250_000) * 250_000));
}

describe('a board that is reset in the middle of a song', () => {
  it('homes, and joins the song where it is by then', async () => {
    const concert = await playing();
    const resetUs = concert.clock.nowUs();
    concert.boards[0]?.reset();
    await concert.pass(10_000_000);
    expect(steps(concert, resetUs + 100, resetUs + 1_600_000)).toBe(0);
    expect(steps(concert, resetUs + 3_600_000, resetUs + 4_600_000)).toBeGreaterThan(10);
    expect(Math.max(...offGrid(concert, resetUs + 2_000_000))).toBeLessThan(100);
    expect(concert.boards[0]?.homings()).toBe(2);
    expect(concert.player.state().boards[0]?.faults.interruptions).toBe(1);
  });

  it('is noticed even if its hello is lost', async () => {
    let isDeaf = false;
    const concert = await playing({
      mangle: (line) => (isDeaf && line[0] === 0x68 ? [] : [{ bytes: line, laterUs: 0 }]),
      bootUs: 100_000,
    });
    isDeaf = true;
    const resetUs = concert.clock.nowUs();
    concert.boards[0]?.reset();
    await concert.pass(300_000);
    isDeaf = false;
    await concert.pass(3_000_000);
    expect(steps(concert, resetUs + 2_000_000, resetUs + 3_000_000)).toBeGreaterThan(10);
  });
});

describe('a plug that is pulled', () => {
  it('and put back: the song goes on where it is by then, from the next onset', async () => {
    const concert = await playing({ resetsOnOpen: true });
    const pulledUs = concert.clock.nowUs();
    concert.boards[0]?.unplug('the plug was pulled');
    await concert.pass(8_000_000);
    expect(steps(concert, pulledUs + 500_000, pulledUs + 1_500_000)).toBe(0);
    expect(steps(concert, pulledUs + 4_000_000, pulledUs + 5_000_000)).toBeGreaterThan(10);
    expect(Math.max(...offGrid(concert, pulledUs + 2_000_000))).toBeLessThan(100);
  });

  it('and never put back: play() ends when patience does', async () => {
    const concert = await playing({}, 2_000_000);
    const pulledUs = concert.clock.nowUs();
    concert.boards[0]?.unplug('the plug was pulled', 'forGood');
    await expect(concert.settle(concert.end)).rejects.toThrow(
      'the plug was pulled; it did not come back within 2 s',
    );
    expect(concert.clock.nowUs() - pulledUs).toBeLessThan(2_100_000);
  });

  it('of one of two boards silences only that one', async () => {
    const concert = createConcert([{}, {}]);
    await concert.connect();
    void concert.player.play(
      programOf([
        [1, 60, 0, 9000],
        [7, 60, 0, 9000],
      ]),
    );
    await concert.pass(1_000_000);
    concert.boards[0]?.unplug('the plug was pulled');
    const pulledUs = concert.clock.nowUs();
    await concert.pass(1_000_000);
    const [one, two] = concert.boards.map(({ drives }) =>
      drives.applied.filter(({ us }) => us > pulledUs && us < pulledUs + 900_000).map(({ kind }) => kind),
    );
    expect(one).toContain('rest');
    expect(two).toEqual([]);
  });
});

describe('a computer that stands still for two seconds', () => {
  it('finds the board silent, and plays on at the song of the present', async () => {
    const concert = await playing();
    const stoppedUs = concert.clock.nowUs();
    concert.sleep(2_000_000);
    await concert.pass(3_000_000);
    expect(steps(concert, stoppedUs + 500_000, stoppedUs + 1_900_000)).toBe(0);
    expect(steps(concert, stoppedUs + 2_300_000, stoppedUs + 3_300_000)).toBeGreaterThan(10);
    expect(Math.max(...offGrid(concert, stoppedUs + 2_300_000))).toBeLessThan(100);
    expect(concert.boards[0]?.homings()).toBe(1);
    expect(concert.player.state().boards[0]?.faults.interruptions).toBeGreaterThan(0);
  });
});
