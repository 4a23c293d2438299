// Faults put into clean pieces at random places are found, and nothing else is told than what they explain.
import { expect, test } from 'vitest';
import { rules } from '../../src/lint/rules.ts';
import { createRandom } from '../midi/random.ts';
import { lintClean, tryFault } from './fault-trial.ts';
import { faults } from './faults.ts';

const SEED = 505;
const ROUNDS = 3;

test('there is a fault for each rule', () => {
  expect(faults.map(({ rule }) => rule).toSorted()).toEqual(rules.map(({ name }) => name).toSorted());
});

test('in clean pieces nothing is found', () => {
  const random = createRandom(SEED);
  for (let round = 0; round < ROUNDS; round += 1) {
    expect(lintClean(400, random).map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  }
});

test.each(faults.map((fault) => [fault.rule, fault] as const))('%s', (_, fault) => {
  const random = createRandom(SEED);
  for (let round = 0; round < ROUNDS; round += 1) {
    expect(tryFault(fault, random), `seed ${SEED}, round ${round}`).toEqual({
      isFound: true,
      unexplained: [],
    });
  }
});
