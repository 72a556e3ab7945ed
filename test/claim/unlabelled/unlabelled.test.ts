import { describe, expect, test } from 'vitest';
import { auditSample } from '../../../src/claim/unlabelled/audit-sample.ts';
import { onUnlabelled, type UnlabelledInput } from '../../../src/claim/unlabelled/on-unlabelled.ts';
import { answersFromLabels } from '../../../src/compare/answers.ts';

const YES = 0;
const NO = 1;
const NONE = -1;

/** Items 0 to 9 are validated, 10 to 29 are not. */
function input(verdicts: readonly number[], more: Partial<UnlabelledInput> = {}): UnlabelledInput {
  const count = verdicts.length;
  const gold = new Float64Array(count * 2);
  for (let item = 0; item < 10; item++) gold[item * 2 + (item < 3 ? YES : NO)] = 1;
  return {
    answers: answersFromLabels(Int16Array.from(verdicts), 2),
    labels: ['yes', 'no'],
    positive: YES,
    samples: {
      validated: Int32Array.from({ length: 10 }, (_, item) => item),
      unlabelled: Int32Array.from({ length: count - 10 }, (_, item) => item + 10),
    },
    gold,
    facets: new Map(),
    lengths: new Float64Array(count).fill(-1),
    ...more,
  };
}

const validated = [YES, YES, NO, NO, NO, NO, NO, NO, NO, NONE];

test('rates here and there, each on the items with a verdict; gold beside them', () => {
  const said = onUnlabelled(input([...validated, ...new Array(15).fill(YES), NO, NO, NO, NONE, NONE]));
  expect([said.asked, said.verdicts]).toEqual([20, 18]);
  const [rates] = said.rates;
  expect(rates?.unlabelled).toEqual({ n: 18, share: 15 / 18 });
  expect(rates?.validated).toEqual({ n: 9, share: 2 / 9 });
  // 3 of the 9 validated items with a verdict are positive in gold.
  expect(rates?.gold).toBeCloseTo(1 / 3, 12);
});

test('without a single verdict there is no share, not 0', () => {
  const said = onUnlabelled(input([...validated, ...new Array(20).fill(NONE)]));
  expect(said.rates[0]?.unlabelled).toEqual({ n: 0 });
});

test('a criterion without a positive label tells every label', () => {
  const { positive: _, ...rest } = input([...validated, ...new Array(20).fill(NO)]);
  expect(onUnlabelled(rest).rates.map(({ label }) => label)).toEqual(['yes', 'no']);
});

describe('overlap', () => {
  const codes = Int32Array.from([...new Array(8).fill(0), 1, 1, ...new Array(15).fill(0), 1, 1, 1, 2, -1]);
  const facets = new Map([['agent', { values: ['known', 'rare', 'new'], codes }]]);
  const verdicts = [...validated, ...new Array(20).fill(NO)];

  test('values that hardly any validated item has are told, with counts', () => {
    const { overlap, by } = onUnlabelled(input(verdicts, { facets }));
    expect(overlap.facets).toEqual([
      {
        facet: 'agent',
        covered: 15 / 19,
        uncovered: [
          { value: 'rare', unlabelled: 3, validated: 2 },
          { value: 'new', unlabelled: 1, validated: 0 },
        ],
      },
    ]);
    expect(
      by[0]?.values.map(({ value, rates }) => [value, rates[0]?.unlabelled.n, rates[0]?.validated.n]),
    ).toEqual([
      ['known', 15, 8],
      ['rare', 3, 1],
      ['new', 1, 0],
    ]);
  });

  test('lengths within the validated ones’ middle nine tenths, and above', () => {
    const lengths = Float64Array.from([
      ...[100, 200, 300, 400, 500, 600, 700, 800, 900, 1000],
      ...new Array(10).fill(500),
      ...new Array(6).fill(5000),
      ...new Array(4).fill(10),
    ]);
    expect(onUnlabelled(input(verdicts, { lengths })).overlap.length).toEqual({
      range: [100, 1000],
      within: 0.5,
      above: 0.3,
    });
  });

  test('without lengths nothing is said of them', () => {
    expect(onUnlabelled(input(verdicts)).overlap.length).toBeUndefined();
  });
});

describe('the audit sample', () => {
  const verdicts = [...new Array(95).fill(NO), ...new Array(5).fill(YES), ...new Array(20).fill(NONE)];
  const answers = answersFromLabels(Int16Array.from(verdicts), 2);
  const keys = verdicts.map((_, item) => `item-${item}`);
  const items = Int32Array.from(keys.keys());

  test('takes as many of each verdict, all of a rare one, and says with which probability', () => {
    const drawn = auditSample(answers, items, keys, 25, 'seed');
    const strata = Map.groupBy(drawn, ({ stratum }) => stratum);
    expect([...strata].map(([name, entries]) => [name, entries.length]).sort()).toEqual([
      ['audit-1', 5],
      ['audit-2', 10],
      ['audit-3', 10],
    ]);
    for (const { item, probability } of drawn) {
      const expected = item < 95 ? 10 / 95 : item < 100 ? 1 : 10 / 20;
      expect(probability).toBe(expected);
    }
  });

  test('weighs back to what it was drawn from', () => {
    const drawn = auditSample(answers, items, keys, 25, 'seed');
    const weights = drawn.reduce((sum, { probability }) => sum + 1 / probability, 0);
    expect(weights).toBeCloseTo(120, 9);
  });

  test('is the same whatever order the items are listed in, another for another seed, all where it is large', () => {
    const drawn = auditSample(answers, items, keys, 25, 'seed');
    expect(auditSample(answers, items.toReversed(), keys, 25, 'seed')).toEqual(drawn);
    expect(auditSample(answers, items, keys, 25, 'other')).not.toEqual(drawn);
    expect(auditSample(answers, items, keys, 500, 'seed')).toHaveLength(120);
  });

  test('stands in an order that does not tell the strata', () => {
    const drawn = auditSample(answers, items, keys, 25, 'seed').map(({ stratum }) => stratum);
    expect(drawn).not.toEqual(drawn.toSorted());
  });
});
