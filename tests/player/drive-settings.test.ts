/** What a board is told of its drives before it moves them. */
import { describe, expect, it } from 'vitest';
import { driveMask, driveSettings, shortestPeriodUs } from '../../src/player/session/drive-settings.ts';
import type { RigDrive } from '../../src/rig/types.ts';
import { noteToPeriodUs } from '../../src/units/pitch.ts';
import { boardOf } from './rig.ts';

const drive: RigDrive = {
  id: 8,
  lowNote: 24,
  highNote: 71,
  levelDb: 0,
  motion: 'shake',
  lowTrack: 5,
  highTrack: 60,
  track0Sensor: true,
};

describe('drive settings', () => {
  it.each([
    [64, 2_000 * 0.98],
    [71, 2_000 * 0.98],
    [83, noteToPeriodUs(83) * 0.98],
  ])('with a highest note of %i a drive takes periods down to %f µs', (highNote, periodUs) => {
    expect(shortestPeriodUs({ ...drive, highNote })).toBeCloseTo(periodUs, 9);
  });

  it('are one line a drive, numbered by their places', () => {
    const rig = boardOf(2, 7);
    rig.drives[1] = drive;
    const period = Math.round(2_000 * 0.98 * 512);
    expect(driveSettings(rig)).toEqual([
      {
        type: 'drive',
        sequence: 0,
        drive: 1,
        motion: 'travel',
        lowTrack: 2,
        highTrack: 77,
        minPeriodTicks256: period,
        track0Sensor: 0,
      },
      {
        type: 'drive',
        sequence: 0,
        drive: 2,
        motion: 'shake',
        lowTrack: 5,
        highTrack: 60,
        minPeriodTicks256: period,
        track0Sensor: 1,
      },
    ]);
  });

  it('have a bit for each drive', () => {
    expect([1, 2, 6].map((count) => driveMask(boardOf(count)))).toEqual([1, 3, 63]);
  });
});
