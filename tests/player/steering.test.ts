/** When a change takes effect, what it leaves alone, and how a performance ends that does not go as it should. */
import { describe, expect, it } from 'vitest';
import { createPlayer } from '../../src/player/player.ts';
import { createConcert } from './concert.ts';
import type { Concert } from './concert.ts';
import { programOf } from './rig.ts';
import type { StandInOptions } from './stand-in-board.ts';

/** `S`, with which a line begins that schedules. */
const SCHEDULE = 0x53;
const HELD = programOf([
  [1, 60, 0, 20_000],
  [2, 55, 1_000, 20_000],
]);

async function playing(...boards: StandInOptions[]): Promise<Concert & { end: Promise<unknown> }> {
  const concert = createConcert(boards.length > 0 ? boards : [{}]);
  await concert.connect();
  const end = concert.player.play(HELD);
  end.catch(() => undefined);
  await concert.pass(2_250_000);
  return { ...concert, end };
}

/** When a board applied events of a kind since `fromUs`, µs from then, by place. */
function applied(concert: Concert, kind: string, fromUs: number, board = 0): [number, number][] {
  return (concert.boards[board]?.drives.applied ?? [])
    .filter((event) => event.kind === kind && event.us >= fromUs)
    .map(({ us, place }) => [place, Math.round(us - fromUs)]);
}

describe('a rig without boards', () => {
  it('cannot be played', () => {
    expect(() => createPlayer([])).toThrow('the rig has no boards; name one under boards: in rig.yaml');
  });
});

describe('the song', () => {
  it('begins a quarter of a second after it is asked for, from where it is asked for', async () => {
    const concert = createConcert();
    await concert.connect();
    const askedUs = concert.clock.nowUs();
    void concert.player.play(HELD, 500_000);
    expect(concert.player.state()).toMatchObject({ phase: 'playing', songUs: 500_000, tempo: 1 });
    expect(concert.player.state().songStartHostUs).toBe(askedUs + 250_000 - 500_000);
    await concert.pass(1_000_000);
    expect(applied(concert, 'onset', askedUs)).toEqual([
      [1, 250_000],
      [2, 750_000],
    ]);
    expect(concert.player.state().songUs).toBeCloseTo(1_250_000, -2);
  });

  it('is told with what sounds on each drive, and with nothing once it stands', async () => {
    const concert = await playing();
    const sounds = (): number[] =>
      concert.player.state().drives.flatMap(({ drive, periodUs }) => (periodUs === undefined ? [] : [drive]));
    expect(sounds()).toEqual([1, 2]);
    concert.player.pause();
    expect(sounds()).toEqual([]);
    expect(concert.player.state().drives).toHaveLength(6);
  });

  it('is over when the board has taken the last rest, and stands at its end', async () => {
    const concert = createConcert();
    await concert.connect();
    const state = await concert.play(programOf([[1, 60, 0, 300]]));
    expect(state).toMatchObject({ phase: 'ended', songUs: 300_000 });
    const overUs = concert.clock.nowUs() - (state.songStartHostUs ?? NaN) - 300_000;
    expect(overUs).toBeGreaterThanOrEqual(20_000);
    expect(overUs).toBeLessThan(50_000);
  });

  it('ends two seconds late at most where a board takes nothing any more', async () => {
    let isHurt = false;
    const mangle = (line: Uint8Array): { bytes: Uint8Array; laterUs: number }[] => {
      const bytes =
        isHurt && line[0] === SCHEDULE ? line.map((byte, i) => (i === 5 ? byte ^ 1 : byte)) : line;
      return [{ bytes, laterUs: 0 }];
    };
    const concert = createConcert([{ mangle, delayUs: () => 300 }]);
    await concert.connect();
    const program = programOf([
      [1, 60, 0, 3_000],
      [1, 60, 3_100, 3_200],
    ]);
    const end = concert.player.play(program);
    await concert.pass(500_000);
    isHurt = true;
    const state = await concert.settle(end);
    expect(state.phase).toBe('ended');
    const overUs = concert.clock.nowUs() - (state.songStartHostUs ?? NaN) - 3_200_000;
    expect(overUs).toBeGreaterThanOrEqual(2_000_000);
    expect(overUs).toBeLessThan(2_050_000);
  });
});

describe('a change', () => {
  it('takes effect after 20 ms over a quick cable, all drives together', async () => {
    const concert = await playing();
    const askedUs = concert.clock.nowUs();
    concert.player.pause();
    await concert.pass(100_000);
    const rests = applied(concert, 'rest', askedUs).filter(([place]) => place <= 2);
    expect(rests.map(([place]) => place)).toEqual([1, 2]);
    for (const [, us] of rests) expect(Math.abs(us - 20_000)).toBeLessThan(20);
  });

  it('takes effect after two round trips over a slow one, on all boards', async () => {
    const concert = await playing({}, { delayUs: () => 15_000 });
    const roundTripUs = Math.max(...concert.player.state().boards.map((board) => board.roundTripUs ?? NaN));
    expect(roundTripUs).toBeGreaterThan(25_000);
    const askedUs = concert.clock.nowUs();
    concert.player.pause();
    await concert.pass(200_000);
    for (const [, us] of applied(concert, 'rest', askedUs).slice(0, 2))
      expect(Math.abs(us - 2 * roundTripUs)).toBeLessThan(50);
  });

  it('begins what sounds after it half a millisecond after the flush', async () => {
    const concert = await playing();
    const askedUs = concert.clock.nowUs();
    concert.player.seek(5_000_000);
    await concert.pass(200_000);
    const [rest] = applied(concert, 'rest', askedUs);
    const onsets = applied(concert, 'onset', askedUs);
    expect(onsets.map(([place]) => place)).toEqual([1, 2]);
    for (const [, us] of onsets) expect(Math.abs(us - (rest?.[1] ?? NaN) - 500)).toBeLessThan(10);
  });

  it.each([
    [-5_000_000, 0],
    [99_000_000, 20_000_000],
  ])('of place to %i µs stays within the song: %i', async (toUs, placeUs) => {
    const concert = await playing();
    concert.player.pause();
    concert.player.seek(toUs);
    expect(concert.player.state()).toMatchObject({ phase: 'paused', songUs: placeUs });
  });

  it('of tempo while it is paused waits for the next start', async () => {
    const concert = await playing();
    concert.player.pause();
    const { songUs } = concert.player.state();
    concert.player.setTempo(2);
    await concert.pass(500_000);
    expect(concert.player.state()).toMatchObject({ phase: 'paused', tempo: 2, songUs });
    concert.player.resume();
    await concert.pass(520_500);
    expect(concert.player.state().songUs - songUs).toBeCloseTo(1_000_000, -4);
  });

  it('is none where nothing plays, or where it plays already', async () => {
    const concert = createConcert();
    await concert.connect();
    concert.player.pause();
    concert.player.resume();
    concert.player.seek(1_000);
    expect(concert.player.state()).toMatchObject({ phase: 'idle', songUs: 0 });
    const playingOn = await playing();
    const { songStartHostUs } = playingOn.player.state();
    playingOn.player.resume();
    expect(playingOn.player.state().songStartHostUs).toBe(songStartHostUs);
  });

  it('a pause does not end the song, however long it is', async () => {
    const concert = await playing();
    concert.player.pause();
    await concert.pass(40_000_000);
    expect(concert.player.state().phase).toBe('paused');
  });
});

describe('an end before its time', () => {
  it('while connecting is told to whoever waits', async () => {
    const concert = createConcert([{ bootUs: 1_000_000 }]);
    const connected = concert.player.connect();
    connected.catch(() => undefined);
    await concert.pass(100_000);
    await concert.settle(concert.player.stop());
    await expect(connected).rejects.toThrow('stopped before the boards were ready');
    expect(concert.player.state().phase).toBe('stopped');
  });

  it('by closing ends play(), and looks for no board any more', async () => {
    const concert = await playing();
    concert.boards[0]?.unplug('the plug was pulled', 'forGood');
    await concert.pass(100_000);
    await concert.settle(concert.player.close());
    const linesBefore = concert.boards[0]?.heard.length;
    await concert.pass(40_000_000);
    expect(concert.boards[0]?.heard.length).toBe(linesBefore);
    await expect(concert.end).resolves.toMatchObject({ phase: 'stopped' });
  });

  it('of one board, once patience with it ends, silences the others', async () => {
    const concert = createConcert([{}, {}], { patienceUs: 500_000 });
    await concert.connect();
    const end = concert.player.play(
      programOf([
        [1, 60, 0, 20_000],
        [7, 60, 0, 20_000],
      ]),
    );
    end.catch(() => undefined);
    await concert.pass(1_000_000);
    concert.boards[0]?.unplug('the plug was pulled', 'forGood');
    await expect(concert.settle(end)).rejects.toThrow(
      'the plug was pulled; it did not come back within 0.5 s',
    );
    await concert.pass(100_000);
    expect(concert.boards[1]?.drives.isSounding()).toBe(false);
    expect(concert.player.state().phase).toBe('stopped');
  });
});

describe('what is played now', () => {
  it('waits in a lane of its own, which tells how much of it is not yet taken', async () => {
    const concert = createConcert([{ delayUs: () => 5_000 }]);
    await concert.connect();
    expect(concert.player.nowBacklog()).toBe(0);
    for (let i = 0; i < 6; i++) concert.player.playNow([{ drive: 3, kind: 'onset', periodUs: 4_000 + i }]);
    expect(concert.player.nowBacklog()).toBe(6);
    await concert.pass(9_000);
    expect(concert.player.nowBacklog()).toBe(6);
    await concert.pass(30_000);
    expect(concert.player.nowBacklog()).toBe(0);
    expect(concert.boards[0]?.drives.applied.filter(({ kind }) => kind === 'onset')).toHaveLength(6);
  });

  it('goes to the board that has the drive, and to no other', async () => {
    const concert = createConcert([{}, {}]);
    await concert.connect();
    concert.player.playNow([{ drive: 8, kind: 'onset', periodUs: 4_000 }]);
    await concert.pass(20_000);
    expect(concert.boards.map(({ drives }) => drives.applied.map(({ place }) => place))).toEqual([[], [2]]);
    expect(concert.boards[0]?.heard.some(({ type }) => type === 'now')).toBe(false);
  });
});
