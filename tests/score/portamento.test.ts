// Portamento reduced from its controllers: 65 switches, 5 is the time, 84 the key to glide from; 5 ms a tick.
import { expect, test } from 'vitest';
import { toScore } from '../../src/score/to-score.ts';
import { fileOf } from './event-text.ts';

function portamento(track: string): string[] | undefined {
  return toScore(fileOf([track])).portamento?.map(({ atUs, channel, isOn, glideUs, fromNote }) => {
    const from = fromNote === undefined ? '' : ` from ${fromNote}`;
    return `${atUs / 1000}: channel ${channel} ${isOn ? 'on' : 'off'} ${Math.round(glideUs / 1000)}${from}`;
  });
}

test('it is on from 64 on, and told when something moves; the time is the square of the controller', () => {
  expect(
    portamento('0 cc 65 63 | 10 cc 65 64 | 20 cc 5 64 | 30 cc 65 127 | 40 cc 5 127 @2 | 50 cc 65 0'),
  ).toEqual([
    '50: channel 1 on 0',
    '100: channel 1 on 508',
    '200: channel 2 off 2000',
    '250: channel 1 off 508',
  ]);
});

test('a key to glide from is told each time', () => {
  expect(portamento('0 cc 65 127 | 0 cc 5 32 | 10 cc 84 48 | 20 cc 84 48')?.slice(2)).toEqual([
    '50: channel 1 on 127 from 48',
    '100: channel 1 on 127 from 48',
  ]);
});

test('resetting controllers switches it off and keeps the time', () => {
  expect(portamento('0 cc 65 127 | 0 cc 5 127 | 10 cc 121 0')?.at(-1)).toBe('50: channel 1 off 2000');
});

test('a file without it carries none', () => {
  expect(portamento('0 cc 64 127 | 0 cc 5 0 | 0 cc 65 0 | 0 on C4 | 10 off C4')).toBeUndefined();
});
