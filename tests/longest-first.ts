/** The order of test files, longest first, so that no core waits for one at the end; and which those are, told at the end. */
import { BaseSequencer, type Reporter, type TestModule, type TestSpecification } from 'vitest/node';

/** Longest first; docs/testing.md has their times. The first boots a machine, and is skipped but in CI. */
const LONGEST: readonly string[] = [
  'tests/live/real-alsa.machine.test.ts',
  'tests/firmware/simavr.machine.test.ts',
  'tests/firmware/fuzz.machine.test.ts',
  'tests/player/whole-song.machine.test.ts',
  'tests/readme.process.test.ts',
  'tests/firmware/jitter.machine.test.ts',
  'tests/cli/setup.process.test.ts',
  'tests/cli/play.process.test.ts',
  'tests/firmware/motion.machine.test.ts',
  'tests/hook.process.test.ts',
  'tests/firmware/timing.machine.test.ts',
];
const TOLD = 10;

/** A run of a few files has no such question. */
const FILES_MIN = 50;

/** What is known to be long comes first; the others by how long they took last time, if it is known. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const place = LONGEST.findIndex((path) => moduleId.endsWith(`/${path}`));
      return place === -1 ? LONGEST.length : place;
    };
    const others = await super.sort(files);
    return others.toSorted((a, b) => rank(a) - rank(b));
  }
}

/** Prints what each project took, and the longest files. */
export const longestReporter: Reporter = {
  onTestRunEnd(modules) {
    if (modules.length < FILES_MIN) return;
    console.log(` Longest of ${modules.length} files, s:`);
    const longest = modules.toSorted((a, b) => secondsOf(b) - secondsOf(a)).slice(0, TOLD);
    for (const module of longest)
      console.log(`${secondsOf(module).toFixed(1).padStart(8)}  ${module.relativeModuleId}`);
    for (const project of new Set(modules.map((module) => module.project.name))) {
      const own = modules.filter((module) => module.project.name === project);
      const sum = own.reduce((seconds, module) => seconds + secondsOf(module), 0);
      console.log(`${sum.toFixed(0).padStart(8)}  ${project}: ${own.length} files`);
    }
  },
};

function secondsOf(module: TestModule): number {
  const { collectDuration, duration } = module.diagnostic();
  return (collectDuration + duration) / 1000;
}
