import { defineConfig } from 'vitest/config';

/** What mutants of src/stats are tried against: the tests of src/stats, quiet, each file once. */
export default defineConfig({
  test: { include: ['test/stats/**/*.test.ts'], testTimeout: 20_000, pool: 'forks' },
});
