import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { observedOf } from '../../src/claim/observed.ts';
import { compare } from '../../src/compare/compare.ts';
import type { Chosen } from '../../src/domain/annotation.ts';
import type { Measure } from '../../src/domain/measure.ts';
import { goldPart } from '../../src/report/gold-part.ts';
import { jsonReport } from '../../src/report/json.ts';
import { drawBinomial, stream } from '../../src/stats/index.ts';
import { provenanceFixture } from '../support/comparison-fixture.ts';
import { criterion, study } from './study.ts';

const comparisonSchema = z.fromJSONSchema(
  JSON.parse(readFileSync(new URL('../../schemas/comparison.schema.json', import.meta.url), 'utf8')),
);

const yesNo = criterion('binary', ['yes', 'no'], { positive: 0 });

interface Item {
  readonly gold: string;
  readonly said: string;
  /** What a second judge says. */
  readonly also?: string;
  readonly chosen?: Chosen | undefined;
  readonly cluster?: string;
}

function measured(items: readonly Item[], isClustered = false) {
  const key = (index: number) => `i${String(index).padStart(5, '0')}`;
  const input = study({
    criterion: yesNo,
    items: items.map(({ cluster }, index) => ({
      key: key(index),
      facets: { task: cluster ?? key(index) },
    })),
    annotations: items.flatMap(({ gold, chosen }, index) =>
      gold === ''
        ? []
        : [
            {
              item: key(index),
              annotator: 'ann',
              label: gold,
              ...(chosen === undefined ? {} : { chosen }),
            },
          ],
    ),
    readings: items.flatMap(({ said, also }, index) => [
      { item: key(index), judge: 'j', said },
      ...(also === undefined ? [] : [{ item: key(index), judge: 'k', said: also }]),
    ]),
    ...(isClustered ? { cluster: 'task' } : {}),
  });
  const comparison = compare(input);
  const overall = comparison.candidates[0]?.main.overall;
  return {
    input,
    comparison,
    overall,
    find: (id: string) => overall?.measures.find((measure) => measure.id === id),
  };
}

const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);
const estimate = (measure: Measure | undefined) => measure?.estimate;

describe('items labelled with different probabilities', () => {
  const rare: Chosen = { how: 'stratum', stratum: 'flagged', probability: 1 };
  const common: Chosen = { how: 'stratum', stratum: 'rest', probability: 0.1 };
  const items: readonly Item[] = [
    ...times(12, { gold: 'yes', said: 'yes', chosen: rare }),
    ...times(3, { gold: 'no', said: 'yes', chosen: rare }),
    ...times(2, { gold: 'yes', said: 'no', chosen: common }),
    ...times(20, { gold: 'no', said: 'no', chosen: common }),
  ];
  // The 22 of the rest stand for 220: 12 3 / 20 200, so TPR 12 / 32, FPR 3 / 203, agreement 212 / 235.
  const { find, overall, comparison, input } = measured(items);

  test('each weighs 1 / its probability, and n counts items', () => {
    expect(estimate(find('tpr'))).toBeCloseTo(12 / 32, 12);
    expect(estimate(find('fpr'))).toBeCloseTo(3 / 203, 12);
    expect(estimate(find('agreement'))).toBeCloseTo(212 / 235, 12);
    expect(find('agreement')?.n).toBe(37);
    expect(find('tpr')?.n).toBe(14);
  });

  test('the table adds up to the items in it', () => {
    const sum = overall?.confusion.flat().reduce((all, own) => all + own, 0) ?? 0;
    expect(sum).toBeCloseTo(37, 9);
    expect((overall?.confusion[1]?.[1] ?? 0) / (overall?.confusion[0]?.[0] ?? 1)).toBeCloseTo(200 / 12, 9);
  });

  test('intervals rest on effective items, wider than if the weights were items', () => {
    const interval = find('tpr')?.interval;
    if (interval === undefined || 'none' in interval) throw new Error('expected an interval');
    expect(interval.method).toMatch(/effective items/);
    expect(interval.high - interval.low).toBeGreaterThan(0.3);
    const kappa = find('kappa')?.interval;
    expect(kappa).toMatchObject({ method: expect.stringMatching(/effective items/) });
  });

  test('the head and the methods say so', () => {
    // Gold's prevalence among all: 32 / 235 = 13.6 %.
    expect(comparison.ranking.head).toMatch(/13\.6 %/);
    expect(comparison.methods.join(' ')).toMatch(/each weighs 1 \/ its recorded probability/);
  });

  test('gold is told weighted, with the counts of what was labelled beside it', () => {
    const { gold } = comparison;
    expect(gold.distribution).toEqual([
      { label: 'yes', count: 14 },
      { label: 'no', count: 23 },
    ]);
    // 12 + 20 of 235 are yes.
    expect(gold.weightedDistribution).toEqual([
      { label: 'yes', share: expect.closeTo(32 / 235, 12) },
      { label: 'no', share: expect.closeTo(203 / 235, 12) },
    ]);
    const text = JSON.stringify(goldPart(comparison));
    expect(text).toContain(
      'Prevalence of \\"yes\\": 13.6 % weighted by 1 / the probability of having been labelled; unweighted, among the labelled items, 37.8 % (14 of 37).',
    );
    const { positive: _, ...without } = comparison.criterion;
    expect(JSON.stringify(goldPart({ ...comparison, criterion: without }))).toContain(
      'Labels in gold: \\"yes\\" 13.6 %, \\"no\\" 86.4 % weighted by 1 / the probability of having been labelled; unweighted, among the labelled items, \\"yes\\" 14, \\"no\\" 23.',
    );
    const document = JSON.parse(jsonReport([comparison], provenanceFixture([comparison])));
    expect(document.comparisons[0].gold.weightedDistribution[0].share).toBeCloseTo(32 / 235, 12);
    expect(comparisonSchema.safeParse(document).error).toBeUndefined();
  });

  test('a plan takes prevalence, error rates and discordance weighted, and counts gold as it is', () => {
    const observed = observedOf(input, comparison);
    expect(observed).toMatchObject({ labelled: 37, positives: 14, candidate: 'j' });
    expect(observed.prevalence).toBeCloseTo(32 / 235, 12);
    expect(observed.tpr).toBeCloseTo(12 / 32, 12);
    expect(observed.fpr).toBeCloseTo(3 / 203, 12);
    const two = measured(items.map((item) => ({ ...item, also: 'no' })));
    // The one that always says no is right on 203 of 235; j on 212: on the 12 it finds, less the 3 it invents.
    const { discordance } = observedOf(two.input, two.comparison);
    const [onlyJ, onlyOther] = [12 / 235, 3 / 235];
    const isFirst = observedOf(two.input, two.comparison).candidate === 'j';
    expect(discordance?.onlyFirst).toBeCloseTo(isFirst ? onlyJ : onlyOther, 12);
    expect(discordance?.onlySecond).toBeCloseTo(isFirst ? onlyOther : onlyJ, 12);
  });

  test('does not depend on the order of the items, and equal probabilities weigh nothing', () => {
    expect(estimate(measured(items.toReversed()).find('kappa'))).toBeCloseTo(
      estimate(find('kappa')) ?? 0,
      12,
    );
    const equal = items.map((item) => ({ ...item, chosen: { how: 'random', probability: 0.3 } as const }));
    const plain = items.map(({ gold, said }) => ({ gold, said }));
    expect(measured(plain).comparison.gold).not.toHaveProperty('weightedDistribution');
    expect(measured(equal).find('kappa')).toEqual(measured(plain).find('kappa'));
  });
});

describe('items picked because judges disagreed', () => {
  const picked: Chosen = { how: 'disagreement' };
  const items: readonly Item[] = [
    ...times(20, { gold: 'yes', said: 'yes' }),
    ...times(30, { gold: 'no', said: 'no' }),
    ...times(9, { gold: 'yes', said: 'no', chosen: picked }),
    ...times(4, { gold: '', said: 'no' }),
  ];
  const { comparison, find } = measured(items);

  test('enter no figure and are counted under that reason', () => {
    expect(estimate(find('tpr'))).toBe(1);
    expect(comparison.gold.labelled).toBe(50);
    expect(comparison.gold.unlabelled).toContainEqual({
      reason: 'chosen by disagreement or suggestion, without a recorded probability',
      count: 9,
    });
    expect(comparison.methods.join(' ')).toMatch(/9 items were labelled because judges disagreed/);
  });

  test('where only some items are labelled and nobody says how they were chosen, the methods do', () => {
    expect(comparison.methods.join(' ')).toMatch(/is not recorded/);
    const drawn = items.map((item) => ({ ...item, chosen: { how: 'random' } as const }));
    expect(measured(drawn).comparison.methods.join(' ')).toMatch(
      /59 labelled items were drawn with a probability that nobody recorded/,
    );
  });
});

test('weighting undoes a choice by disagreement, and its intervals hold the truth', () => {
  // Two judges; where they differ everything is labelled, elsewhere one item in five. Truth of the first: TPR .8, FPR .1.
  let held = 0;
  let sum = 0;
  const runs = 60;
  for (let run = 0; run < runs; run++) {
    const random = stream(run, 'picked');
    const items = Array.from({ length: 700 }, (_, index): Item => {
      const gold = drawBinomial(random, 1, 0.3) === 1;
      const says = () => drawBinomial(random, 1, gold ? 0.8 : 0.1) === 1;
      const [one, other] = [says(), says()];
      const probability = one === other ? 0.2 : 1;
      const isLabelled = drawBinomial(random, 1, probability) === 1;
      return {
        gold: isLabelled ? (gold ? 'yes' : 'no') : '',
        said: one ? 'yes' : 'no',
        chosen: { how: 'disagreement', probability },
        cluster: `t${index % 100}`,
      };
    });
    const tpr = measured(items, run % 2 === 0).find('tpr');
    sum += tpr?.estimate ?? Number.NaN;
    const interval = tpr?.interval;
    if (interval !== undefined && !('none' in interval) && interval.low <= 0.8 && interval.high >= 0.8)
      held++;
  }
  // Standard error of one estimate is about .06, of the mean .008; unweighted it would be near .65.
  expect(Math.abs(sum / runs - 0.8)).toBeLessThan(0.025);
  // 57 of 60 expected, binomial .001 quantile 51.
  expect(held).toBeGreaterThanOrEqual(51);
});
