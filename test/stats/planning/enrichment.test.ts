import { describe, expect, test } from 'vitest';
import { enrichment } from '../../../src/stats/index.ts';
import { expectNear } from '../expectations.ts';

const INPUTS = [
  // A good screen; a poor one and dear labels; labels that cost next to nothing.
  { positives: 107, prevalence: 0.051, screenTpr: 0.9, screenFpr: 0.1, labelCost: 20 },
  { positives: 80, prevalence: 0.2, screenTpr: 0.7, screenFpr: 0.3, labelCost: 1000 },
  { positives: 80, prevalence: 0.03, screenTpr: 0.8, screenFpr: 0.1, labelCost: 0.01 },
  // So many screened that not even all that is flagged need be labelled.
  { positives: 20, prevalence: 0.1, screenTpr: 0.7, screenFpr: 0.1, labelCost: 100 },
  { positives: 120, prevalence: 0.2, screenTpr: 0.7, screenFpr: 0.2, labelCost: 100 },
];

/** What screening and labelling at these probabilities bring, from the definitions. */
function worthOf(
  { prevalence, screenTpr, screenFpr }: (typeof INPUTS)[number],
  screened: number,
  labelFlagged: number,
  labelOthers: number,
) {
  const kinds = [
    { share: prevalence * screenTpr, chance: labelFlagged, isPositive: true },
    { share: prevalence * (1 - screenTpr), chance: labelOthers, isPositive: true },
    { share: (1 - prevalence) * screenFpr, chance: labelFlagged, isPositive: false },
    { share: (1 - prevalence) * (1 - screenFpr), chance: labelOthers, isPositive: false },
  ];
  const sum = (own: typeof kinds, of: (kind: (typeof kinds)[number]) => number) =>
    own.reduce((all, kind) => all + screened * kind.share * of(kind), 0);
  const positive = kinds.filter(({ isPositive }) => isPositive);
  return {
    labels: sum(kinds, ({ chance }) => chance),
    positives: sum(positive, ({ chance }) => chance),
    // Weights are 1 / chance: their sum squared over the sum of their squares.
    effective: sum(positive, () => 1) ** 2 / sum(positive, ({ chance }) => 1 / chance),
  };
}

describe('enriched labels', () => {
  test.each(INPUTS)('at %j are worth what the plan says', (input) => {
    const plan = enrichment(input);
    const worth = worthOf(input, plan.screened, plan.labelFlagged, plan.labelOthers);
    expect(plan.labels).toBe(Math.ceil(worth.labels - 1e-9));
    expectNear(plan.positives, worth.positives);
    expectNear(plan.effectivePositives, worth.effective);
    expectNear(plan.effectivePositives, input.positives);
    expect(plan.randomLabels).toBe(Math.ceil(input.positives / input.prevalence));
  });

  test.each(INPUTS)('at %j cost no more than any plan of a grid that gives as much', (input) => {
    const plan = enrichment(input);
    const least = input.positives / input.prevalence;
    let cheapest = Number.POSITIVE_INFINITY;
    for (let screened = least; screened < 30 * least; screened *= 1.05) {
      for (let flagged = 0.02; flagged <= 1; flagged += 0.02) {
        for (let others = 0.01; others <= flagged; others += 0.01) {
          const { labels, effective } = worthOf(input, screened, flagged, others);
          if (effective < input.positives) continue;
          cheapest = Math.min(cheapest, screened + input.labelCost * labels);
        }
      }
    }
    expect(plan.screened + input.labelCost * plan.labels).toBeLessThan(1.002 * cheapest);
  });

  test('have chances in proportion to the root of the share of positives, where not all that is flagged is labelled', () => {
    const { labelFlagged, labelOthers } = enrichment({
      positives: 20,
      prevalence: 0.1,
      screenTpr: 0.7,
      screenFpr: 0.1,
      labelCost: 100,
    });
    expect(labelFlagged).toBeLessThan(1);
    // Of .16 flagged .07 are positive, of .84 others .03.
    expectNear(labelFlagged / labelOthers, Math.sqrt(0.07 / 0.16 / (0.03 / 0.84)));
  });

  test('of a screen that misses nothing keep a chance for what it does not flag', () => {
    // 35 / .35 are just enough, rounding aside; 1 / .02 exactly.
    const plan = enrichment({
      positives: 35,
      prevalence: 0.35,
      screenTpr: 1,
      screenFpr: 0.2,
      labelCost: 0.01,
    });
    expect(plan).toMatchObject({ screened: 100, labelFlagged: 1, labelOthers: 0.01 });
    expectNear(plan.effectivePositives, 35);
    expect(
      enrichment({ positives: 1, prevalence: 0.02, screenTpr: 1, screenFpr: 0.1, labelCost: 0.01 }),
    ).toMatchObject({ screened: 50, labelFlagged: 1, labelOthers: 0.01 });
  });

  test.each([
    [-0.1, 0.9],
    [0.1, 1.1],
  ])('a screen that flags %d of negatives and %d of positives is none', (screenFpr, screenTpr) => {
    expect(() => enrichment({ positives: 50, prevalence: 0.1, screenTpr, screenFpr })).toThrow(
      'does not screen',
    );
  });
});
