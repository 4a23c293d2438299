// Lets only the chosen mutants through to the tests: Stryker itself can choose by file, not by mutant.
import { readFileSync } from 'node:fs';
import { CheckStatus } from '@stryker-mutator/api/check';
import { PluginKind, declareFactoryPlugin } from '@stryker-mutator/api/plugin';
import { placeOf } from './sample.js';

export const strykerPlugins = [declareFactoryPlugin(PluginKind.Checker, 'sample', createChecker)];

function createChecker() {
  const chosen = new Set(JSON.parse(readFileSync(process.env.MUTANTS_SAMPLE, 'utf8')));
  const judge = (mutant) =>
    chosen.has(placeOf(mutant))
      ? { status: CheckStatus.Passed }
      : { status: CheckStatus.CompileError, reason: 'not of the sample' };
  return {
    init: async () => {},
    check: async (mutants) => Object.fromEntries(mutants.map((mutant) => [mutant.id, judge(mutant)])),
    group: async (mutants) => [mutants.map(({ id }) => id)],
  };
}
