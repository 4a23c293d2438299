/** A board is flashed only where it is certain which one is meant. */
import { describe, expect, it } from 'vitest';
import { usbBoardOf } from '../../src/board/usb-board.ts';
import { choosePort } from '../../src/setup/choose-port.ts';

const UNO = { path: '/dev/ttyACM0', usb: usbBoardOf('2341', '0043') };
const LEOSTICK = { path: '/dev/ttyACM1', usb: usbBoardOf('2341', '8036') };
const PHONE = { path: '/dev/ttyACM2', usb: usbBoardOf('18d1', '4ee7') };

describe('choosePort', () => {
  it('takes the only board, whatever else is plugged in', () => {
    expect(choosePort([PHONE, UNO], undefined)).toBe(UNO);
  });

  it('takes the only board of its kind', () => {
    expect(choosePort([UNO, LEOSTICK], 'leostick')).toBe(LEOSTICK);
  });

  it('takes one that waits in its bootloader', () => {
    const waiting = { path: 'COM7', usb: usbBoardOf('26BA', '0002') };
    expect(choosePort([waiting], undefined)).toBe(waiting);
    expect(waiting.usb).toMatchObject({ board: 'leostick', kind: 'bootloader' });
  });

  it('never guesses between two', () => {
    expect(() => choosePort([UNO, LEOSTICK], undefined)).toThrow(
      'several boards are plugged in: /dev/ttyACM0 (Arduino Uno), /dev/ttyACM1 (Arduino Leonardo or LeoStick); choose one with --port',
    );
  });

  it('says what to do where there is none', () => {
    expect(() => choosePort([PHONE], undefined)).toThrow(
      /no board is plugged in; plug it in, or name its port/,
    );
  });
});
