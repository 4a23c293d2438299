/** What `ports` says of what is plugged in, and what a test says of the notes it sounds. */
import { describe, expect, it, vi } from 'vitest';
import { playTest } from '../../src/cli/setup/play-test.ts';
import { portLines } from '../../src/cli/setup/port-lines.ts';
import { usbBoardOf } from '../../src/board/usb-board.ts';
import type { PortEntry } from '../../src/link/node/list-ports.ts';
import type { PlayerInUse } from '../../src/cli/rig/with-player.ts';
import { noteToPeriodUs } from '../../src/units/pitch.ts';

function port(path: string, more: Partial<PortEntry> = {}): PortEntry {
  const { vendorId, productId } = more;
  const usb = usbBoardOf(vendorId, productId);
  return {
    path,
    vendorId,
    productId,
    serialNumber: undefined,
    manufacturer: undefined,
    usb,
    ...more,
  };
}

describe('ports', () => {
  it('are one line where there is none', () => {
    expect(portLines([])).toEqual(['no board is plugged in; flopera plays on the emulator meanwhile']);
  });

  it('stand in columns, with what is known of each', () => {
    expect(
      portLines([
        port('/dev/ttyACM0', { vendorId: '2341', productId: '0043' }),
        port('/dev/ttyACM10', { vendorId: '26ba', productId: '0002' }),
        port('COM3', { vendorId: 'ffff', manufacturer: 'Nobody' }),
        port('/dev/ttyAMA0'),
      ]),
    ).toEqual([
      '/dev/ttyACM0   Arduino Uno (2341:0043)',
      '/dev/ttyACM10  LeoStick, in its bootloader (26ba:0002)',
      'COM3           Nobody (ffff:????)',
      '/dev/ttyAMA0   not a board flopera knows (not a USB port)',
    ]);
  });
});

describe('a test of drives', () => {
  const note = (atUs: number, drive: number, name: number) =>
    ({ atUs, drive, kind: 'onset', periodUs: noteToPeriodUs(name) }) as const;
  const program = {
    events: [
      note(0, 1, 57),
      { atUs: 10_000, drive: 1, kind: 'rest' } as const,
      note(50_000, 1, 60),
      note(50_000, 2, 48),
      note(90_000, 2, 50),
    ],
    endUs: 90_000,
  };

  it('tells each onset as it sounds, those of one time together', async () => {
    vi.useFakeTimers();
    try {
      let songUs = 0;
      let end = (): void => undefined;
      const player = {
        play: () => new Promise<void>((resolve) => (end = resolve)),
        state: () => ({ songUs }),
      };
      const told: string[] = [];
      const over = playTest({ player } as unknown as PlayerInUse, program, (line) => told.push(line));
      vi.advanceTimersByTime(40);
      expect(told).toEqual(['drive 1 A3']);
      songUs = 49_999;
      vi.advanceTimersByTime(40);
      expect(told).toHaveLength(1);
      songUs = 50_000;
      vi.advanceTimersByTime(40);
      expect(told.slice(1)).toEqual(['drive 1 C4   drive 2 C3']);
      end();
      await over;
      expect(told.slice(2)).toEqual(['drive 2 D3']);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});
