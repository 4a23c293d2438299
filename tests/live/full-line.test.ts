/** More than the line can carry: bends are merged, notes are not, and memory stays flat. */
import { expect, test } from 'vitest';
import { createLatency } from '../../src/live/output/latency.ts';
import { bend, cc, createBand, off, on } from './band.ts';

test('a minute of 1000 events a second on a line of 300 lines a second loses no note', () => {
  const band = createBand({ lineUs: 3300 });
  const names = ['C4', 'E4', 'G3', 'A2', 'C2', 'F1'];
  let struck = 0;
  for (let ms = 0; ms < 60_000; ms++) {
    const name = names[Math.floor(ms / 20) % names.length] ?? 'C4';
    if (ms % 20 === 0) {
      band.play(on(name));
      struck++;
    } else if (ms % 20 === 15) band.play(off(name));
    else band.play(ms % 2 === 0 ? bend(((ms * 37) % 16_000) - 8000) : cc(1, ms % 128));
    band.wait(1000);
  }
  band.wait(1e6);
  const events = band.lines.flatMap((line) => line.split(' '));
  expect(events.filter((event) => event.includes(':'))).toHaveLength(struck);
  expect(band.live.counters).toEqual({ pressed: struck, stolen: 0, unplayed: 0, lost: 0 });
  expect(band.lines.length).toBeLessThan(60 * 310);
  expect(band.sounding.size).toBe(0);
});

test('a note that begins and ends while the line is full still sounds', () => {
  const band = createBand({ lineUs: 50_000 });
  band.play(on('C2'));
  band.play(on('C3'));
  band.play(on('C4'));
  band.play(bend(1000));
  band.play(off('C4'));
  band.wait(1e6);
  expect(band.lines).toEqual(['5:C2', '3:C3', '1:C4+24 3~C3+24 5~C2+24', '1.']);
});

test('with more notes than a line can ever carry the oldest are given up, and counted', () => {
  const band = createBand({ mode: 'mono', lineUs: 100_000 });
  for (let count = 0; count < 100; count++) {
    band.play(on('C4'));
    band.play(off('C4'));
  }
  expect(band.live.counters.lost).toBeGreaterThan(50);
  band.wait(10e6);
  expect(band.sounding.size).toBe(0);
});

test('latency percentiles are within 5 % and need no more memory for more events', () => {
  const latency = createLatency();
  for (let us = 1; us <= 10_000; us++) latency.add(us);
  expect(latency.count).toBe(10_000);
  for (const share of [0.5, 0.9, 0.99]) {
    expect(latency.percentileUs(share) / (share * 10_000)).toBeGreaterThan(0.95);
    expect(latency.percentileUs(share) / (share * 10_000)).toBeLessThan(1.06);
  }
  expect(createLatency().percentileUs(0.5)).toBe(0);
});
