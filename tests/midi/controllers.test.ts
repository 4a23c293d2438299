/** What controllers amount to, at each threshold; `101 0` is a controller and its value, `bend` moves the wheel. */
import { describe, expect, test } from 'vitest';
import { ChannelControllers, PortControllers } from '../../src/midi/channel-controllers.ts';
import { releasesAllKeys } from '../../src/midi/controllers.ts';

const RANGE = '101 0 | 100 0';

function after(text: string): ChannelControllers {
  const state = new ChannelControllers();
  for (const step of text.split(' | ')) {
    const [what = '', value = ''] = step.split(' ');
    if (what === 'bend') state.bend = Number(value);
    else state.take(Number(what), Number(value));
  }
  return state;
}

describe('the bend', () => {
  test.each([
    ['bend 8191', 8191 / 40.96],
    ['bend -8192', -200],
    [`${RANGE} | 6 12 | bend -8192`, -1200],
    [`${RANGE} | 6 12 | 38 50 | bend -8192`, -1250],
    [`${RANGE} | 38 50 | bend -8192`, -250],
    [`${RANGE} | 38 50 | 6 1 | bend -8192`, -150],
    [`${RANGE} | 6 0 | bend -8192`, 0],
    [`${RANGE} | 6 127 | 38 127 | bend -8192`, -12_827],
    ['100 0 | 101 0 | 6 12 | bend -8192', -1200],
    // Half of the choice is none: the other half still says 127.
    ['101 0 | 6 12 | bend -8192', -200],
    ['100 0 | 6 12 | bend -8192', -200],
    // Another parameter, whichever half differs.
    ['101 0 | 100 1 | 6 12 | bend -8192', -200],
    ['101 1 | 100 0 | 6 12 | bend -8192', -200],
    [`${RANGE} | 101 127 | 100 127 | 6 12 | 38 50 | bend -8192`, -200],
    [`${RANGE} | 101 127 | 100 127 | ${RANGE} | 6 12 | bend -8192`, -1200],
    // A parameter of the maker's own takes data entry away, and does not give half of it back.
    [`${RANGE} | 99 0 | 6 12 | bend -8192`, -200],
    [`${RANGE} | 98 0 | 6 12 | bend -8192`, -200],
    [`${RANGE} | 98 0 | 100 0 | 6 12 | bend -8192`, -200],
    [`${RANGE} | 98 0 | 101 0 | 6 12 | bend -8192`, -200],
    [`${RANGE} | 99 0 | 101 0 | 100 0 | 6 12 | bend -8192`, -1200],
    // Increment and decrement are not heeded.
    [`${RANGE} | 96 0 | 97 0 | bend -8192`, -200],
  ])('%s', (text, cents) => {
    expect(after(text).bendCents).toBeCloseTo(cents, 9);
  });
});

describe('pedals and switches', () => {
  test.each([
    [64, 'sustain'],
    [66, 'sostenuto'],
    [65, 'portamento'],
  ] as const)('controller %d is on from 64', (controller, name) => {
    const state = new ChannelControllers();
    const seen = [0, 63, 64, 127, 63, 127, 0].map((value) => {
      state.take(controller, value);
      return state[name];
    });
    expect(seen).toEqual([false, false, true, true, false, true, false]);
  });

  test('none is on at first, and each is its own', () => {
    expect(after('1 0')).toMatchObject({ sustain: false, sostenuto: false, portamento: false, bend: 0 });
    expect(after('64 127')).toMatchObject({ sustain: true, sostenuto: false, portamento: false });
    expect(after('1 100 | 5 20')).toMatchObject({ modulation: 100, portamentoTime: 20, sustain: false });
  });
});

test('reset all lets go of all but the bend range and the time of the portamento', () => {
  const all = `${RANGE} | 6 12 | bend 99 | 1 100 | 5 20 | 64 127 | 65 127 | 66 127`;
  expect(after(`${all} | 121 0`)).toMatchObject({
    bend: 0,
    modulation: 0,
    sustain: false,
    sostenuto: false,
    portamento: false,
    portamentoTime: 20,
  });
  expect(after(`${all} | 121 0 | bend -8192`).bendCents).toBe(-1200);
  expect(after(`${all} | 121 0 | 6 1 | bend -8192`).bendCents).toBe(-1200);
});

test('keys are let go by all notes off, omni, mono and poly', () => {
  const releasing = Array.from({ length: 128 }, (_, controller) => controller).filter(releasesAllKeys);
  expect(releasing).toEqual([123, 124, 125, 126, 127]);
});

test('a port has sixteen channels, each with its own', () => {
  const port = new PortControllers();
  port.of(16).take(64, 127);
  expect([port.of(1).sustain, port.of(16).sustain]).toEqual([false, true]);
  for (const channel of [0, 17]) expect(() => port.of(channel)).toThrow(`there is no channel ${channel}`);
});
