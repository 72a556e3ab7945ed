import { describe, expect, test } from 'vitest';
import { compare } from '../../../src/compare/compare.ts';
import type { CompareInput } from '../../../src/compare/input.ts';
import { type Plan, plantedStudy, SURE_JUDGE } from '../consistency/planted.ts';
import { criterion, study } from '../study.ts';

const PLAN: Plan = { ...SURE_JUDGE, items: 600 };

describe('a candidate without a confidence', () => {
  test('is named with the reason', () => {
    const { confidence: _, ...mute } = PLAN;
    expect(compare(plantedStudy(mute, 'mute'))).toMatchObject({
      noConfidence: [
        { candidate: 'amber/long', reason: 'it states none, and no item with gold has 3 verdicts or more' },
      ],
    });
    expect(compare(plantedStudy({ ...mute, repeats: 3 }, 'mute'))).not.toHaveProperty('noConfidence');
    expect(compare(plantedStudy(PLAN, 'mute'))).not.toHaveProperty('noConfidence');
  });

  test('of pairs there is none, for another reason', () => {
    const found = compare(
      study({
        criterion: criterion('pairwise', ['a', 'b', 'tie']),
        items: [{ key: 'p1' }, { key: 'p2' }],
        readings: ['p1', 'p2'].map((item) => ({ item, judge: 'j', said: 'a' })),
        annotations: ['p1', 'p2'].map((item) => ({ item, annotator: 'ann', label: 'a' })),
      }),
    );
    expect(found.noConfidence).toEqual([
      { candidate: 'j', reason: expect.stringContaining('a confidence is that of one order') },
    ]);
  });
});

describe('an escalation threshold', () => {
  test('is missed for want of a positive label, and that is said', () => {
    const input = plantedStudy(PLAN, 'nominal');
    const nominal = { ...input, criterion: criterion('nominal', ['no', 'yes']) };
    expect(compare(nominal).confidence?.[0]?.escalation.result).toEqual({
      none: 'the criterion has no positive label that could be missed',
    });
  });

  test('cannot be guaranteed by items that were labelled with unequal probabilities', () => {
    const result = compare(weighted(PLAN, () => 1)).confidence?.[0]?.escalation.result;
    expect(result).toEqual({
      none: 'items were labelled with unequal probabilities, and the guarantee is for transcripts drawn as those to come',
    });
  });
});

describe('items that weigh differently', () => {
  /** Easy items are nine of ten where they came from, and seven of ten among the labelled. */
  const plain = compare(plantedStudy(PLAN, 'weighted')).confidence?.[0];
  const found = compare(weighted(PLAN, (sure) => (sure > 0.9 ? 27 / 7 : 1))).confidence?.[0];

  test('weigh 1 / their probability in calibration', () => {
    const overall = (own: typeof found) => own?.kept.at(-1)?.risk ?? Number.NaN;
    const [hard, easy] = plain?.curve ?? [];
    if (hard === undefined || easy === undefined) throw new Error('two bins are planted');
    const weights = [hard.n, (27 / 7) * easy.n] as const;
    const wrong = weights[0] * (1 - hard.shareRight) + weights[1] * (1 - easy.shareRight);
    expect(overall(found)).toBeCloseTo(wrong / (weights[0] + weights[1]), 9);
    expect(overall(found)).toBeLessThan(overall(plain) - 0.04);
    const brier = (own: typeof found) => own?.measures.find(({ id }) => id === 'brier')?.estimate ?? 1;
    expect(brier(found)).toBeLessThan(brier(plain));
  });

  test('n counts items, and a share of one bin is what it was', () => {
    expect(found?.curve.map(({ n }) => n)).toEqual(plain?.curve.map(({ n }) => n));
    expect(found?.curve[0]?.shareRight).toBeCloseTo(plain?.curve[0]?.shareRight ?? 0, 9);
    expect(found?.measures[0]?.n).toBe(600);
  });
});

function weighted(plan: Plan, weightOf: (confidence: number) => number): CompareInput {
  const input = plantedStudy(plan, 'weighted');
  const { confidence = new Float64Array(), item } = input.readings;
  const weights = new Float64Array(input.items.count);
  item.forEach((own, row) => {
    weights[own] = weightOf(confidence[row] ?? 0);
  });
  return { ...input, gold: { ...input.gold, weights } };
}
