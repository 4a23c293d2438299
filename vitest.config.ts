// Three projects, told by how a test's file is named: see docs/testing.md.
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { longestReporter, LongestFirst } from './tests/longest-first.ts';
import { HANG_MS } from './tests/until.ts';

export default defineConfig({
  test: {
    // Half as many again as there are cores: tests of processes spend much of their time waiting.
    maxWorkers: Math.ceil(1.5 * availableParallelism()),
    sequence: { sequencer: LongestFirst },
    reporters: ['default', longestReporter],
    testTimeout: HANG_MS,
    hookTimeout: HANG_MS,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['**/*.machine.test.ts', '**/*.process.test.ts'],
          // They are pure: one process serves many of them, and loads what they test once.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'machine', include: ['tests/**/*.machine.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'process',
          include: ['tests/**/*.process.test.ts'],
          globalSetup: ['tests/build-dist.ts'],
        },
      },
    ],
  },
});
