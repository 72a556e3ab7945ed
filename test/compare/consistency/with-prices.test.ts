import { describe, expect, test } from 'vitest';
import { compare } from '../../../src/compare/compare.ts';
import type { Components, Consistency, Decision } from '../../../src/compare/consistency/consistency.ts';
import { withPrices } from '../../../src/compare/consistency/with-prices.ts';
import type { CandidateCost } from '../../../src/domain/usage.ts';
import { plantedStudy } from './planted.ts';

const { consistency } = compare(
  plantedStudy(
    {
      items: 60,
      judges: ['amber', 'birch'],
      templates: ['long', 'short'],
      repeats: 2,
      prevalence: 0.3,
      kinds: [{ share: 1, wrong: [0.05, 0.05, 0.1, 0.1] }],
    },
    'prices',
  ),
);
if (consistency === undefined) throw new Error('several candidates have a consistency');

const cost = (candidate: string, perVerdict?: number): CandidateCost => ({
  candidate,
  replies: 120,
  verdicts: 120,
  ...(perVerdict === undefined ? {} : { perVerdict }),
});
const ALL = [
  cost('amber/long', 0.003),
  cost('amber/short', 0.001),
  cost('birch/long', 0.01),
  cost('birch/short', 0.02),
];

function decisionWith(
  costs: readonly CandidateCost[],
  of: Consistency = consistency as Consistency,
): Decision {
  const components = withPrices(of, costs).components as Components;
  const found = components.responses.find(({ response }) => response === 'verdict')?.decision;
  if (found === undefined) throw new Error('verdicts have a decision study');
  return found;
}

const dollarsOf = (decision: Decision, judges: number, templates: number, repeats: number) =>
  decision.options.find(
    (option) => option.judges === judges && option.templates === templates && option.repeats === repeats,
  )?.dollars;

describe('the price of each option', () => {
  test('runs from the cheapest to the dearest choice among the judges and templates at hand', () => {
    const decision = decisionWith(ALL);
    expect(decision.unpriced).toEqual([]);
    expect(dollarsOf(decision, 1, 1, 1)).toEqual({ low: 0.001, high: 0.02 });
    // amber and birch under long: .003 + .01; under short: .001 + .02.
    expect(dollarsOf(decision, 2, 1, 1)).toEqual({
      low: expect.closeTo(0.013, 12),
      high: expect.closeTo(0.021, 12),
    });
    // long and short of amber: .003 + .001; of birch: .01 + .02.
    expect(dollarsOf(decision, 1, 2, 1)).toEqual({
      low: expect.closeTo(0.004, 12),
      high: expect.closeTo(0.03, 12),
    });
    expect(dollarsOf(decision, 1, 1, 3)).toEqual({
      low: expect.closeTo(0.003, 12),
      high: expect.closeTo(0.06, 12),
    });
  });

  test('of a third judge, where two were asked, is unknown', () => {
    const decision = decisionWith(ALL);
    expect(dollarsOf(decision, 3, 1, 1)).toEqual({
      none: 'only 2 judges were asked: no price of another is known',
    });
    expect(dollarsOf(decision, 1, 3, 1)).toEqual({
      none: 'only 2 templates were asked: no price of another is known',
    });
  });

  test('leaves candidates without a price out and names them, and never counts them as 0', () => {
    const decision = decisionWith([cost('amber/long', 0.003), cost('amber/short'), cost('birch/long', 0.01)]);
    expect(decision.unpriced).toEqual(['amber/short', 'birch/short']);
    expect(dollarsOf(decision, 1, 1, 1)).toEqual({ low: 0.003, high: 0.01 });
    expect(dollarsOf(decision, 2, 1, 1)).toEqual({
      low: expect.closeTo(0.013, 12),
      high: expect.closeTo(0.013, 12),
    });
    // Neither judge has a price under both templates.
    expect(dollarsOf(decision, 1, 2, 1)).toEqual({ none: 'prices of these candidates are not known' });
  });

  test('is unknown where none was measured', () => {
    const decision = decisionWith([]);
    expect(decision.unpriced).toHaveLength(4);
    for (const { dollars } of decision.options) expect(dollars).toHaveProperty('none');
  });

  test('is unknown of two versions under one name', () => {
    const decision = decisionWith([...ALL, cost('birch/short', 0.5)]);
    expect(decision.unpriced).toEqual(['birch/short']);
    expect(dollarsOf(decision, 1, 1, 1)).toEqual({ low: 0.001, high: 0.01 });
  });

  test('of 0 is a price', () => {
    const decision = decisionWith([cost('amber/long', 0)]);
    expect(dollarsOf(decision, 1, 1, 1)).toEqual({ low: 0, high: 0 });
  });
});

test('nothing is priced where there are no components', () => {
  const without = { ...(consistency as Consistency), components: { none: 'too little' } };
  expect(withPrices(without, ALL)).toEqual(without);
});
