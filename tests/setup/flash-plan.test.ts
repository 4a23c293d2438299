/** The commands that write to a chip are exactly those that Arduino's own tools use. */
import { describe, expect, it } from 'vitest';
import { avrdudeRemedy, flashPlan } from '../../src/setup/flash-plan.ts';

describe('flashPlan', () => {
  it.each([
    [
      'an Uno',
      { board: 'uno', port: '/dev/ttyACM0', image: 'firmware/images/uno.hex' },
      false,
      '-p atmega328p -c arduino -P /dev/ttyACM0 -b 115200 -D -U flash:w:firmware/images/uno.hex:i',
    ],
    [
      'an old Nano',
      { board: 'uno', port: 'COM3', image: 'C:\\flopera\\uno.hex', oldBootloader: true },
      false,
      '-p atmega328p -c arduino -P COM3 -b 57600 -D -U flash:w:C:\\flopera\\uno.hex:i',
    ],
    [
      'a LeoStick',
      { board: 'leostick', port: '/dev/ttyACM1', image: 'firmware/images/leostick.hex' },
      true,
      '-p atmega32u4 -c avr109 -P /dev/ttyACM1 -b 57600 -D -U flash:w:firmware/images/leostick.hex:i',
    ],
  ] as const)('flashes %s', (_what, request, touch, args) => {
    const plan = flashPlan(request);
    expect(plan.touch).toBe(touch);
    expect([plan.program, ...plan.args].join(' ')).toBe(`avrdude ${args}`);
  });

  it('keeps a path with blanks in one argument', () => {
    expect(flashPlan({ board: 'uno', port: 'COM3', image: 'my files/uno.hex' }).args).toContain(
      'flash:w:my files/uno.hex:i',
    );
  });
});

it.each(['linux', 'darwin', 'win32', 'freebsd'])('tells how to get avrdude on %s', (platform) => {
  expect(avrdudeRemedy(platform)).toMatch(/avrdude/i);
});
