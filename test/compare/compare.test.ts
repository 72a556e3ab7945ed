import { describe, expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import type { CandidateResult, Comparison, Slice } from '../../src/compare/comparison.ts';
import { importedCandidate } from '../../src/domain/candidate.ts';
import type { Measure } from '../../src/domain/measure.ts';
import { criterion, type ReadingSpec, type StudySpec, study } from './study.ts';

const yesNo = criterion('binary', ['yes', 'no'], { positive: 0 });
const name = (index: number) => `i${String(index).padStart(3, '0')}`;

/** Items by what gold and the judge say: `['yes', 'no', 3]` is three items with gold yes and verdict no. */
function fromTable(
  rows: readonly (readonly [gold: string, said: ReadingSpec['said'], times: number])[],
  more: Partial<StudySpec> = {},
): Comparison {
  const flat = rows.flatMap(([gold, said, times]) => Array.from({ length: times }, () => ({ gold, said })));
  return compare(
    study({
      criterion: yesNo,
      items: flat.map((_, index) => ({ key: name(index) })),
      readings: flat.map(({ said }, index) => ({ item: name(index), judge: 'j', said })),
      annotations: flat.map(({ gold }, index) => ({ item: name(index), annotator: 'ann', label: gold })),
      ...more,
    }),
  );
}

function only(comparison: Comparison): CandidateResult {
  const [result] = comparison.candidates;
  if (result === undefined) throw new Error('no candidate');
  return result;
}

function measure(slice: Slice, id: string): Measure {
  const found = slice.measures.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`no measure ${id}`);
  return found;
}

describe('a binary criterion, by hand', () => {
  // Table: 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no. po = 35/50 = .7; shares .5 and .6, pe = .5 x .6 + .5 x .4 = .5;
  // kappa = .2/.5 = .4 (statistics.md, section 1).
  const slice = only(
    fromTable(
      [
        ['yes', 'yes', 20],
        ['yes', 'no', 5],
        ['no', 'yes', 10],
        ['no', 'no', 15],
      ],
      { deploymentPrevalence: 0.1 },
    ),
  ).main.overall;

  test.each([
    ['agreement', 35 / 50],
    ['kappa', 0.4],
    ['tpr', 20 / 25],
    ['fpr', 10 / 25],
    ['fnr', 5 / 25],
    ['tnr', 15 / 25],
    ['precision', 20 / 30],
    ['f1', 40 / 55],
    ['net_bias', (10 - 5) / 50],
    ['balanced_accuracy', 0.7],
    // (20 x 15 - 10 x 5) / sqrt(30 x 25 x 20 x 25) = 250 / sqrt(375000)
    ['mcc', 250 / Math.sqrt(375_000)],
    // s = .55 and .45: pe = 2 x .55 x .45 = .495; (.7 - .495) / .505
    ['gwet_ac1', 0.205 / 0.505],
    // p = .1, TPR .8, FPR .4: q = .44; 2 x .1 x .9 x .4 / (.1 x .56 + .44 x .9) = .072 / .452
    ['kappa_at_deployment', 0.072 / 0.452],
  ])('%s is %d', (id, expected) => {
    expect(measure(slice, id).estimate).toBeCloseTo(expected, 12);
  });

  test('agreement comes first and kappa right behind it', () => {
    expect(slice.measures.slice(0, 2).map(({ id }) => id)).toEqual(['agreement', 'kappa']);
  });

  test('a rate rests on the gold class it is given', () => {
    expect(measure(slice, 'tpr').n).toBe(25);
    expect(measure(slice, 'kappa').n).toBe(50);
  });

  test('independent items get Wilson for shares, and the table’s interval for the rest', () => {
    const method = (id: string) => {
      const { interval } = measure(slice, id);
      return interval === undefined || 'none' in interval ? undefined : interval.method;
    };
    expect(method('tpr')).toBe('Wilson');
    expect(method('net_bias')).toBe('Jeffreys');
    expect(method('kappa')).toBe('Jeffreys');
    expect(method('mcc')).toBe('Jeffreys');
  });
});

describe('trials without a verdict', () => {
  const table = (settings: StudySpec['settings']) =>
    only(
      fromTable(
        [
          ['yes', 'yes', 6],
          ['yes', { outcome: 'refused' }, 2],
          ['no', 'no', 7],
          ['no', { outcome: 'cut_off' }, 1],
        ],
        { settings: settings ?? {} },
      ),
    );

  test('are left out by reason and gold label, and never become a label', () => {
    const { overall } = table({}).main;
    expect(overall.labelled).toBe(16);
    expect(overall.n).toBe(13);
    expect(overall.leftOut).toEqual([
      {
        reason: 'refused',
        count: 2,
        byGold: [
          { label: 'yes', count: 2 },
          { label: 'no', count: 0 },
        ],
      },
      {
        reason: 'cut off',
        count: 1,
        byGold: [
          { label: 'yes', count: 0 },
          { label: 'no', count: 1 },
        ],
      },
    ]);
    expect(measure(overall, 'agreement').estimate).toBe(1);
    expect(measure(overall, 'tpr').leftOut).toEqual([{ reason: 'refused', count: 2 }]);
  });

  test('bound what could have been: all wrong to all right', () => {
    const { overall } = table({}).main;
    expect(measure(overall, 'agreement').bounds).toEqual({ low: 13 / 16, high: 1, exact: true });
    // Worst: the two missing yes called no, the missing no called yes: table 6 2 / 1 7. po = 13/16; gold 8 and 8 of
    // 16, so pe = 1/2: kappa = (13/16 - 8/16) / (8/16) = 5/8.
    expect(measure(overall, 'kappa').bounds).toEqual({ low: 5 / 8, high: 1, exact: true });
    expect(measure(overall, 'net_bias').bounds).toEqual({ low: -2 / 16, high: 1 / 16, exact: true });
  });

  test('count as negative where the study says so', () => {
    const { overall } = table({ whenNoVerdict: 'negative' }).main;
    expect(overall.n).toBe(16);
    expect(overall.confusion).toEqual([
      [6, 2],
      [0, 8],
    ]);
  });

  test('count as a label of their own where the study says so', () => {
    const comparison = table({ whenNoVerdict: 'own label' });
    expect(comparison.main.overall.confusion).toEqual([
      [6, 0, 2],
      [0, 7, 1],
      [0, 0, 0],
    ]);
    expect(measure(comparison.main.overall, 'agreement').estimate).toBe(13 / 16);
    expect(measure(comparison.main.overall, 'tpr').estimate).toBe(6 / 8);
    expect(measure(comparison.main.overall, 'tnr').estimate).toBe(1);
  });

  test('put a candidate below the line under a verdict rate of 95 %', () => {
    const result = table({});
    expect(result.verdictRate).toBe(13 / 16);
    expect(result.standing).toBe('below the line');
    expect(result.because).toBe('verdict rate 81.2 %, below 95 %');
  });

  test('an item never asked about counts as one without a verdict', () => {
    const comparison = compare(
      study({
        criterion: yesNo,
        items: [{ key: 'a' }, { key: 'b' }],
        readings: [{ item: 'a', judge: 'j', said: 'yes' }],
        annotations: [
          { item: 'a', annotator: 'ann', label: 'yes' },
          { item: 'b', annotator: 'ann', label: 'no' },
        ],
      }),
    );
    expect(only(comparison).main.overall.leftOut.map(({ reason }) => reason)).toEqual(['no trial']);
    expect(only(comparison).because).toContain('no trial is stored for 1 of 2');
  });
});

describe('what is shown', () => {
  test('nothing below 5 gold items of a class it needs; a caution from 5 to 9', () => {
    const slice = only(
      fromTable([
        ['yes', 'yes', 4],
        ['no', 'no', 30],
        ['no', 'yes', 2],
      ]),
    ).main.overall;
    expect(measure(slice, 'kappa').shown).toBe(false);
    expect(measure(slice, 'kappa').cautions).toEqual([
      'withheld: 4 items with gold "yes", at least 5 are needed',
    ]);
    expect(measure(slice, 'tpr').shown).toBe(false);
    // Its own class is large enough; that the other one is small is worth a caution.
    expect(measure(slice, 'fpr').shown).toBe(true);
    expect(measure(slice, 'fpr').cautions).toEqual(['only 4 items with gold "yes"']);
    expect(measure(slice, 'kappa').estimate).toBeDefined();
  });

  test('with a caution from 5 to 9', () => {
    const slice = only(
      fromTable([
        ['yes', 'yes', 9],
        ['no', 'no', 30],
      ]),
    ).main.overall;
    expect(measure(slice, 'kappa').shown).toBe(true);
    expect(measure(slice, 'kappa').cautions).toEqual(['only 9 items with gold "yes"']);
    expect(measure(slice, 'kappa').interval).toEqual({
      none: 'the estimate is 1: no disagreement was seen, so there is nothing to resample',
    });
  });

  test('precision rests on the verdicts it is a share of', () => {
    const table = (verdicts: number) =>
      measure(
        only(
          fromTable([
            ['yes', 'yes', verdicts],
            ['yes', 'no', 20],
            ['no', 'no', 30],
          ]),
        ).main.overall,
        'precision',
      );
    expect(table(4)).toMatchObject({
      shown: false,
      cautions: ['withheld: 4 items with verdict "yes", at least 5 are needed'],
    });
    expect(table(9)).toMatchObject({ shown: true, cautions: ['only 9 items with verdict "yes"'] });
    expect(table(10)).toMatchObject({ shown: true, cautions: [] });
  });

  test('in a small study with few of a class, figures that follow its share have no interval', () => {
    const interval = (id: string, positives: number, negatives: number) =>
      measure(
        only(
          fromTable([
            ['yes', 'yes', positives],
            ['no', 'no', negatives - 2],
            ['no', 'yes', 2],
          ]),
        ).main.overall,
        id,
      ).interval;
    for (const id of ['agreement', 'net_bias', 'gwet_ac1']) {
      expect(interval(id, 9, 90)).toEqual({
        none: 'only 9 of 99 items with gold "yes": how common it is elsewhere cannot be told, and this figure follows it',
      });
      expect(interval(id, 9, 91)).toHaveProperty('low');
      expect(interval(id, 10, 80)).toHaveProperty('low');
    }
    expect(interval('kappa', 9, 90)).toHaveProperty('low');
  });

  test('a statistic that does not exist is undefined with a reason', () => {
    const slice = only(fromTable([['no', 'no', 12]])).main.overall;
    expect(measure(slice, 'kappa').estimate).toBeUndefined();
    expect(measure(slice, 'kappa').reason).toContain('one and the same label');
    expect(measure(slice, 'tpr').reason).toBe('no item has gold "yes"');
    expect(measure(slice, 'precision').reason).toBe('the judge never says "yes"');
  });
});

describe('clusters', () => {
  const clustered = (clusters: number) =>
    only(
      compare(
        study({
          criterion: yesNo,
          items: Array.from({ length: 80 }, (_, i) => ({
            key: name(i),
            facets: { task: `t${i % clusters}` },
          })),
          readings: Array.from({ length: 80 }, (_, i) => ({
            item: name(i),
            judge: 'j',
            said: (i * 7) % 5 < 2 ? 'yes' : 'no',
          })),
          annotations: Array.from({ length: 80 }, (_, i) => ({
            item: name(i),
            annotator: 'ann',
            label: i % 3 === 0 ? 'yes' : 'no',
          })),
          cluster: 'task',
        }),
      ),
    ).main.overall;

  test('from 8 on: intervals of the effective items', () => {
    const slice = clustered(10);
    expect(slice.clusters).toBe(10);
    expect(measure(slice, 'kappa').interval).toMatchObject({ method: 'Jeffreys, effective items' });
    expect(measure(slice, 'tpr').interval).toMatchObject({ method: 'Wilson, effective items' });
    expect(measure(slice, 'kappa').cautions.join()).toContain('few clusters: gold "yes" in 10');
  });

  test('of net bias all clusters count, and those with a disagreement, which alone move it', () => {
    const cautions = (tables: readonly (readonly [number, string, string])[], id: string) => {
      const rows = tables.flatMap(([count, gold, said]) => new Array(count).fill([gold, said]));
      const items = rows.map((_, i) => ({ key: name(i), facets: { task: `t${Math.floor(i / 2)}` } }));
      const slice = only(
        compare(
          study({
            criterion: yesNo,
            items,
            readings: rows.map(([, said], i) => ({ item: name(i), judge: 'j', said })),
            annotations: rows.map(([label], i) => ({ item: name(i), annotator: 'ann', label })),
            cluster: 'task',
          }),
        ),
      ).main.overall;
      return measure(slice, id).cautions;
    };
    // 50 clusters of two, 15 with a gold yes: enough for net bias, where 10 hold a disagreement.
    const rare = (misses: number) =>
      [
        [misses, 'yes', 'no'],
        [30 - misses, 'yes', 'yes'],
        [70, 'no', 'no'],
      ] as const;
    expect(cautions(rare(20), 'net_bias')).toEqual([]);
    expect(cautions(rare(20), 'kappa')).toEqual(['few clusters: gold "yes" in 15; 30 would do']);
    expect(cautions(rare(18), 'net_bias')).toEqual(['few clusters: disagreement on "yes" in 9; 10 would do']);
    expect(cautions(rare(0), 'net_bias')).toEqual(['few clusters: disagreement on "yes" in 0; 10 would do']);
    expect(
      cautions(
        rare(0).map(([count, ...own]) => [Math.round(count * 0.58), ...own] as const),
        'net_bias',
      ),
    ).toEqual(['few clusters: items in 29, disagreement on "yes" in 0; 30 and 10 would do']);
  });

  test('fewer than 8: no interval, and a caution', () => {
    const slice = clustered(7);
    expect(measure(slice, 'kappa').interval).toEqual({ none: 'too few clusters: 7, at least 8 are needed' });
    expect(measure(slice, 'kappa').cautions.join()).toContain('few clusters: gold "yes" in 7');
  });
});

describe('two annotators who are not adjudicated', () => {
  // Annotator a: items 0-9 yes, 10-19 no. Annotator b: the same but items 8, 9 no. The judge says yes on 0-7 and 10.
  // Against a: 8 2 / 1 9: po .85, pe = .5 x .45 + .5 x .55 = .5: kappa .7. Against b: 8 0 / 1 11: po .95,
  // pe = .4 x .45 + .6 x .55 = .51: kappa .44/.49.
  const gold = (annotator: string, i: number) => (i < (annotator === 'a' ? 10 : 8) ? 'yes' : 'no');
  const comparison = compare(
    study({
      criterion: yesNo,
      items: Array.from({ length: 20 }, (_, i) => ({ key: name(i) })),
      readings: Array.from({ length: 20 }, (_, i) => ({
        item: name(i),
        judge: 'j',
        said: i < 8 || i === 10 ? 'yes' : 'no',
      })),
      annotations: ['a', 'b'].flatMap((annotator) =>
        Array.from({ length: 20 }, (_, i) => ({ item: name(i), annotator, label: gold(annotator, i) })),
      ),
    }),
  );

  test('each figure is the mean over the annotators', () => {
    const slice = only(comparison).main.overall;
    expect(comparison.gold.references).toEqual(['a', 'b']);
    expect(measure(slice, 'kappa').estimate).toBeCloseTo((0.7 + 0.44 / 0.49) / 2, 12);
    expect(measure(slice, 'agreement').estimate).toBeCloseTo(0.9, 12);
    expect(slice.confusion).toEqual([
      [8, 1],
      [1, 10],
    ]);
    expect(slice.n).toBe(20);
  });

  test('its interval keeps an item’s labels together', () => {
    const { interval } = measure(only(comparison).main.overall, 'kappa');
    if (interval === undefined || 'none' in interval) expect.unreachable('no interval');
    else {
      expect(interval.low).toBeLessThan(0.79);
      expect(interval.high).toBeGreaterThan(0.8);
    }
  });

  test('stand beside their own agreement on the same items', () => {
    // 8 2 / 0 10: po .9; pe = .5 x .4 + .5 x .6 = .5: kappa .8.
    expect(comparison.ceiling.none).toBeUndefined();
    expect(comparison.ceiling.pairs[0]).toMatchObject({ first: 'a', second: 'b', n: 20, agreement: 0.9 });
    expect(comparison.ceiling.pairs[0]?.kappa).toBeCloseTo(0.8, 12);
  });
});

describe('the human ceiling', () => {
  const table = [
    ['yes', 'yes', 6],
    ['no', 'no', 6],
  ] as const;

  test('is unknown with one annotator, never 1', () => {
    expect(fromTable(table).ceiling).toEqual({ none: 'unknown, one annotator', measures: [], pairs: [] });
  });

  test('is withheld on illustrative material', () => {
    const comparison = fromTable(table, { settings: { illustrative: true } });
    expect(comparison.ceiling.none).toContain('illustrative');
    expect(comparison.gold.provenances).toEqual(['illustrative']);
  });

  test('is withheld where labels come from a model', () => {
    const comparison = fromTable(table, {
      annotations: Array.from({ length: 12 }, (_, i) => ({
        item: name(i),
        annotator: 'model',
        label: 'yes',
        provenance: 'llm',
      })),
    });
    expect(comparison.ceiling.none).toContain('llm');
  });
});

describe('ranking', () => {
  const items = Array.from({ length: 100 }, (_, i) => ({ key: name(i) }));
  const annotations = items.map(({ key }, i) => ({
    item: key,
    annotator: 'ann',
    label: i % 2 ? 'yes' : 'no',
  }));
  const right = (i: number) => (i % 2 ? 'yes' : 'no');
  const wrong = (i: number) => (i % 2 ? 'no' : 'yes');

  test('uses the items all ranked candidates answered, and says when missing verdicts change the first place', () => {
    // "gaps" is right wherever it answers but leaves 4 items out; "full" is wrong on 2 of the others.
    const comparison = compare(
      study({
        criterion: yesNo,
        items,
        annotations,
        readings: items.flatMap(({ key }, i): ReadingSpec[] => [
          { item: key, judge: 'gaps', said: i < 4 ? { outcome: 'failed' } : right(i) },
          { item: key, judge: 'full', said: i === 10 || i === 11 ? wrong(i) : right(i) },
        ]),
      }),
    );
    const { ranking } = comparison;
    expect(ranking.by).toBe('kappa');
    expect(ranking.head).toBe("kappa at the gold's prevalence of 50 %");
    expect(ranking.commonItems).toBe(96);
    expect(ranking.order.map(({ candidate }) => candidate)).toEqual(['gaps', 'full']);
    expect(ranking.order[0]?.estimate).toBe(1);
    // Missing as wrong: 96 of 100 right, shares stay half: kappa .92; full has .96.
    expect(ranking.orderMissingWrong).toEqual([
      { candidate: 'full', estimate: 0.96 },
      { candidate: 'gaps', estimate: 0.92 },
    ]);
    expect(ranking.remarks).toContain(
      'First place changes when every missing verdict counts as wrong: from gaps to full.',
    );
    expect(comparison.candidates.map(({ candidate }) => candidate.id)).toEqual(['gaps', 'full']);
  });

  test('leaves out simulated judges and those below the line', () => {
    const comparison = compare(
      study({
        criterion: yesNo,
        items,
        annotations,
        candidates: [{ ...importedCandidate('oracle'), kind: 'simulated' }],
        readings: items.flatMap(({ key }, i): ReadingSpec[] => [
          { item: key, judge: 'oracle', said: right(i) },
          { item: key, judge: 'good', said: i < 10 ? wrong(i) : right(i) },
          { item: key, judge: 'absent', said: i < 50 ? { outcome: 'failed' } : right(i) },
        ]),
      }),
    );
    expect(comparison.ranking.order.map(({ candidate }) => candidate)).toEqual(['good']);
    expect(comparison.candidates.map(({ candidate, standing }) => [candidate.id, standing])).toEqual([
      ['good', 'ranked'],
      ['absent', 'below the line'],
      ['oracle', 'simulated'],
    ]);
  });

  test('uses kappa at the deployment prevalence where that is stated', () => {
    const comparison = compare(
      study({
        criterion: yesNo,
        items,
        annotations,
        readings: items.map(({ key }, i) => ({ item: key, judge: 'j', said: i < 10 ? wrong(i) : right(i) })),
        deploymentPrevalence: 0.051,
      }),
    );
    expect(comparison.ranking.by).toBe('kappa_at_deployment');
    expect(comparison.ranking.head).toBe('kappa at the deployment prevalence of 5.1 %');
  });
});

describe('floors and facets', () => {
  // Category x: 20 of 20 yes; y: 20 of 20 no. The judge knows the category and nothing else.
  const items = Array.from({ length: 40 }, (_, i) => ({
    key: name(i),
    facets: { category: i < 20 ? 'x' : 'y' },
  }));
  const comparison = compare(
    study({
      criterion: yesNo,
      items,
      annotations: items.map(({ key }, i) => ({
        item: key,
        annotator: 'ann',
        label: i < 20 === (i % 10 !== 0) ? 'yes' : 'no',
      })),
      readings: items.map(({ key }, i) => ({
        item: key,
        judge: 'category only',
        said: i < 20 ? 'yes' : 'no',
      })),
      facets: ['category'],
    }),
  );

  test('a judge that knows only the category is level with the floor that does, and has no stratified kappa', () => {
    const result = only(comparison);
    const [constant, prior] = comparison.floors;
    expect(constant?.candidate.id).toBe('constant');
    expect(constant?.standing).toBe('floor');
    expect(measure(constant?.main.overall ?? result.main.overall, 'kappa').estimate).toBe(0);
    // 36 of 40 right, shares half: kappa .8, both.
    expect(measure(result.main.overall, 'kappa').estimate).toBeCloseTo(0.8, 12);
    expect(measure(prior?.main.overall ?? result.main.overall, 'kappa').estimate).toBeCloseTo(0.8, 12);
    expect(result.main.by[0]?.stratifiedKappa.estimate).toBeCloseTo(0, 12);
    const said = result.diagnosis.map(({ says }) => says);
    expect(said).toContain(
      'Knowing the category explains much of its kappa: .80 pooled, .00 within values of category.',
    );
    expect(said).toContain('No better than the floor prior:category (.80): kappa .80.');
  });
});

test('items of the test split take no part and are counted', () => {
  const comparison = compare(
    study({
      criterion: yesNo,
      items: [{ key: 'a' }, { key: 'b', test: true }, { key: 'c' }],
      readings: ['a', 'b', 'c'].map((item) => ({ item, judge: 'j', said: 'yes' })),
      annotations: ['a', 'b', 'c'].map((item) => ({ item, annotator: 'ann', label: 'yes' })),
    }),
  );
  expect(comparison.gold.items).toBe(2);
  expect(comparison.gold.labelled).toBe(2);
  expect(comparison.gold.unlabelled).toEqual([{ reason: 'in the test split', count: 1 }]);
  expect(only(comparison).main.overall.n).toBe(2);
});

test('a judge that always says the same is named', () => {
  const { diagnosis } = only(
    fromTable([
      ['yes', 'no', 10],
      ['no', 'no', 90],
    ]),
  );
  expect(diagnosis[0]?.says).toBe(
    'Always says "no": its agreement of 90 % is just gold\'s share of that label.',
  );
  expect(diagnosis.map(({ name }) => name)).toContain('prevalence paradox');
});

test('methods name the rules in force', () => {
  const { methods } = fromTable([['yes', 'yes', 5]], { settings: { whenNoVerdict: 'negative' } });
  expect(methods.join(' ')).toContain('(when_no_verdict: negative)');
  expect(methods.join(' ')).toContain('Items are declared independent.');
});
