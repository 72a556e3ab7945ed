import { defineConfig } from 'vitest/config';

/**
 * What mutants of src/stats are tried against: the tests of src/stats, quiet, each file once.
 * `ASSAY_MUTATE_TESTS=test/stats/drift/*.test.ts,...` tries them against these only: faster, and what they kill all of
 * them kill.
 */
export default defineConfig({
  test: {
    include: (process.env['ASSAY_MUTATE_TESTS'] ?? 'test/stats/**/*.test.ts').split(','),
    // Simulations: seconds each, tens of them where the code counts what it covers; and bounds as wide as theirs kill
    // little that tests by hand do not.
    exclude: ['test/stats/**/{simulation,coverage,equal-judges}.test.ts'],
    setupFiles: ['test/support/no-shrinking.ts'],
    testTimeout: 20_000,
    pool: 'forks',
  },
});
