/** The doctor asks, concludes what people who help with rigs conclude, and puts the rig file right. */
import { describe, expect, it } from 'vitest';
import { defaultRig } from '../../src/rig/default-rig.ts';
import type { RigBoard } from '../../src/rig/types.ts';
import { diagnose, orderByPins, sightingOfSteps } from '../../src/setup/diagnosis.ts';
import type { DriveObservation, Sighting } from '../../src/setup/diagnosis.ts';
import { examineDrives } from '../../src/setup/examine-drives.ts';
import type { Interview } from '../../src/setup/interview.ts';

/** Six drives: what was seen of each; `2` means that drive 2 moved instead. */
function reportsOf(...seen: (Sighting | number)[]): DriveObservation[] {
  return seen.map((what, index) => {
    const drive = index + 1;
    if (typeof what === 'string') return { drive, place: drive, sighting: what };
    return { drive, place: drive, sighting: 'other', otherDrive: what };
  });
}

describe('diagnose', () => {
  it('has nothing to say of drives that are fine', () => {
    expect(diagnose(reportsOf('fine', 'fine', 'fine'))).toEqual([]);
  });

  it.each<[Sighting, RegExp, RegExp]>([
    ['clicks', /STEP and DIR wires are swapped/, /swap the wires at D4 and D5/],
    ['dark', /not selected, or has no power/, /pin 12, or pin 14 behind the twist/],
    ['still', /STEP wire is dead/, /from D4 to pin 20/],
    ['weak', /supply is too weak/, /5 V of its own/],
  ])('concludes from "%s" of drive 2', (sighting, fact, remedy) => {
    const [finding, ...others] = diagnose(reportsOf('fine', sighting, 'fine'));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ drive: 2 });
    expect(finding?.fact).toMatch(fact);
    expect(finding?.remedy).toMatch(remedy);
  });

  it('blames the ground where no drive moves at all', () => {
    const findings = diagnose(reportsOf('still', 'still', 'still'));
    expect(findings.map(({ fact }) => fact)).toEqual(
      Array(3).fill('no drive gets steps: the grounds of board and supply are not joined'),
    );
  });
});

describe('orderByPins', () => {
  it('numbers drives that stand in each other’s places by their pins', () => {
    expect(orderByPins(reportsOf('fine', 3, 2, 'fine'))).toEqual([1, 3, 2, 4]);
  });

  it.each([
    ['all is fine', reportsOf('fine', 'fine')],
    ['two pins move one drive', reportsOf(2, 'fine')],
    ['a drive moved that is not of this board', reportsOf('fine', 9)],
  ])('changes nothing where %s', (_what, reports) => {
    expect(orderByPins(reports)).toBeUndefined();
  });
});

it.each([
  [0, 'still'],
  [2, 'clicks'],
  [300, 'fine'],
] as const)('sees from %i steps of an emulated drive that it is "%s"', (steps, sighting) => {
  expect(sightingOfSteps(steps)).toBe(sighting);
});

describe('examineDrives', () => {
  const board: RigBoard = { ...firstBoard(), drives: firstBoard().drives.slice(0, 3) };

  it('moves each drive, again where it was missed, and asks what was seen', async () => {
    const moved: number[] = [];
    const { interview, said } = answering('1', '7', '2', 'what?', '9', '6', '4', '1');
    const reports = await examineDrives(board, {
      interview,
      tryDrive: async ({ id }) => void moved.push(id),
    });
    expect(moved).toEqual([1, 2, 2, 3]);
    expect(reports).toEqual([
      { drive: 1, place: 1, sighting: 'fine' },
      { drive: 2, place: 2, sighting: 'clicks' },
      { drive: 3, place: 3, sighting: 'other', otherDrive: 1 },
    ]);
    expect(said).toContain('type a number from 1 to 7');
    expect(said).toContain('4 cannot be; type something like 1');
  });

  it('offers what an emulated drive was seen to do', async () => {
    const { interview } = answering('', '', '');
    const reports = await examineDrives(board, {
      interview,
      tryDrive: async () => undefined,
      watch: ({ id }) => (id === 2 ? 'still' : 'fine'),
    });
    expect(reports.map(({ sighting }) => sighting)).toEqual(['fine', 'still', 'fine']);
  });
});

/** Gives these answers, one a question. */
function answering(...answers: string[]): { interview: Interview; said: string[] } {
  const said: string[] = [];
  const ask = async (): Promise<string> => {
    const answer = answers.shift();
    if (answer === undefined) throw new Error('asked more often than expected');
    return answer;
  };
  return { interview: { say: (line) => void said.push(line), ask }, said };
}

function firstBoard(): RigBoard {
  const [first] = defaultRig().boards;
  if (!first) throw new Error('the default rig has a board');
  return first;
}
