/** Boards that still run Moppy play a song as they are: each byte in order, each at its time, silence at the end. */
import { describe, expect, it } from 'vitest';
import { createSimClock } from '../../src/link/sim-clock.ts';
import { moppyUnit } from '../../src/moppy/moppy-unit.ts';
import { moppy1 } from '../../src/moppy/codecs/moppy1.ts';
import { moppy2 } from '../../src/moppy/codecs/moppy2.ts';
import { whatIsLost } from '../../src/moppy/moppy-boards.ts';
import { createPlayer } from '../../src/player/player.ts';
import type { Player } from '../../src/player/types.ts';
import { boardOf, programOf } from '../player/rig.ts';
import { createStandInMoppy, readMoppy1, readMoppy2 } from './stand-in-moppy.ts';
import type { MoppyDid } from './stand-in-moppy.ts';

const SONG = programOf([
  [1, 60, 0, 100],
  [2, 69, 0, 250],
  [1, 64, 250, 300],
]);

type Stage = { player: Player; did: MoppyDid[]; settle: (promise: Promise<unknown>) => Promise<void> };

async function stageOf(codec: typeof moppy1, read: typeof readMoppy1): Promise<Stage> {
  const clock = createSimClock(1e6);
  const { link, did } = createStandInMoppy(clock, read);
  const player = createPlayer([{ board: boardOf(6), link, unitOf: moppyUnit(codec) }]);
  async function settle(promise: Promise<unknown>): Promise<void> {
    let settled = false;
    const mark = (): void => void (settled = true);
    promise.then(mark, mark);
    for (let i = 0; !settled && i < 100_000; i++) {
      await Promise.resolve();
      clock.advanceTo(clock.nowUs() + 1000);
    }
    await promise;
  }
  await settle(player.connect());
  return { player, did, settle };
}

/** What was done from the song's start on, in ms of the song. */
function told({ player, did }: Stage): string[] {
  const startUs = player.state().songStartHostUs ?? NaN;
  return did.filter(({ us }) => us >= startUs).map(({ us, what }) => `${(us - startUs) / 1000}: ${what}`);
}

describe('Moppy', () => {
  it('is homed and started once it has booted, and plays by periods', async () => {
    const stage = await stageOf(moppy1, readMoppy1);
    expect(stage.did.map(({ what }) => what)).toEqual(['home', 'connect', 'start']);
    await stage.settle(stage.player.play(SONG));
    await stage.settle(stage.player.stop());
    // 1e6 / 261.63 Hz / 80 = 47.7, 1e6 / 440 / 80 = 28.4, 1e6 / 329.63 / 80 = 37.9
    expect(told(stage).slice(0, 6)).toEqual([
      '0: 1 every 47',
      '0: 2 every 28',
      expect.stringMatching(/^(99|100)\S*: 1 off$/),
      expect.stringMatching(/^(249|250)\S*: 2 off$/),
      '250: 1 every 37',
      expect.stringMatching(/^(299|300)\S*: 1 off$/),
    ]);
    expect(told(stage).at(-1)).toContain('stop');
  });
});

describe('Moppy 2', () => {
  it('answers the ping, and plays by notes', async () => {
    const stage = await stageOf(moppy2, readMoppy2);
    expect(stage.did.map(({ what }) => what).slice(0, 4)).toEqual(['ping', 'home', 'start', 'ping']);
    await stage.settle(stage.player.play(SONG));
    expect(told(stage).slice(0, 2)).toEqual(['0: 1 on 60 100', '0: 2 on 69 100']);
    expect(told(stage)).toContain('250: 1 on 64 100');
    expect(told(stage).at(-1)).toMatch(/: 1 off 64$/);
  });

  it('bends what lies between the notes', async () => {
    const stage = await stageOf(moppy2, readMoppy2);
    const quarterTone = 1e6 / (440 * 2 ** (0.5 / 12 - 0.001));
    stage.player.playNow([{ drive: 3, kind: 'onset', periodUs: quarterTone }]);
    const [on, bend] = stage.did.slice(-2).map(({ what }) => what);
    expect(on).toBe('3 on 69 100');
    const [, , high = NaN, low = NaN] = (bend ?? '').split(' ').map(Number);
    expect((((high << 8) | low) / 8192) * 200).toBeCloseTo(48.8, 1);
  });

  it('says which notes it cannot play', async () => {
    const stage = await stageOf(moppy2, readMoppy2);
    stage.player.playNow([{ drive: 1, kind: 'onset', periodUs: 1800 }]);
    expect(stage.player.state().boards[0]?.faults.refused).toEqual({ 'note-too-high': 1 });
  });

  it('that does not answer is told', async () => {
    await expect(stageOf(moppy2, readMoppy1AsDeaf)).rejects.toThrow(
      'no answer as Moppy 2; does the board run it',
    );
  });
});

const readMoppy1AsDeaf: typeof readMoppy1 = (bytes) =>
  bytes.length > 0 ? { used: bytes.length, what: '' } : undefined;

describe('what is lost', () => {
  it('is told for Moppy, and nothing for flopera', () => {
    expect(whatIsLost({ ...boardOf(6), protocol: 'moppy2' })).toContain(
      'main runs Moppy 2: notes begin when',
    );
    expect(whatIsLost(boardOf(6))).toBeUndefined();
  });
});
