/** What may stand behind an option: both ends are allowed, what is beside them is refused with what is allowed. */
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { addMusicOptions } from '../../src/cli/options/music-options.ts';
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

describe('the options about music', () => {
  const read = (...args: string[]): object => {
    const command = addMusicOptions(new Command())
      .exitOverride()
      .configureOutput({ writeErr: () => {} });
    return command.parse(args, { from: 'user' }).opts();
  };

  it.each([
    ['--tempo', '0.1', '10', '0.09', '10.1', 'Give a number from 0.1 to 10.'],
    ['--gate', '0.05', '1', '0.04', '1.1', 'Give a number from 0.05 to 1.'],
    ['--transpose', '-60', '60', '-61', '61', 'Give whole semitones from -60 to 60, or auto.'],
  ])('%s has the limits of the file: %s to %s', (option, min, max, below, above, words) => {
    const key = option.slice(2);
    expect(read(option, min)).toEqual({ [key]: Number(min) });
    expect(read(option, max)).toEqual({ [key]: Number(max) });
    for (const text of [below, above, '', '1,5']) expect(() => read(option, text)).toThrow(words);
  });

  it('transposes by itself where it is told so', () => {
    expect(read('--transpose', 'auto')).toEqual({ transpose: 'auto' });
  });
});
