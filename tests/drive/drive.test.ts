/** A drive on the bench: which edges step, where the head goes, and what is counted when it is maltreated. */
import { describe, expect, it } from 'vitest';
import { createDrive } from '../../src/drive/drive.ts';
import type { Drive, DriveOptions } from '../../src/drive/drive.ts';
import type { StepEdge } from '../../src/drive/types.ts';

const IN = 0;
const OUT = 1;
const PERIOD_US = 3000;

describe('a drive', () => {
  it('steps inward while DIR is low, outward while it is high', () => {
    const { drive, edges } = onBench({ startTrack: 40 });
    drive.setDir(IN, 10);
    pulse(drive, 100);
    drive.setDir(OUT, 3000);
    pulse(drive, 3100);
    pulse(drive, 6100);
    expect(edges.map(({ dir, track }) => [dir, track])).toEqual([
      [IN, 41],
      [OUT, 40],
      [OUT, 39],
    ]);
  });

  it.each([
    ['falling', 100],
    ['rising', 1600],
  ] as const)('steps on the %s edge only, if it is of that kind', (stepsOn, us) => {
    const { drive, edges } = onBench({ startTrack: 40, stepsOn });
    pulse(drive, 100);
    expect(edges).toEqual([{ us, place: 3, dir: OUT, track: 39, blocked: false }]);
  });

  it('takes no step for a level that is set again', () => {
    const { drive, edges } = onBench({ startTrack: 40 });
    for (const us of [100, 200, 300]) drive.setStep(0, us);
    expect(edges.length).toBe(1);
  });

  it('stops silently at track 0, and shows it', () => {
    const { drive, edges } = onBench({ startTrack: 2 });
    for (let step = 0; step < 5; step++) pulse(drive, step * PERIOD_US);
    expect(edges.map(({ track, blocked }) => [track, blocked])).toEqual([
      [1, false],
      [0, false],
      [0, true],
      [0, true],
      [0, true],
    ]);
    expect(drive.counters).toMatchObject({ steps: 2, outerStops: 3, bangs: 0 });
    expect(drive.track0).toBe(0);
  });

  it('bangs at track 79', () => {
    const { drive } = onBench({ startTrack: 78 });
    drive.setDir(IN, 0);
    for (let step = 1; step < 4; step++) pulse(drive, step * PERIOD_US);
    expect(drive.counters).toMatchObject({ steps: 1, bangs: 2, outerStops: 0 });
    expect([drive.track, drive.track0]).toEqual([79, 1]);
  });

  it('ignores steps closer than 40 µs to the last one it took', () => {
    const { drive, edges } = onBench({ startTrack: 40 });
    for (const us of [100, 139, 140, 181]) {
      drive.setStep(0, us);
      drive.setStep(1, us + 0.5);
    }
    expect(edges.map(({ us }) => us)).toEqual([100, 140, 181]);
    expect(drive.counters.tooFast).toBe(1);
  });

  it('samples DIR at the edge, and does not see a change within its set-up time', () => {
    const { drive, edges } = onBench({ startTrack: 40 });
    drive.setDir(IN, 99.5);
    pulse(drive, 100);
    drive.setDir(OUT, 3099);
    pulse(drive, 3100);
    expect(edges.map(({ dir }) => dir)).toEqual([OUT, OUT]);
    expect(drive.counters.dirViolations).toBe(1);
  });

  it('counts a change of DIR within the hold time after an edge', () => {
    const { drive } = onBench({ startTrack: 40 });
    drive.setStep(0, 100);
    drive.setDir(IN, 100.5);
    expect(drive.counters.dirViolations).toBe(1);
  });

  it('does nothing when dead', () => {
    const { drive, edges } = onBench({ startTrack: 40, fault: 'dead' });
    pulse(drive, 100);
    expect([edges.length, drive.track]).toEqual([0, 40]);
  });

  it('steps once at each fall of DIR when its wires are swapped', () => {
    const { drive, edges } = onBench({ startTrack: 40, fault: 'swapped' });
    drive.setDir(IN, 10);
    for (let step = 1; step < 5; step++) pulse(drive, step * PERIOD_US);
    drive.setDir(OUT, 20_000);
    expect(edges.map(({ us }) => us)).toEqual([10]);
  });
});

function onBench(options: DriveOptions): { drive: Drive; edges: StepEdge[] } {
  const edges: StepEdge[] = [];
  return { drive: createDrive(3, options, (edge) => edges.push(edge)), edges };
}

/** STEP down at `us`, up half a period later. */
function pulse(drive: Drive, us: number): void {
  drive.setStep(0, us);
  drive.setStep(1, us + PERIOD_US / 2);
}
