/** Every board that has a record has all else that a board needs, in languages that the compiler does not see. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BOARD_DRIVES_MAX, BOARD_NAMES, BOARDS } from '../../src/board/boards.ts';
import { pinsOf } from '../../src/board/pins.ts';
import { usbBoardOf } from '../../src/board/usb-board.ts';
import { boardOfHello, HELLO_NAMES } from '../../src/wire/board-names.ts';
import { DRIVES_MAX } from '../../src/wire/protocol.ts';

describe.each(BOARD_NAMES)('the %s', (name) => {
  it('has an image, which the Makefile builds for its chip', () => {
    const makefile = readFileSync('firmware/Makefile', 'utf8');
    expect(existsSync(`firmware/images/${name}.hex`)).toBe(true);
    expect(makefile).toMatch(new RegExp(`^BOARDS := .*\\b${name}\\b`, 'm'));
    expect(makefile).toContain(`${name}_FLAGS := -mmcu=${BOARDS[name].chip.toLowerCase()}`);
  });

  it('is called in its hello as its header says', () => {
    const header = readFileSync(`firmware/flopera/boards/${name}.h`, 'utf8');
    expect(header).toContain(`#define BOARD_NAME "${HELLO_NAMES[name]}"`);
    expect(readFileSync('firmware/flopera/board.h', 'utf8')).toContain(`__AVR_${BOARDS[name].chip}__`);
    expect(boardOfHello(HELLO_NAMES[name])).toBe(name);
  });

  it('has no more places than the protocol can name', () => {
    expect(BOARDS[name].drives).toBeLessThanOrEqual(DRIVES_MAX);
    expect(BOARDS[name].drives).toBeLessThanOrEqual(BOARD_DRIVES_MAX);
  });

  it('is known by its plugs, and by no plug of another', () => {
    for (const { name: title, kind, ids } of BOARDS[name].plugs) {
      for (const id of ids) {
        const [vendor, product] = id.split(':');
        expect(usbBoardOf(vendor?.toUpperCase(), product)).toEqual({ name: title, kind, board: name });
      }
    }
  });
});

describe('boards', () => {
  it('are as many as the Makefile builds', () => {
    const [, listed = ''] = /^BOARDS := (.*)$/m.exec(readFileSync('firmware/Makefile', 'utf8')) ?? [];
    expect(listed.split(' ').toSorted()).toEqual(BOARD_NAMES.toSorted());
  });

  it('that nobody knows are not taken for one', () => {
    expect(usbBoardOf('18d1', '4ee7')).toBeUndefined();
    expect(usbBoardOf(undefined, undefined)).toBeUndefined();
    expect(boardOfHello('mega')).toBeUndefined();
  });

  it('have a drive on two digital pins each from D2 on, and its Track 0 on an analogue one from A0 on', () => {
    expect([1, 2, 6].map(pinsOf)).toEqual([
      { step: 'D2', dir: 'D3', track0: 'A0' },
      { step: 'D4', dir: 'D5', track0: 'A1' },
      { step: 'D12', dir: 'D13', track0: 'A5' },
    ]);
  });
});
