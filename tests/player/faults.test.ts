/** What is told of a board at the end: each fault in a line, with how often it was. */
import { describe, expect, it } from 'vitest';
import { countFault, describeFaults, noFaults } from '../../src/player/faults.ts';

describe('faults', () => {
  it('are not told where there are none', () => {
    expect(describeFaults({ id: 'main', faults: noFaults() })).toEqual([]);
  });

  it('of which there is one are told as one', () => {
    const faults = { ...noFaults(), lateEvents: 1, resentLines: 1, damagedLines: 1, interruptions: 2 };
    expect(describeFaults({ id: 'main', faults })).toEqual([
      'main: 2 interruptions (unplugged, reset, or the computer slept)',
      'main: 1 event came too late',
      'main: 1 line was damaged on the way',
      'main: 1 line was sent again',
    ]);
  });

  it('are told a line each, with how often', () => {
    const faults = { ...noFaults(), lateEvents: 2, resentLines: 3, damagedLines: 4, interruptions: 1 };
    countFault(faults.refused, 'period-too-short');
    countFault(faults.refused, 'period-too-short', 4);
    countFault(faults.told, 'no-track0', 6);
    expect(describeFaults({ id: 'main', faults })).toEqual([
      'main: 1 interruption (unplugged, reset, or the computer slept)',
      'main: 2 events came too late',
      'main: 4 lines were damaged on the way',
      'main: 3 lines were sent again',
      'main: 5 × period-too-short (refused)',
      'main: 6 × no-track0 (told by the board)',
    ]);
  });
});
