/** Playing, as the board sees it: every event at its time, never more than it has room for, and silence at the end. */
import { describe, expect, it } from 'vitest';
import { createConcert, sizes } from './concert.ts';
import type { Concert } from './concert.ts';
import { programOf, scales } from './rig.ts';
import type { StandInOptions } from './stand-in-board.ts';

const SIX = [1, 2, 3, 4, 5, 6];

async function ready(board: StandInOptions = {}): Promise<Concert> {
  const concert = createConcert([board]);
  await concert.connect();
  return concert;
}

/** Places that sound at a time, by what the board applied. */
function soundingAt(concert: Concert, us: number): number[] {
  const applied = concert.boards[0]?.drives.applied.filter((event) => event.us <= us) ?? [];
  return SIX.filter((place) => applied.findLast((event) => event.place === place)?.kind !== 'rest').filter(
    (place) => applied.some((event) => event.place === place),
  );
}

describe('playing', () => {
  it('starts every note on time, and rests at the end', async () => {
    const concert = await ready();
    const state = await concert.play(scales(SIX, 5));
    const startUs = state.songStartHostUs ?? NaN;
    const onsets = concert.boards[0]?.drives.applied.filter(({ kind }) => kind === 'onset') ?? [];
    expect(onsets).toHaveLength(240);
    expect(sizes(onsets.map(({ us }) => ((us - startUs + 62_500) % 125_000) - 62_500)).max).toBeLessThan(10);
    expect(state.phase).toBe('ended');
    expect(soundingAt(concert, concert.clock.nowUs())).toEqual([]);
    expect(state.boards[0]?.faults).toMatchObject({ lateEvents: 0, resentLines: 0, interruptions: 0 });
  });

  it('never asks more of the queue than it has, however small', async () => {
    const concert = await ready({ queuePlaces: 8 });
    const state = await concert.play(scales(SIX, 5));
    const board = concert.boards[0];
    expect(board?.freeMin()).toBe(2);
    expect(board?.drives.applied.filter(({ kind }) => kind === 'onset')).toHaveLength(240);
    expect(state.boards[0]?.faults.refused).toEqual({});
    expect(state.boards[0]?.faults.resentLines).toBe(0);
  });

  it('puts a chord in one line', async () => {
    const concert = await ready();
    await concert.play(programOf(SIX.map((drive) => [drive, 40 + drive, 100, 300] as const)));
    const lines = concert.boards[0]?.heard.filter(({ type }) => type === 'schedule') ?? [];
    expect(lines[0]).toMatchObject({ events: SIX.map((drive) => ({ drive, kind: 'onset' })) });
  });

  it('keeps the board alive while it has nothing to say', async () => {
    const concert = await ready();
    const before = concert.boards[0]?.heard.length ?? 0;
    await concert.pass(2_000_000);
    const heard = concert.boards[0]?.heard.slice(before) ?? [];
    expect(heard.filter(({ type }) => type === 'keepAlive').length).toBeGreaterThanOrEqual(19);
  });

  it('rests a drive that is asked for more than it can step, and says so', async () => {
    const concert = await ready();
    const state = await concert.play(
      programOf([
        [1, 60, 0, 200],
        [2, 90, 0, 200],
      ]),
    );
    expect(concert.boards[0]?.drives.applied.some(({ place, kind }) => place === 2 && kind === 'onset')).toBe(
      false,
    );
    expect(state.boards[0]?.faults.refused).toEqual({ 'period-too-short': 1 });
  });

  it('plays the same rig again', async () => {
    const concert = await ready();
    await concert.play(programOf([[1, 60, 0, 200]]));
    await concert.play(programOf([[1, 62, 0, 200]]));
    expect(concert.boards[0]?.drives.applied.filter(({ kind }) => kind === 'onset')).toHaveLength(2);
  });

  it('plays now what is played now, before what is queued', async () => {
    const concert = await ready();
    const nowUs = concert.clock.nowUs();
    concert.player.playNow([{ drive: 3, kind: 'onset', periodUs: 4000 }]);
    await concert.pass(10_000);
    expect(soundingAt(concert, nowUs + 1000)).toEqual([3]);
  });
});

describe('steering', () => {
  const LONG = programOf([
    [1, 60, 0, 20_000],
    [2, 55, 0, 4_000],
    [3, 50, 6_000, 9_000],
  ]);

  async function playing(): Promise<Concert> {
    const concert = await ready();
    void concert.player.play(LONG);
    await concert.pass(1_250_000);
    return concert;
  }

  it('pauses within two round trips, and goes on where it was', async () => {
    const concert = await playing();
    concert.player.pause();
    const pausedUs = concert.clock.nowUs();
    await concert.pass(3_000_000);
    expect(soundingAt(concert, pausedUs)).toEqual([1, 2]);
    expect(soundingAt(concert, pausedUs + 25_000)).toEqual([]);
    const { songUs } = concert.player.state();
    expect(songUs).toBeCloseTo(1_020_000, -4);
    concert.player.resume();
    await concert.pass(100_000);
    expect(soundingAt(concert, concert.clock.nowUs())).toEqual([1, 2]);
    expect(concert.player.state().songUs - songUs).toBeLessThan(100_000);
  });

  it.each([
    { toUs: 7_000_000, sounds: [1, 3] },
    { toUs: 0, sounds: [1, 2] },
    { toUs: 4_500_000, sounds: [1] },
  ])('seeks to $toUs, where $sounds sound', async ({ toUs, sounds }) => {
    const concert = await playing();
    concert.player.seek(toUs);
    await concert.pass(200_000);
    expect(soundingAt(concert, concert.clock.nowUs())).toEqual(sounds);
    expect(concert.player.state().songUs - toUs).toBeGreaterThan(150_000);
  });

  it('changes tempo from where it is, and the rest of the song with it', async () => {
    const concert = await playing();
    concert.player.setTempo(2);
    const { songUs } = concert.player.state();
    await concert.pass(1_000_000);
    expect(concert.player.state().songUs - songUs).toBeCloseTo(2_000_000, -5);
    expect(soundingAt(concert, concert.clock.nowUs())).toEqual([1, 2]);
    await concert.pass(600_000);
    expect(soundingAt(concert, concert.clock.nowUs())).toEqual([1]);
  });

  it('panics at once, and pauses', async () => {
    const concert = await playing();
    concert.player.panic();
    await concert.pass(2_000_000);
    expect(soundingAt(concert, concert.clock.nowUs())).toEqual([]);
    expect(concert.player.state().phase).toBe('paused');
    concert.player.resume();
    await concert.pass(100_000);
    expect(soundingAt(concert, concert.clock.nowUs())).toEqual([1, 2]);
  });

  it('stops: play() ends, and every drive is silent before stop() does', async () => {
    const concert = await ready();
    const played = concert.player.play(LONG);
    await concert.pass(1_000_000);
    await concert.settle(concert.player.stop());
    expect(soundingAt(concert, concert.clock.nowUs())).toEqual([]);
    expect((await played).phase).toBe('stopped');
    await concert.pass(2_000_000);
    expect(soundingAt(concert, concert.clock.nowUs())).toEqual([]);
  });
});
