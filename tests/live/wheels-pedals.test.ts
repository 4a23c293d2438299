/** Pedals hold what they should and no longer; wheels bend what sounds. */
import { describe, expect, test } from 'vitest';
import { bend, cc, createBand, off, on } from './band.ts';

const SUSTAIN = 64;
const SOSTENUTO = 66;

describe('pedals', () => {
  test('sustain holds what is let go, until it goes up; keys still down stay', () => {
    const band = createBand();
    band.play(cc(SUSTAIN, 127), on('C4'), on('D4'));
    band.play(off('C4'));
    expect([...band.sounding.keys()]).toEqual([1, 2]);
    band.play(cc(SUSTAIN, 0));
    expect([...band.sounding.keys()]).toEqual([2]);
  });

  test('sostenuto holds only what was down when it went down', () => {
    const band = createBand();
    band.play(on('C4'), cc(SOSTENUTO, 127), on('D4'), off('C4'), off('D4'));
    expect([...band.sounding.keys()]).toEqual([1]);
    band.play(cc(SOSTENUTO, 0));
    expect(band.sounding.size).toBe(0);
  });

  test('the pedals of one channel hold no other', () => {
    const band = createBand();
    band.play(cc(SUSTAIN, 127, 2), on('C4'), off('C4'));
    expect(band.sounding.size).toBe(0);
  });

  test('all notes off leaves the pedal its notes, all sound off does not, and reset lifts the pedal', () => {
    for (const [controller, left] of [
      [123, 1],
      [120, 0],
      [121, 0],
    ] as const) {
      const band = createBand();
      band.play(cc(SUSTAIN, 127), on('C4'), off('C4'), cc(controller, 0));
      expect(band.sounding.size, `controller ${controller}`).toBe(left);
    }
  });
});

describe('wheels', () => {
  test('the bend moves two semitones, or what RPN 0 says', () => {
    const band = createBand();
    band.play(on('C3'));
    band.play(bend(8191));
    expect(band.sounding.get(3)).toBeCloseTo(50, 2);
    band.wait(20_000);
    band.play(
      cc(101, 0),
      cc(100, 0),
      cc(6, 12),
      cc(38, 50),
      cc(101, 127),
      cc(100, 127),
      cc(6, 1),
      bend(-8192),
    );
    expect(band.sounding.get(3)).toBeCloseTo(48 - 12.5, 2);
  });

  test('a note struck with the wheel up starts bent; other channels do not bend', () => {
    const band = createBand();
    band.play(bend(4096), on('C3'), on('C2', 80, 2));
    expect(band.lines).toEqual(['3:C#3 5:C2']);
  });

  test('no bend asks a drive for more than it can do', () => {
    const band = createBand();
    band.play(cc(101, 0), cc(100, 0), cc(6, 24), on('E4'), bend(8191));
    expect(band.sounding.get(1)).toBeLessThanOrEqual(71.3);
  });

  test('the mod wheel is a vibrato, as long as it is up', () => {
    const band = createBand();
    band.play(on('C3'), cc(1, 127));
    const notes: number[] = [];
    for (let step = 0; step < 50; step++) {
      band.wait(20_000);
      notes.push(band.sounding.get(3) ?? 0);
    }
    expect(Math.max(...notes)).toBeCloseTo(48.5, 1);
    expect(Math.min(...notes)).toBeCloseTo(47.5, 1);
    band.play(cc(1, 0));
    band.wait(20_000);
    const count = band.lines.length;
    band.wait(1e6);
    expect(band.lines.length).toBe(count);
    expect(band.sounding.get(3)).toBeCloseTo(48, 3);
  });
});

describe('odd keyboards', () => {
  test('note-offs without notes, unknown controllers and a clock without start do nothing', () => {
    const band = createBand();
    band.play(off('C4'), cc(7, 100), cc(119, 1), { type: 'clock' }, { type: 'continue' }, { type: 'stop' });
    expect(band.lines).toEqual([]);
  });

  test('sixteen channels at once share six drives, and all let go', () => {
    const band = createBand();
    const channels = Array.from({ length: 16 }, (_, index) => index + 1);
    for (const channel of channels) band.play(on('C4', 80, channel));
    expect(band.sounding.size).toBe(6);
    for (const channel of channels) band.play(off('C4', channel));
    expect(band.sounding.size).toBe(0);
    const { stolen, unplayed } = band.live.counters;
    expect(stolen + unplayed).toBe(10);
  });

  test('panic and system reset silence every drive and forget pedals and wheels', () => {
    const band = createBand();
    band.play(cc(SUSTAIN, 127), bend(8191), on('C4'), on('E4'), off('C4'));
    band.live.panic();
    expect(band.lines.at(-1)).toBe('1. 2. 3. 4. 5. 6.');
    band.play(on('C4'), off('C4'), off('E4'));
    expect(band.sounding.size).toBe(0);
    band.play(on('C4'), { type: 'reset' });
    expect(band.sounding.size).toBe(0);
  });

  test('--max-hold lets go of what was forgotten, and of nothing else', () => {
    const band = createBand({ maxHoldUs: 10e6 });
    band.play(on('C4'));
    band.wait(6e6);
    band.play(on('D4'));
    band.wait(5e6);
    expect([...band.sounding.keys()]).toEqual([2]);
    band.wait(6e6);
    expect(band.sounding.size).toBe(0);
  });
});
