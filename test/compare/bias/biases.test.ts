import { describe, expect, test } from 'vitest';
import type { BiasFindings } from '../../../src/compare/bias/findings.ts';
import { compare } from '../../../src/compare/compare.ts';
import type { Comparison } from '../../../src/compare/comparison.ts';
import type { Measure } from '../../../src/domain/measure.ts';
import { mcnemar } from '../../../src/stats/index.ts';
import { criterion, study } from '../study.ts';
import { biasedStudy, type Drawn } from './biased-study.ts';

function biasOf(comparison: Comparison, id: string): BiasFindings {
  const bias = comparison.candidates.find(({ candidate }) => candidate.id === id)?.bias;
  if (bias === undefined) throw new Error(`${id} has no bias findings`);
  return bias;
}

function find(measures: readonly Measure[], id: string): Measure {
  const measure = measures.find((entry) => entry.id === id);
  if (measure === undefined) throw new Error(`there is no ${id}`);
  return measure;
}

function expectHolds({ estimate, interval }: Measure, planted: number): void {
  expect(estimate).toBeDefined();
  if (interval === undefined || 'none' in interval) throw new Error('there is no interval');
  expect(interval.low).toBeLessThanOrEqual(planted);
  expect(interval.high).toBeGreaterThanOrEqual(planted);
}

describe('planted in 5,000 transcripts of 1,250 prompts', () => {
  // FPR .10 and FNR .15 everywhere; `copies` gets .25 and .15. Verbosity: 3 points per doubling, either way of gold.
  const errors = ({ isPositive, category }: Drawn) =>
    isPositive ? 0.85 : category === 'copies' ? 0.25 : 0.1;
  const comparison = compare(
    biasedStudy({
      seed: 'planted',
      prompts: 1250,
      judges: {
        category: errors,
        fair: ({ isPositive }) => (isPositive ? 0.85 : 0.1),
        verbose: ({ isPositive, length }) => (isPositive ? 0.8 : 0.15) + 0.03 * length,
        // Spares its own: 10 points less where gold is positive, 4 where it is not.
        red: ({ isPositive, agent }) =>
          (isPositive ? 0.85 : 0.1) - (agent.startsWith('red') ? (isPositive ? 0.1 : 0.04) : 0),
        blue: ({ isPositive }) => (isPositive ? 0.85 : 0.1),
      },
    }),
  );

  test('differential error is found where it was put, with its size', () => {
    const [category] = biasOf(comparison, 'category').byFacet;
    expect(category?.facet).toBe('category');
    expect(find(category?.measures ?? [], 'differential_error_p_adjusted').estimate).toBeLessThan(0.001);
    const copies = category?.contrasts.find(({ value }) => value === 'copies');
    expectHolds(find(copies?.measures ?? [], 'differential_fpr'), 0.15);
    expect(find(copies?.measures ?? [], 'differential_fpr_p').estimate).toBeLessThan(0.001);
    expectHolds(find(copies?.measures ?? [], 'differential_fnr'), 0);
  });

  test('equal error rates at prevalences of 10 to 70 % are not called bias by category', () => {
    const fair = biasOf(comparison, 'fair');
    for (const { measures, contrasts } of fair.byFacet) {
      expect(find(measures, 'differential_error_p_adjusted').estimate).toBeGreaterThan(0.05);
      expect(contrasts).toEqual([]);
    }
  });

  test('the slope on length, and none where there is none though positives are longer', () => {
    expectHolds(find(biasOf(comparison, 'verbose').measures, 'length_slope'), 0.03);
    expectHolds(find(biasOf(comparison, 'fair').measures, 'length_slope'), 0);
  });

  test('family preference against the judge of the other family', () => {
    const red = biasOf(comparison, 'red');
    expectHolds(find(red.measures, 'family_preference_positive'), -0.1);
    expectHolds(find(red.measures, 'family_preference_negative'), -0.04);
    // Blue is measured against red, which spares red: so blue seems to be that much harsher on what is not its own.
    expectHolds(find(biasOf(comparison, 'blue').measures, 'family_preference_positive'), -0.1);
    expect(biasOf(comparison, 'fair').measures.some(({ id }) => id.startsWith('family'))).toBe(false);
  });

  test('net bias has its planted size, and label shares their p-value', () => {
    const result = comparison.candidates.find(({ candidate }) => candidate.id === 'fair');
    // Prevalence .4: .4 x -.15 + .6 x .1 = 0; the category judge has 15 points more on a quarter of the negatives
    // (of which .7 are negative): + .0263.
    expectHolds(find(result?.main.overall.measures ?? [], 'net_bias'), 0);
    const category = comparison.candidates.find(({ candidate }) => candidate.id === 'category');
    expectHolds(find(category?.main.overall.measures ?? [], 'net_bias'), 0.25 * 0.7 * 0.15);
    expect(find(category?.bias?.measures ?? [], 'label_shares_p_adjusted').estimate).toBeLessThan(0.01);
  });
});

describe('independent items', () => {
  const comparison = compare(
    biasedStudy({
      seed: 'independent',
      prompts: 300,
      clustered: false,
      judges: {
        harsh: ({ isPositive, category }) => (isPositive ? 0.9 : category === 'lies' ? 0.4 : 0.1),
        fair: ({ isPositive }) => (isPositive ? 0.85 : 0.1),
      },
    }),
  );

  test('label shares by McNemar’s mid-p', () => {
    const harsh = comparison.candidates.find(({ candidate }) => candidate.id === 'harsh');
    const [[, missed = 0] = [], [falseAlarms = 0] = []] = harsh?.main.overall.confusion ?? [];
    const { estimate, clusters } = find(harsh?.bias?.measures ?? [], 'label_shares_p');
    expect(estimate).toBe(mcnemar(falseAlarms, missed).midPValue.value);
    expect(clusters).toBeUndefined();
  });

  test('differential error by permutation, sizes with Newcombe’s interval', () => {
    const [category] = biasOf(comparison, 'harsh').byFacet;
    expect(find(category?.measures ?? [], 'differential_error_p').estimate).toBeLessThan(0.01);
    const lies = find(
      category?.contrasts.find(({ value }) => value === 'lies')?.measures ?? [],
      'differential_fpr',
    );
    expectHolds(lies, 0.3);
    expect(lies.interval).toMatchObject({ method: 'Newcombe 10, unpaired' });
    expect(
      biasOf(comparison, 'harsh').measures.find(({ id }) => id === 'length_slope')?.interval,
    ).toMatchObject({
      method: 'item jackknife',
    });
  });

  test('the adjusted p-value is never below the plain one', () => {
    for (const { bias } of comparison.candidates) {
      const plain = find(bias?.measures ?? [], 'label_shares_p').estimate ?? 2;
      expect(find(bias?.measures ?? [], 'label_shares_p_adjusted').estimate).toBeGreaterThanOrEqual(plain);
    }
  });
});

test('values with few gold items, or few clusters, take no part and are named', () => {
  const rows = Array.from({ length: 120 }, (_, at) => ({
    key: `i${String(at).padStart(3, '0')}`,
    task: `t${Math.floor(at / 4)}`,
    category: at < 60 ? 'a' : at < 112 ? 'b' : 'rare',
    gold: at % 3 === 0 ? 'yes' : 'no',
  }));
  const comparison = compare(
    study({
      criterion: criterion('binary', ['yes', 'no'], { positive: 0 }),
      items: rows.map(({ key, task, category }) => ({ key, facets: { task, category } })),
      annotations: rows.map(({ key, gold }) => ({ item: key, annotator: 'ann', label: gold })),
      readings: rows.map(({ key, gold }, at) => ({
        item: key,
        judge: 'j',
        said: at % 10 === 0 ? (gold === 'yes' ? 'no' : 'yes') : gold,
      })),
      cluster: 'task',
      facets: ['category', 'task'],
    }),
  );
  const [category, task] = comparison.candidates[0]?.bias?.byFacet ?? [];
  // `rare` has 8 items in 2 prompts: 3 positive, 5 negative.
  expect(category?.untested).toEqual([
    { value: 'rare', rate: 'fpr', reason: 'gold items of the class in fewer than 8 clusters' },
    { value: 'rare', rate: 'fnr', reason: 'fewer than 5 gold items of the class' },
  ]);
  expect(category?.measures[0]?.estimate).toBeDefined();
  expect(category?.measures[0]?.clusters).toBe(30);
  // Every task is one cluster: nothing to compare between.
  expect(task?.measures[0]?.estimate).toBeUndefined();
  expect(task?.measures[0]?.reason).toMatch(/fewer than two values/);
});

test('label shares of three labels: one test of all, one per label adjusted by Holm', () => {
  const gold = ['a', 'b', 'c'];
  const rows = Array.from({ length: 90 }, (_, at) => ({ key: `i${at + 100}`, gold: gold[at % 3] ?? '' }));
  // Of the c, every second is called a: 15 more a, 15 fewer c.
  const said = rows.map(({ gold: own }, at) => (own === 'c' && at % 2 === 0 ? 'a' : own));
  const of = (cluster: string | undefined) =>
    compare(
      study({
        criterion: criterion('nominal', gold),
        items: rows.map(({ key }, at) => ({ key, facets: { task: `t${at % 30}` } })),
        annotations: rows.map(({ key, gold: own }) => ({ item: key, annotator: 'ann', label: own })),
        readings: rows.map(({ key }, at) => ({ item: key, judge: 'j', said: said[at] ?? '' })),
        ...(cluster === undefined ? {} : { cluster }),
      }),
    ).candidates[0]?.bias?.measures ?? [];
  // All disagreements go one way: Bhapkar is chi-square 15 / (1 - 15 / 90) = 18 on 1 degree of freedom, p 2.2e-5.
  expect(find(of(undefined), 'label_shares_p').estimate).toBeCloseTo(2.2090497e-5, 10);
  // Mid-p of (15, 0): 2^-15, times 3 by Holm.
  expect(find(of(undefined), 'label_share_p:a').estimate).toBeCloseTo(3 * 2 ** -15, 12);
  expect(find(of(undefined), 'label_share_p:b').estimate).toBe(1);
  // The 15 stand in 5 tasks of 3: all one way, 2 of 2^5 patterns of signs.
  const clustered = find(of('task'), 'label_shares_p');
  expect(clustered.clusters).toBe(30);
  expect(clustered.estimate).toBe(2 / 32);
});

test('where clusters cross, each test and interval is the one that claims least', () => {
  const input = biasedStudy({
    seed: 'crossed',
    prompts: 60,
    judges: {
      red: ({ isPositive }) => (isPositive ? 0.95 : 0.3),
      blue: ({ isPositive }) => (isPositive ? 0.9 : 0.1),
    },
  });
  const byPrompt = biasOf(compare(input), 'red');
  const crossed = biasOf(compare({ ...input, crossed: ['agent'] }), 'red');
  expect(find(byPrompt.measures, 'label_shares_p').estimate).toBeLessThan(0.01);
  // Four agents: two of their 2^4 patterns of signs.
  expect(find(crossed.measures, 'label_shares_p').estimate).toBe(2 / 16);
  expect(find(byPrompt.measures, 'length_slope').interval).toMatchObject({ method: 'cluster jackknife' });
  expect(find(crossed.measures, 'length_slope').interval).toEqual({
    none: 'too few clusters: 4, at least 8 are needed',
  });
  expect(crossed.byFacet[0]?.measures[0]?.reason).toMatch(/fewer than two values/);
});

test('quotes that are not in the transcript, as a share of quotes', () => {
  const input = biasedStudy({
    seed: 'quotes',
    prompts: 20,
    judges: { red: ({ isPositive }) => (isPositive ? 0.9 : 0.1) },
  });
  const hash = input.readings.candidates[0]?.hash ?? '';
  const quotes = Float64Array.from({ length: 80 }, (_, at) => (at < 60 ? 2 : 0));
  const notFound = Float64Array.from({ length: 80 }, (_, at) => (at % 10 === 0 && at < 60 ? 1 : 0));
  const evidence = { quotes: new Map([[hash, { quotes, notFound }]]) };
  const { measures } = biasOf(compare({ ...input, evidence }), 'red');
  const share = find(measures, 'quotes_not_found');
  expect(share).toMatchObject({ estimate: 6 / 120, n: 60, cautions: ['of 120 quotes'] });
  expect(measures.some(({ id }) => id.startsWith('length') || id.startsWith('family'))).toBe(false);
});

test('pairs: the place of a response, clusters flipped whole', () => {
  // 24 pairs flip towards the response shown first, 6 towards the second; 10 name the same winner in both orders.
  const rows = Array.from({ length: 40 }, (_, at) => ({
    key: `i${at + 100}`,
    first: at < 24 ? 'ab' : at < 30 ? 'ba' : 'aa',
  }));
  const of = (clustersOf: number | undefined) =>
    compare(
      study({
        criterion: criterion('pairwise', ['a', 'b']),
        items: rows.map(({ key }, at) => ({
          key,
          facets: { task: `t${Math.floor(at / (clustersOf ?? 1))}` },
        })),
        annotations: rows.map(({ key }) => ({ item: key, annotator: 'ann', label: 'a' })),
        readings: rows.flatMap(({ key, first }) => [
          { item: key, judge: 'j', said: first[0] ?? '', presentation: '1' },
          { item: key, judge: 'j', said: first[1] ?? '', presentation: '2' },
        ]),
        ...(clustersOf === undefined ? {} : { cluster: 'task' }),
      }),
    ).candidates[0]?.orderEffects?.measures ?? [];
  // statistics.md section 11: 24 against 6, p .00143
  expect(find(of(undefined), 'first_shown_p').estimate).toBeCloseTo(0.00143, 5);
  expect(find(of(1), 'first_shown_p').estimate).toBeCloseTo(0.00143, 5);
  const clustered = find(of(2), 'first_shown_p');
  expect(clustered.clusters).toBe(20);
  expect(clustered.estimate).toBeGreaterThan(0.00143);
});
