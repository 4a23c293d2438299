/** What may stand behind an option: both ends are allowed, what is beside them is refused with what is allowed. */
import { describe, expect, it } from 'vitest';
import { numberBetween, oneOf, wholeBetween } from '../../src/cli/options/option-values.ts';

describe('a number between limits', () => {
  const read = numberBetween(0.05, 1);

  it.each([
    ['0.05', 0.05],
    ['1', 1],
    ['.5', 0.5],
  ])('takes %s', (text, value) => expect(read(text)).toBe(value));

  it.each(['0.049', '1.001', '', ' ', 'half', '1,0', 'NaN'])('refuses "%s"', (text) =>
    expect(() => read(text)).toThrow('Give a number from 0.05 to 1.'),
  );
});

describe('a whole number between limits', () => {
  const read = wholeBetween(0, 65_535, 'port number');

  it.each([
    ['0', 0],
    ['65535', 65_535],
    [' 80', 80],
  ])('takes %s', (text, value) => expect(read(text)).toBe(value));

  it.each(['-1', '65536', '', '80.5', '1e3', '0x10'])('refuses "%s"', (text) =>
    expect(() => read(text)).toThrow('Give a port number from 0 to 65535.'),
  );

  it('may be negative where the limits are', () => {
    expect(wholeBetween(-60, 60)('-60')).toBe(-60);
    expect(() => wholeBetween(-60, 60)('-61')).toThrow('Give a whole number from -60 to 60.');
  });
});

describe('one of several words', () => {
  it('is taken as it is written, and else they are told', () => {
    expect(oneOf(['up', 'down'])('down')).toBe('down');
    expect(() => oneOf(['up', 'down'])('Down')).toThrow('Choose up, down.');
  });
});
