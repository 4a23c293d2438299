/** The song's clock stands, runs at a tempo, and never goes back behind where it was started. */
import { describe, expect, it } from 'vitest';
import { createSongClock } from '../../src/player/song-clock.ts';

describe('the song clock', () => {
  it('stands at the beginning before the first start', () => {
    const clock = createSongClock();
    expect(clock).toMatchObject({ running: false, tempo: 1, startHostUs: undefined });
    expect(clock.toSongUs(5_000)).toBe(0);
    expect(clock.toHostUs(7_000)).toBe(7_000);
  });

  it('runs from where it was started, at its tempo, both ways', () => {
    const clock = createSongClock();
    clock.start(10_000, 4_000, 2);
    expect(clock).toMatchObject({ running: true, tempo: 2, startHostUs: 8_000 });
    expect(clock.toSongUs(10_000)).toBe(4_000);
    expect(clock.toSongUs(11_000)).toBe(6_000);
    expect(clock.toHostUs(6_000)).toBe(11_000);
    expect(clock.toSongUs(9_000)).toBe(4_000);
  });

  it('stands where it was stopped, and keeps a tempo for the next start', () => {
    const clock = createSongClock();
    clock.start(0, 0, 1);
    clock.stop(3_000);
    expect(clock.running).toBe(false);
    expect(clock.toSongUs(9_000)).toBe(3_000);
    clock.setTempo(0.5);
    expect(clock.tempo).toBe(0.5);
  });
});
