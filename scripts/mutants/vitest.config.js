// The unit tests of one room, as the tester of tests runs them.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [`tests/${process.env.MUTANTS_ROOM}/**/*.test.ts`],
    exclude: ['**/*.{machine,process}.test.ts'],
    testTimeout: 120_000,
  },
});
