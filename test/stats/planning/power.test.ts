import { describe, expect, test } from 'vitest';
import {
  clusteredGateKept,
  enrichmentKept,
  gateKept,
  judgesKept,
  kappaWidthKept,
} from '../../../bench/planning-simulation.ts';

// A sample of bench/planning-simulation.ts. The standard error of a power of .8 from 1,000 studies is .013.
const STUDIES = 1000;

describe('plans keep what they promise', () => {
  test('a gate on a share', () => {
    const { promised, kept } = gateKept({ actual: 0.9, bound: 0.8, side: 'at least' }, 0.8, STUDIES);
    expect(Math.abs(kept - promised)).toBeLessThan(0.04);
  });

  test('a gate in clusters', () => {
    const { kept } = clusteredGateKept({ actual: 0.9, bound: 0.8, side: 'at least' }, 0.8, 0.2, 8, 500);
    expect(kept).toBeGreaterThan(0.8 - 0.054);
    expect(kept).toBeLessThan(0.9);
  });

  test('two judges', () => {
    const { kept } = judgesKept(0.12, 0.02, 0.8, STUDIES);
    expect(Math.abs(kept - 0.8)).toBeLessThan(0.04);
  });

  test('the width of a kappa', () => {
    expect(Math.abs(kappaWidthKept(0.6, 0.3, 0.1, 200).kept - 0.1)).toBeLessThan(0.005);
  });

  test('the worth of enriched labels', () => {
    const { kept, bias } = enrichmentKept(107, 0.051, STUDIES);
    // The standard error of a variance from 1,000 studies is 4.5 %.
    expect(Math.abs(kept / 107 - 1)).toBeLessThan(0.15);
    expect(Math.abs(bias)).toBeLessThan(0.0045);
  });
});
