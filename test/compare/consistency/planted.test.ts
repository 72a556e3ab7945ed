import { describe, expect, test } from 'vitest';
import { compare } from '../../../src/compare/compare.ts';
import type { Components } from '../../../src/compare/consistency/consistency.ts';
import type { Measure } from '../../../src/domain/measure.ts';
import { type Plan, plantedStudy } from './planted.ts';

/** 5,000 items; one in five is hard. Two judges, two templates, three calls of each. */
const PLAN: Plan = {
  items: 5000,
  judges: ['amber', 'birch'],
  templates: ['long', 'short'],
  repeats: 3,
  prevalence: 0.3,
  kinds: [
    { share: 0.8, wrong: [0.05, 0.05, 0.1, 0.1] },
    { share: 0.2, wrong: [0.6, 0.4, 0.5, 0.3] },
  ],
};

describe('planted consistency', () => {
  const comparison = compare(plantedStudy(PLAN, 'plan'));
  const { consistency } = comparison;
  if (consistency === undefined) throw new Error('several candidates have a consistency');
  const components = consistency.components as Components;
  const variance = (source: string, response = 0): Measure => {
    const found = components.responses[response]?.measures.find(({ id }) => id === `variance:${source}`);
    if (found === undefined) throw new Error(source);
    return found;
  };

  test('flip rates are recovered', () => {
    // Two calls of amber/long agree with chance 1 - 2 p (1 - p): .8 (1 - .095) + .2 (1 - .48) = .828.
    const [amber] = consistency.repeats;
    expect(amber?.candidate).toBe('amber/long');
    expect(amber?.calls).toBe(3);
    holds(amber?.measures[0], 0.828);
    expect(amber?.measures[0]?.n).toBe(5000);
  });

  test('the whole balanced part is used', () => {
    expect(components).toMatchObject({
      judges: ['amber', 'birch'],
      templates: ['long', 'short'],
      repeats: 3,
      items: 5000,
      leftOut: 0,
    });
  });

  test('repeats: the mean of p (1 - p) over cells and items', () => {
    const easy = (2 * 0.05 * 0.95 + 2 * 0.1 * 0.9) / 4;
    const hard = (0.24 + 0.24 + 0.25 + 0.21) / 4;
    holds(variance('repeat'), 0.8 * easy + 0.2 * hard);
  });

  test('items: the covariance of error rates between different judges and templates', () => {
    // Expected mean squares with both crossed: the covariance of cells that share neither judge nor template.
    // (amber/long, birch/short) and (amber/short, birch/long): .16 x the differences between hard and easy items.
    const covariance = (0.16 * ((0.6 - 0.05) * (0.3 - 0.1) + (0.4 - 0.05) * (0.5 - 0.1))) / 2;
    holds(variance('item'), covariance);
  });

  test('items x judges, and items x templates', () => {
    // The covariance of cells that share the judge (or the template), less that of those that share neither.
    const neither = (0.55 * 0.2 + 0.35 * 0.4) / 2;
    holds(variance('item x judge'), 0.16 * ((0.55 * 0.35 + 0.4 * 0.2) / 2 - neither));
    holds(variance('item x template'), 0.16 * ((0.55 * 0.4 + 0.35 * 0.2) / 2 - neither));
  });

  test('error correlation of a pair, and what the panel is worth, are recovered', () => {
    const rates = [0, 1, 2, 3].map((cell) => PLAN.kinds.map(({ wrong }) => wrong[cell] ?? 0));
    const mean = ([easy = 0, hard = 0]: readonly number[]) => 0.8 * easy + 0.2 * hard;
    const phis = rates.flatMap((one, index) =>
      rates.slice(index + 1).map((two) => {
        const joint = mean(one.map((own, kind) => own * (two[kind] ?? 0)));
        const [p, q] = [mean(one), mean(two)];
        return (joint - p * q) / Math.sqrt(p * (1 - p) * q * (1 - q));
      }),
    );
    const phi = phis.reduce((sum, own) => sum + own, 0) / phis.length;
    holds(consistency.panel?.measures[0], phi);
    holds(consistency.panel?.measures[1], 4 / (1 + 3 * phi));
    expect(consistency.panel?.without).toHaveLength(4);
  });

  test('pairs say what they share', () => {
    expect(consistency.pairs.map(({ share }) => share)).toEqual([
      'judge',
      'template',
      'neither',
      'neither',
      'template',
      'judge',
    ]);
    for (const { kappa } of consistency.pairs) {
      expect(kappa.n).toBe(5000);
      expect(kappa.estimate).toBeGreaterThan(0.4);
      expect(kappa.interval).toMatchObject({ method: 'BCa bootstrap' });
    }
  });

  test('a judge of its own makes no section, once asked', () => {
    const single = { ...PLAN, items: 60, judges: ['amber'], templates: ['long'], repeats: 1 };
    const alone = compare(plantedStudy(single, 'alone'));
    expect(alone.consistency).toBeUndefined();
    expect(alone.confidence).toBeUndefined();
  });

  test('in clusters intervals rest on clusters', () => {
    const { consistency: clustered } = compare(
      plantedStudy({ ...PLAN, items: 1200, clusters: 60 }, 'clusters'),
    );
    expect(clustered?.repeats[0]?.measures[1]?.clusters).toBe(60);
    expect(clustered?.components).toMatchObject({ clusters: 60 });
    expect(clustered?.pairs[0]?.kappa.interval).toMatchObject({ method: 'cluster jackknife' });
  });
});

/** The interval is there and holds the planted value. */
function holds(measure: Measure | undefined, planted: number): void {
  const interval = measure?.interval;
  if (interval === undefined || 'none' in interval) throw new Error(JSON.stringify(measure));
  expect(interval.low).toBeLessThanOrEqual(planted);
  expect(interval.high).toBeGreaterThanOrEqual(planted);
  // A wide interval would hold anything.
  expect(interval.high - interval.low).toBeLessThan(Math.max(0.05, Math.abs(planted)));
}
