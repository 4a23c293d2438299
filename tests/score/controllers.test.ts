// Pitch bend in cents and pedals, reduced from controllers; ms in the tables, 5 ms a tick.
import { expect, test } from 'vitest';
import { toScore } from '../../src/score/to-score.ts';
import { fileOf } from './event-text.ts';

function bends(track: string): string[] {
  return toScore(fileOf([track])).bends.map(
    ({ atUs, channel, cents }) => `${atUs / 1000}: channel ${channel} ${Math.round(cents * 10) / 10}`,
  );
}

function pedals(track: string): string[] {
  return toScore(fileOf([track])).pedals.map(
    ({ atUs, channel, pedal, down }) => `${atUs / 1000}: channel ${channel} ${pedal} ${down ? 'down' : 'up'}`,
  );
}

test('a bend spans two semitones until told else', () => {
  expect(bends('0 bend 4096 | 10 bend -8192 | 20 bend 0 | 30 bend 0')).toEqual([
    '0: channel 1 100',
    '50: channel 1 -200',
    '100: channel 1 0',
  ]);
});

test('RPN 0 sets the range in semitones and cents, also while the wheel is bent', () => {
  expect(bends('0 bend 4096 | 10 cc 101 0 | 10 cc 100 0 | 10 cc 6 12 | 20 cc 38 50')).toEqual([
    '0: channel 1 100',
    '50: channel 1 600',
    '100: channel 1 625',
  ]);
});

test('data entry for another parameter, for none, or for an NRPN is not ours', () => {
  for (const select of [
    'cc 101 0 | 0 cc 100 1',
    'cc 101 127 | 0 cc 100 127',
    'cc 101 0 | 0 cc 100 0 | 0 cc 99 0',
  ]) {
    expect(bends(`0 ${select} | 0 cc 6 24 | 10 bend 4096`)).toEqual(['50: channel 1 100']);
  }
});

test('channels bend apart', () => {
  expect(bends('0 cc 101 0 @2 | 0 cc 100 0 @2 | 0 cc 6 4 @2 | 10 bend 4096 @1 | 10 bend 4096 @2')).toEqual([
    '50: channel 1 100',
    '50: channel 2 200',
  ]);
});

test('resetting controllers centres the wheel and lifts the pedals, and keeps the range', () => {
  const track =
    '0 cc 101 0 | 0 cc 100 0 | 0 cc 6 12 | 0 bend 4096 | 0 cc 64 127 | 10 cc 121 0 | 20 bend 4096 | 20 cc 6 1';
  expect(bends(track)).toEqual(['0: channel 1 600', '50: channel 1 0', '100: channel 1 600']);
  expect(pedals(track)).toEqual(['0: channel 1 sustain down', '50: channel 1 sustain up']);
});

test('pedals are down from 64 on, and told when they move', () => {
  expect(pedals('0 cc 64 63 | 10 cc 64 64 | 20 cc 64 127 | 30 cc 66 100 | 40 cc 64 0 | 50 cc 66 0')).toEqual([
    '50: channel 1 sustain down',
    '150: channel 1 sostenuto down',
    '200: channel 1 sustain up',
    '250: channel 1 sostenuto up',
  ]);
});
