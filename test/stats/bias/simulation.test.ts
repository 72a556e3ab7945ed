import { describe, expect, test } from 'vitest';
import { clusteredRates, permutedRates, stream } from '../../../src/stats/index.ts';

const rate = (events: number, total: number) => ({ events, total });

describe('tests of equal rates', () => {
  test('equal rates at prevalences of 5 to 80 % are called different in at most 5 %', () => {
    // 76 prompts x 8 agents, judge errors correlated within prompts; the whole table: bench/bias-simulation.ts.
    const random = stream('rao-scott');
    const prevalence = [0.05, 0.15, 0.3, 0.5, 0.8];
    let rejected = 0;
    for (let draw = 0; draw < 400; draw++) {
      const drawn = new Float64Array(76 * 20);
      for (let cluster = 0; cluster < 76; cluster++) {
        // In one prompt of four the judge is three times as often wrong.
        const error = random.nextUniform() < 0.25 ? 0.3 : 0.1;
        for (let agent = 0; agent < 8; agent++) {
          const category = cluster % 5;
          const isPositive = random.nextUniform() < (prevalence[category] ?? 0);
          const at = cluster * 20 + 2 * ((isPositive ? 5 : 0) + category);
          drawn[at] = (drawn[at] ?? 0) + (random.nextUniform() < error ? 1 : 0);
          drawn[at + 1] = (drawn[at + 1] ?? 0) + 1;
        }
      }
      if ((clusteredRates({ rates: 2, groups: 5, counts: drawn }).pValue.value ?? 1) <= 0.05) rejected++;
    }
    expect(rejected).toBeLessThanOrEqual(20 + 3 * Math.sqrt(400 * 0.05 * 0.95));
  });

  test('equal rates are called different in at most 5 %, though one group is a tenth of the other', () => {
    const random = stream('level');
    let rejected = 0;
    for (let draw = 0; draw < 1000; draw++) {
      const events = (total: number) =>
        Array.from({ length: total }, () => random.nextUniform()).filter((u) => u < 0.15).length;
      const groups = [rate(events(6), 6), rate(events(60), 60)];
      if ((permutedRates([groups], random, 199).value ?? 1) <= 0.05) rejected++;
    }
    expect(rejected).toBeLessThanOrEqual(50 + 3 * Math.sqrt(1000 * 0.05 * 0.95));
    expect(rejected).toBeGreaterThan(10);
  });
});
