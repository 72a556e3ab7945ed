import { describe, expect, test } from 'vitest';
import type { Claims } from '../../src/claim/claims.ts';
import { claimsOf } from '../../src/claim/claims-of.ts';
import { compare } from '../../src/compare/compare.ts';
import { correctedShare, correctedShareByCluster, stream } from '../../src/stats/index.ts';
import { type AnnotationSpec, criterion, type ReadingSpec } from '../compare/study.ts';
import { made } from './made.ts';

function claims(of: ReturnType<typeof made>, headline?: string): Claims {
  return claimsOf({ ...of.input, ...(headline === undefined ? {} : { headline }) }, compare(of.input));
}

/** Counts by hand: TP, FN, FP, TN over items with gold, then all verdicts. */
function counted({ readings, annotations, specs }: ReturnType<typeof made>, agent?: string) {
  const sums = { tp: 0, fn: 0, fp: 0, tn: 0, yes: 0, no: 0 };
  for (const { item, said } of readings) {
    if (agent !== undefined && specs.find(({ key }) => key === item)?.facets.agent !== agent) continue;
    const gold = annotations.find((own) => own.item === item)?.label;
    if (gold === 'yes') sums[said === 'yes' ? 'tp' : 'fn']++;
    if (gold === 'no') sums[said === 'yes' ? 'fp' : 'tn']++;
    sums[said === 'yes' ? 'yes' : 'no']++;
  }
  return sums;
}

describe('rates over all transcripts', () => {
  const one = made();
  const { tp, fn, fp, tn, yes, no } = counted(one);

  test('are raw over verdicts with gold and without, and corrected by the judge’s error rates', () => {
    const found = claims(one);
    expect(found).toMatchObject({ positive: 'yes', transcripts: 480, labelled: 160, headline: 'judge' });
    const overall = found.rates[0]?.overall;
    expect(overall?.raw.estimate).toBeCloseTo(yes / (yes + no), 12);
    const tpr = tp / (tp + fn);
    const fpr = fp / (fp + tn);
    expect(overall?.corrected.estimate).toBeCloseTo((yes / 480 - fpr) / (tpr - fpr), 12);
    expect(overall?.youden.estimate).toBeCloseTo(tpr - fpr, 12);
    expect(overall?.corrected).toMatchObject({ n: 480, clusters: 60, shown: true, leftOut: [] });
    expect(overall?.ppi.estimate).toBeDefined();
  });

  test('independent items have the interval of Lee et al.', () => {
    const alone = made({ isClustered: false });
    const theirs = correctedShare({
      truePositives: tp,
      falseNegatives: fn,
      falsePositives: fp,
      trueNegatives: tn,
      judgedPositive: yes,
      judgedNegative: no,
    });
    const corrected = claims(alone).rates[0]?.overall.corrected;
    expect(corrected?.estimate).toBe(theirs.estimate.value);
    expect(corrected?.interval).toEqual(theirs.interval);
    expect(corrected).not.toHaveProperty('clusters');
  });

  test('repeats and several annotators take the jackknife over items', () => {
    const again = one.readings.map((own): ReadingSpec => ({ ...own, repeat: 2, said: own.said }));
    const repeated = made({ isClustered: false, more: { readings: [...one.readings, ...again] } });
    const same = claims(repeated).rates[0]?.overall.corrected;
    // The same verdict twice is one verdict.
    expect(same?.estimate).toBeCloseTo(claims(one).rates[0]?.overall.corrected.estimate ?? 0, 12);
    const flipped = again.map((own): ReadingSpec => (own.item < 'i0100' ? { ...own, said: 'yes' } : own));
    const halves = claims(made({ isClustered: false, more: { readings: [...one.readings, ...flipped] } }));
    expect(halves.rates[0]?.overall.corrected.interval).toMatchObject({
      method: 'cluster jackknife of Rogan-Gladen',
    });
    const second = one.annotations.map((own): AnnotationSpec => ({ ...own, annotator: 'bob', label: 'yes' }));
    const split = claims(
      made({
        isClustered: false,
        more: { annotations: [...one.annotations, ...second], policy: { kind: 'each' } },
      }),
    );
    // Bob says yes throughout: of ann's noes half a positive each.
    const negatives = (fp + tn) / 2;
    expect(split.rates[0]?.overall.youden.n).toBeCloseTo(160, 9);
    expect(split.rates[0]?.overall.youden.estimate).toBeCloseTo(
      (tp + fp / 2) / (tp + fn + negatives) - fp / 2 / negatives,
      9,
    );
  });

  test('the test split takes no part', () => {
    const items = one.specs.map((own, index) => ({ ...own, test: index >= 240 }));
    const half = claims(made({ more: { items } }));
    expect(half).toMatchObject({ transcripts: 240, labelled: 80 });
    expect(half.rates[0]?.overall.raw.n).toBe(240);
  });

  test('transcripts without a verdict are left out and counted', () => {
    const readings = one.readings.map(
      (own): ReadingSpec => (own.item < 'i0010' ? { ...own, said: { outcome: 'refused' } } : own),
    );
    expect(claims(made({ more: { readings } })).rates[0]?.overall.raw).toMatchObject({
      n: 470,
      leftOut: [{ reason: 'no verdict', count: 10 }],
    });
  });
});

describe('where there is nothing to correct', () => {
  test('all transcripts have gold', () => {
    const found = claims(made({ goldFrom: () => true }));
    expect(found.none).toContain('nothing to correct');
    expect(found.rates).toEqual([]);
  });

  test('no label is the positive one', () => {
    const labels = criterion('nominal', ['no', 'yes']);
    expect(claims(made({ more: { criterion: labels } })).none).toContain('no positive label');
  });

  test('nobody is ranked', () => {
    expect(claims(made({ more: { readings: [] } })).none).toBe('no candidate is ranked');
  });

  test('a simulated judge and a baseline are never corrected', () => {
    for (const kind of ['simulated', 'baseline'] as const) {
      const candidate = { id: 'judge', kind, judge: 'judge', view: 'full', hash: kind } as const;
      expect(claims(made({ more: { candidates: [candidate] } })).none).toBe('no candidate is ranked');
      expect(claims(made({ more: { candidates: [candidate] } }), 'judge').none).toBe(
        'no candidate is ranked',
      );
    }
  });
});

describe('per agent', () => {
  test('each with its own error rates where it has gold enough', () => {
    const own = made({
      agents: { a: { rate: 0.3, tpr: 0.9, fpr: 0.05 }, b: { rate: 0.3, tpr: 0.6, fpr: 0.3 } },
    });
    const facet = claims(own).rates[0]?.by[0];
    expect(facet?.values.map(({ value, errorRates }) => [value, errorRates])).toEqual([
      ['a', 'own'],
      ['b', 'own'],
    ]);
    const { tp, fn, fp, tn, yes, no } = counted(own, 'b');
    const tpr = tp / (tp + fn);
    const fpr = fp / (fp + tn);
    expect(facet?.values[1]?.corrected.estimate).toBeCloseTo((yes / (yes + no) - fpr) / (tpr - fpr), 9);
    const [difference] = facet?.differences ?? [];
    expect(difference).toMatchObject({ first: 'a', second: 'b' });
    expect(difference?.corrected.estimate).toBeCloseTo(
      (facet?.values[0]?.corrected.estimate ?? 0) - (facet?.values[1]?.corrected.estimate ?? 0),
      9,
    );
  });

  test('with too little gold they are pooled, and say so', () => {
    const rates = { rate: 0.3, tpr: 0.85, fpr: 0.1 };
    const few = made({
      agents: { a: rates, b: rates, c: rates },
      goldFrom: (i) => i % 3 !== 2 || i < 18,
    });
    const values = claims(few).rates[0]?.by[0]?.values;
    expect(values?.map(({ errorRates }) => errorRates).slice(0, 2)).toEqual(['own', 'own']);
    expect(values?.[2]?.errorRates).toMatch(/pooled|all values/);
    expect(values?.[2]?.corrected.cautions.join()).toContain('too little gold of its own');
    expect(values?.[2]?.corrected.shown).toBe(true);
  });

  test('a facet of more than eight values has rates, but no differences', () => {
    const rate = { rate: 0.3, tpr: 0.9, fpr: 0.1 };
    const agents = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`a${i}`, rate]));
    const facet = claims(made({ agents })).rates[0]?.by[0];
    expect(facet?.values).toHaveLength(9);
    expect(facet?.differences).toEqual([]);
    expect(facet?.none).toBe('9 values, and differences are given for at most 8');
  });

  test('the facet of the clusters is not broken down by', () => {
    expect(
      claims(made({ more: { facets: ['task', 'agent'] } })).rates[0]?.by.map(({ facet }) => facet),
    ).toEqual(['agent']);
  });
});

describe('what the choice of judge does', () => {
  /** A judge that takes one agent's words for deeds contradicts a careful one. */
  const two = made({
    items: 960,
    agents: { a: { rate: 0.2, tpr: 0.9, fpr: 0.05 }, b: { rate: 0.4, tpr: 0.9, fpr: 0.05 } },
  });
  const random = stream('talky');
  const talky = two.readings.map(
    ({ item }, index): ReadingSpec => ({
      item,
      judge: 'talky',
      said: random.nextUniform() < (index % 2 === 0 ? 0.6 : 0.2) ? 'yes' : 'no',
    }),
  );
  const both = made({
    items: 960,
    agents: { a: { rate: 0.2, tpr: 0.9, fpr: 0.05 }, b: { rate: 0.4, tpr: 0.9, fpr: 0.05 } },
    more: { readings: [...two.readings, ...talky] },
  });
  const found = claims(both);

  test('contradictions are found', () => {
    expect(found.rates.map(({ candidate }) => candidate)).toEqual(['judge', 'talky']);
    expect(found.conclusions).toEqual([
      {
        facet: 'agent',
        first: 'a',
        second: 'b',
        under: [
          { candidate: 'judge', raw: 'lower', corrected: 'lower' },
          { candidate: 'talky', raw: 'higher', corrected: 'open' },
        ],
        changes: 'opposite',
      },
    ]);
  });

  test('a judge whose J may be 0 is not corrected', () => {
    const { corrected, youden } = found.rates[1]?.overall ?? {};
    expect(corrected?.estimate).toBeUndefined();
    expect(corrected?.reason).toContain('J may be 0');
    expect(youden?.estimate).toBeDefined();
  });

  test('the choice is made anew in every resample', () => {
    const choice = found.afterChoice;
    if (choice === undefined || 'none' in choice) throw new Error('two judges are ranked');
    expect(choice).toMatchObject({ chosen: 'judge', undefinedReplicates: 0 });
    expect(choice.measure.estimate).toBeCloseTo(found.rates[0]?.overall.corrected.estimate ?? 0, 12);
    expect(choice.choices.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(claims(made()).afterChoice).toEqual({ none: 'one candidate is ranked, so nothing is chosen' });
  });

  test('the headline can be named, also of one that is not ranked', () => {
    expect(claims(both, 'talky').headline).toBe('talky');
    const partial = talky.filter((_, index) => index % 5 !== 0);
    const unranked = made({ items: 960, more: { readings: [...two.readings, ...partial] } });
    expect(claims(unranked).rates.map(({ candidate }) => candidate)).toEqual(['judge']);
    expect(claims(unranked, 'talky').rates.map(({ candidate }) => candidate)).toEqual(['judge', 'talky']);
  });

  test('does not depend on the order of the rows', () => {
    const turned = made({
      items: 960,
      agents: { a: { rate: 0.2, tpr: 0.9, fpr: 0.05 }, b: { rate: 0.4, tpr: 0.9, fpr: 0.05 } },
      more: { readings: [...two.readings, ...talky].reverse() },
    });
    expect(claims(turned)).toEqual(found);
  });
});

describe('what stands beside the numbers', () => {
  test('gold that is no random part is told by the judge itself', () => {
    // Gold on items the judge calls positive, and on a few others.
    const all = made();
    const yes = new Set(all.readings.filter(({ said }) => said === 'yes').map(({ item }) => item));
    const annotations = made({ goldFrom: () => true }).annotations.filter(
      ({ item }, index) => (yes.has(item) && index % 2 === 0) || index % 6 === 0,
    );
    const found = claims(made({ more: { annotations } })).rates[0]?.overall;
    expect(found?.ppi.cautions.join()).toContain('gold is no random part of them');
    expect(claims(all).rates[0]?.overall.ppi.cautions).toEqual([]);
  });

  test('few gold items of a class withhold the corrected rate', () => {
    const rare = made({ agents: { a: { rate: 0.006, tpr: 1, fpr: 0.01 } } });
    const corrected = claims(rare).rates[0]?.overall.corrected;
    expect(corrected?.shown).toBe(false);
    expect(corrected?.cautions[0]).toMatch(/^withheld: \d items? with positive gold/);
  });

  test('errors that were never seen are said', () => {
    const sure = made({ agents: { a: { rate: 0.3, tpr: 1, fpr: 0.1 } }, isClustered: false });
    expect(claims(sure).rates[0]?.overall.corrected.cautions.join()).toContain(
      'no positive item with gold was missed',
    );
  });

  test('a clipped rate says from where', () => {
    // The judge says yes on some items with gold, elsewhere never: less often than its false alarms alone.
    const base = made({ goldFrom: (i) => i % 12 === 0 });
    const labelled = new Set(base.annotations.map(({ item }) => item));
    const readings = base.readings.map(
      (own): ReadingSpec =>
        labelled.has(own.item)
          ? { ...own, said: own.item < 'i0120' ? 'yes' : own.said }
          : { ...own, said: 'no' },
    );
    const { corrected } =
      claims(made({ goldFrom: (i) => i % 12 === 0, more: { readings } })).rates[0]?.overall ?? {};
    expect(corrected?.estimate).toBe(0);
    expect(corrected?.cautions.join()).toMatch(
      /the correction gives -\d+\.\d %, which no rate can be; set to 0/,
    );
  });

  test('errors in gold move the rate the way they must', () => {
    const sensitivity = claims(made()).rates[0]?.sensitivity ?? [];
    expect(sensitivity.map(({ kind, share }) => `${kind} ${share}`)).toEqual([
      'missed 0.02',
      'missed 0.05',
      'missed 0.1',
      'invented 0.02',
      'invented 0.05',
      'invented 0.1',
      'both 0.02',
      'both 0.05',
      'both 0.1',
    ]);
    const corrected = sensitivity.map((own) => own.corrected.estimate ?? Number.NaN);
    expect(corrected[2]).toBeGreaterThan(corrected[0] ?? 1);
    expect(corrected[5]).toBeLessThan(corrected[3] ?? 0);
  });

  test('gold drawn with recorded probabilities is weighed back', () => {
    // All items that the judge calls positive are labelled, of the others one in four: unweighted, the TPR is too high.
    const all = made({ items: 960, agents: { a: { rate: 0.3, tpr: 0.7, fpr: 0.1 } } });
    const said = new Map(all.readings.map((own) => [own.item, own.said]));
    const every = made({
      items: 960,
      agents: { a: { rate: 0.3, tpr: 0.7, fpr: 0.1 } },
      goldFrom: () => true,
    });
    const isDrawn = (key: string, index: number) => said.get(key) === 'yes' || index % 4 === 0;
    const annotations = every.annotations.filter(({ item }, index) => isDrawn(item, index));
    const { input } = made({
      items: 960,
      agents: { a: { rate: 0.3, tpr: 0.7, fpr: 0.1 } },
      more: { annotations },
    });
    const weights = Float64Array.from(input.items.keys, (key, index) =>
      isDrawn(key, index) ? (said.get(key) === 'yes' ? 1 : 4) : 0,
    );
    const weighted = { ...input, gold: { ...input.gold, weights } };
    const plain = claimsOf(input, compare(input)).rates[0]?.overall;
    const found = claimsOf(weighted, compare(weighted));
    const overall = found.rates[0]?.overall;
    expect(plain?.youden.estimate).toBeGreaterThan(0.05 + (overall?.youden.estimate ?? 1));
    const truth = every.annotations.filter(({ label }) => label === 'yes').length / 960;
    expect(Math.abs((overall?.corrected.estimate ?? 1) - truth)).toBeLessThan(0.05);
    expect(overall?.ppi.reason).toContain('unequal probabilities');
    expect(found.methods.join(' ')).toContain('1 / the recorded probability');
  });

  test('every way of computing is named', () => {
    const text = claims(made()).methods.join(' ');
    for (const word of ['Rogan and Gladen', 'PPI++', 'clusters of task', 'Holm', 'Sensitivity'])
      expect(text).toContain(word);
  });

  test('clusters without gold count, too', () => {
    const found = claims(made({ goldFrom: (i) => i < 240 && i % 2 === 0 })).rates[0]?.overall;
    expect(found?.corrected.clusters).toBe(60);
    expect(
      correctedShareByCluster({ clusters: 0, counts: new Float64Array(0) }).estimate.value,
    ).toBeUndefined();
  });
});
