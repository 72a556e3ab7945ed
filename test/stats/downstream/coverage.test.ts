import { describe, expect, test } from 'vitest';
import { clusteredCoverage, independentCoverage } from '../../../bench/claims-simulation.ts';

// A sample of bench/claims-simulation.ts, which prints 2,000 studies each. The standard error of a coverage of .95 from
// 400 studies is .011, of one of .75 .022; three of them either way.
const STUDIES = 400;

describe('independent items, prevalence .7, TPR .9, TNR .8', () => {
  test.each([
    [100, 100, 0.75],
    [200, 500, 0.56],
    [1000, 100, 0.92],
  ])(
    '%d unlabelled, %d with gold: a bootstrap with a fixed share holds the truth in %d',
    (n, m, expected) => {
      const { held } = independentCoverage('bootstrap', n, m, STUDIES);
      expect(Math.abs(held - expected)).toBeLessThan(0.075);
    },
  );

  test.each([
    [100, 100],
    [200, 500],
    [1000, 100],
  ])('%d unlabelled, %d with gold: Lee et al. hold it in .955 to .965', (n, m) => {
    const { held } = independentCoverage('Lee', n, m, 1500);
    expect(held).toBeGreaterThan(0.955 - 0.02);
    expect(held).toBeLessThan(0.965 + 0.02);
  });
});

describe('items in clusters', () => {
  const setting = { clusters: 50, perCluster: 10, labelled: 0.4, prevalence: 0.3, tpr: 0.85, tnr: 0.9 };

  test.each(['Rogan-Gladen', 'PPI++', 'difference', 'chosen of 6'] as const)('%s', (method) => {
    const { held, studies } = clusteredCoverage(method, setting, STUDIES);
    expect(studies).toBeGreaterThan(0.95 * STUDIES);
    expect(Math.abs(held - 0.95)).toBeLessThan(0.02 + 3 * 0.011);
  });
});
