import { describe, expect, test } from 'vitest';
import { compare } from '../../../src/compare/compare.ts';
import type { CandidateConfidence } from '../../../src/compare/confidence/confidence.ts';
import { type Plan, plantedStudy, SURE_JUDGE } from '../consistency/planted.ts';

const PLAN: Plan = { ...SURE_JUDGE, items: 5000 };

function confidenceOf(plan: Plan, seed = 'confidence'): readonly CandidateConfidence[] {
  return compare(plantedStudy(plan, seed)).confidence ?? [];
}

function figure({ measures }: CandidateConfidence, id: string): number {
  return measures.find((measure) => measure.id === id)?.estimate ?? Number.NaN;
}

describe('planted confidence', () => {
  const [calibrated] = confidenceOf(PLAN);
  if (calibrated === undefined) throw new Error('it states a confidence');

  test('of a calibrated judge is calibrated', () => {
    expect(calibrated.of).toBe('stated');
    const surplus = calibrated.measures[0]?.interval;
    expect(surplus !== undefined && 'low' in surplus && surplus.low < 0 && surplus.high > 0).toBe(true);
    // Standard error of a bin's share: sqrt(.25 / 1500) = .013 and sqrt(.04 x .96 / 3500) = .003.
    expect(figure(calibrated, 'calibration_error')).toBeLessThan(3 * (0.3 * 0.013 + 0.7 * 0.003));
    // Brier of a calibrated forecast: the mean of p (1 - p).
    const planted = 0.7 * 0.04 * 0.96 + 0.3 * 0.45 * 0.55;
    expect(Math.abs(figure(calibrated, 'brier') - planted)).toBeLessThan(0.01);
  });

  test('the curve holds the planted shares', () => {
    expect(calibrated.curve.map(({ low }) => low)).toEqual([0.5, 0.9]);
    const [hard, easy] = calibrated.curve;
    expect(hard?.meanConfidence).toBeCloseTo(0.55, 9);
    for (const [bin, planted] of [[hard, 0.55] as const, [easy, 0.96] as const]) {
      const interval = bin?.interval;
      if (interval === undefined || 'none' in interval)
        throw new Error('a bin of a thousand has an interval');
      expect(interval.low).toBeLessThan(planted);
      expect(interval.high).toBeGreaterThan(planted);
    }
  });

  test('keeping the surest keeps the errors of easy items', () => {
    expect(calibrated.kept[0]?.risk).toBeCloseTo(0.04, 1);
    expect(calibrated.kept.at(-1)).toMatchObject({ kept: 1 });
  });

  test('hard items are escalated, with the guarantee kept', () => {
    const result = calibrated.escalation?.result;
    if (result === undefined || 'none' in result) throw new Error(result?.none);
    // All kept: .3 x (.7 x .04 + .3 x .45) = 4.9 % missed, too close to 5 % to be shown. Easy ones: 1.2 %.
    expect(result.threshold).toBeCloseTo(0.96, 9);
    expect(result.escalated).toBeGreaterThan(0.25);
    expect(result.bound).toBeLessThanOrEqual(0.05);
    expect(result.n).toBeGreaterThan(1600);
    expect(result.positivesMissed).toBe(result.missed);
    expect(result.positives).toBeGreaterThan(600);
  });

  test('an overconfident judge is found out', () => {
    const [sure] = confidenceOf({ ...PLAN, items: 1000, confidence: () => 0.95 });
    if (sure === undefined) throw new Error('it states a confidence');
    // Right in .7 x .96 + .3 x .55 = 83.7 %.
    expect(figure(sure, 'overconfidence')).toBeCloseTo(0.95 - 0.837, 1);
    expect(figure(sure, 'brier_resolution')).toBeCloseTo(0, 9);
  });

  test('votes of three calls are a confidence of their own', () => {
    const both = confidenceOf({ ...PLAN, items: 800, repeats: 3 });
    expect(both.map(({ of }) => of)).toEqual(['stated', 'vote share']);
    const votes = both[1];
    expect(votes?.curve.map(({ meanConfidence }) => Math.round(3 * meanConfidence))).toEqual([2, 3]);
    expect(votes?.measures[0]?.n).toBe(800);
    expect(votes?.escalation?.family).toBe(2);
    expect(confidenceOf({ ...PLAN, items: 200, repeats: 2, confidence: undefined } as never)).toEqual([]);
  });

  test('the guarantee is shared with candidates that were compared before', () => {
    const input = plantedStudy(PLAN, 'confidence');
    const shared = compare({ ...input, triedBefore: 9 }).confidence?.[0]?.escalation;
    expect(shared).toMatchObject({ family: 10, before: 9 });
    expect(calibrated.escalation).toMatchObject({ family: 1 });
    expect(calibrated.escalation).not.toHaveProperty('before');
    const bound = (own: typeof shared) => (own === undefined || 'none' in own.result ? 0 : own.result.bound);
    expect(bound(shared)).toBeGreaterThan(bound(calibrated.escalation));
  });

  test('in clusters the guarantee counts clusters, or says how many it would take', () => {
    const [few] = confidenceOf({ ...PLAN, items: 1000, clusters: 50 });
    const result = few?.escalation?.result;
    expect(result !== undefined && 'none' in result ? result.none : '').toMatch(
      // log(.001) / log(.95) = 134.7.
      /^\d+ clusters with a verdict are kept and 135 without a missed positive would be needed$/,
    );
  });
});
