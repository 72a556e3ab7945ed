import { describe, expect, test } from 'vitest';
import { compare } from '../../../src/compare/compare.ts';
import type { Finding } from '../../../src/compare/diagnosis/finding.ts';
import { criterion, study } from '../study.ts';

type Row = readonly [gold: string, said: string, times: number, category?: string];

const YES_NO = criterion('binary', ['yes', 'no'], { positive: 0 });

/** One judge's diagnosis from a table of gold against verdict. */
function diagnosisOf(table: readonly Row[], deploymentPrevalence?: number): readonly Finding[] {
  const rows = table.flatMap(([gold, said, times, category = 'a']) =>
    Array.from({ length: times }, () => ({ gold, said, category })),
  );
  const items = rows.map(({ category }, index) => ({ key: `item-${index}`, facets: { category } }));
  const { candidates } = compare(
    study({
      criterion: YES_NO,
      items,
      readings: rows.map(({ said }, index) => ({
        item: `item-${index}`,
        judge: 'judge',
        said: said === 'refused' ? { outcome: 'refused' } : said,
      })),
      annotations: rows.map(({ gold }, index) => ({
        item: `item-${index}`,
        annotator: 'anna',
        label: gold,
      })),
      facets: ['category'],
      ...(deploymentPrevalence === undefined ? {} : { deploymentPrevalence }),
    }),
  );
  return candidates[0]?.diagnosis ?? [];
}

function named(diagnosis: readonly Finding[], name: Finding['name']): Finding | undefined {
  return diagnosis.find((finding) => finding.name === name);
}

test('a good judge is told that nothing was found, and what to do next', () => {
  const diagnosis = diagnosisOf([
    ['yes', 'yes', 45],
    ['yes', 'no', 5],
    ['no', 'yes', 5],
    ['no', 'no', 45],
  ]);
  expect(diagnosis).toHaveLength(1);
  expect(diagnosis[0]?.name).toBe('nothing found');
  expect(diagnosis[0]?.next).toContain('disagreements');
});

test('without a single verdict nothing else is said', () => {
  expect(diagnosisOf([['yes', 'refused', 10]]).map(({ name }) => name)).toEqual(['no verdicts']);
});

describe('a degenerate judge', () => {
  test('that always says the same', () => {
    const [first] = diagnosisOf([
      ['yes', 'no', 10],
      ['no', 'no', 90],
    ]);
    expect(first?.says).toBe('Always says "no": its agreement of 90 % is just gold\'s share of that label.');
  });

  test('that nearly always does, also where gold says otherwise', () => {
    const [first] = diagnosisOf([
      ['yes', 'yes', 2],
      ['yes', 'no', 18],
      ['no', 'yes', 1],
      ['no', 'no', 79],
    ]);
    // "no" on 97 of 100 items, on 18 of the 20 with gold "yes".
    expect(first?.name).toBe('degenerate judge');
    expect(first?.says).toContain('on 97 % of all items, and on 90 % of those');
  });

  test('is not one that says the common label as often as gold, and finds the rare ones', () => {
    const diagnosis = diagnosisOf([
      ['yes', 'yes', 9],
      ['yes', 'no', 1],
      ['no', 'no', 190],
    ]);
    expect(named(diagnosis, 'degenerate judge')).toBeUndefined();
  });
});

test('too few positives: how many more, and how many transcripts that takes at their share', () => {
  const diagnosis = diagnosisOf([
    ['yes', 'yes', 6],
    ['no', 'no', 54],
    ['no', 'yes', 1],
  ]);
  const finding = named(diagnosis, 'too few gold items');
  expect(finding?.says).toBe('Too little gold: only 6 items with gold "yes".');
  // 4 more of them; 6 of 61 are: 4 x 61 / 6 = 40.7.
  expect(finding?.next).toContain('at least 4 more items of gold "yes": about 41 more transcripts');
});

test('the prevalence paradox is named with the figures to read instead', () => {
  const finding = named(
    diagnosisOf([
      ['yes', 'yes', 5],
      ['yes', 'no', 5],
      ['no', 'yes', 10],
      ['no', 'no', 80],
    ]),
    'prevalence paradox',
  );
  // Feinstein & Cicchetti 1990: agreement .85, kappa .318, prevalence index -.75; AC1 .808; TPR 5/10, TNR 80/90.
  expect(finding?.says).toContain('agreement is 85 % and kappa .32 because positives are rare');
  // P+ 2 x 5 / (2 x 5 + 15), P- 2 x 80 / (2 x 80 + 15).
  expect(finding?.says).toContain('TPR is 50 %, TNR 88.9 %, P+ 40 %, P- 91.4 %, AC1 .81');
  expect(finding?.next).toContain('label more positives');
});

test('a kappa that label shares cap is said with its cap', () => {
  const diagnosis = diagnosisOf([
    ['yes', 'yes', 25],
    ['yes', 'no', 35],
    ['no', 'yes', 5],
    ['no', 'no', 35],
  ]);
  // Shares .6 and .3: at most .3 + .4 agree, .46 by chance: (.7 - .46) / .54 = .444; kappa .259.
  expect(named(diagnosis, 'kappa is capped')?.says).toContain('cannot exceed .44');
  expect(named(diagnosis, 'kappa is capped')?.says).toContain('it is .26');
  expect(named(diagnosis, 'net bias')?.says).toBe('Net bias: it says "yes" 30 points less often than gold.');
});

test('a judge whose only fault is its net bias is told what to do next', () => {
  const diagnosis = diagnosisOf([
    ['yes', 'yes', 45],
    ['yes', 'no', 5],
    ['no', 'yes', 15],
    ['no', 'no', 35],
  ]);
  expect(diagnosis.map(({ name }) => name)).toEqual(['net bias']);
  expect(diagnosis[0]?.next).toContain('correct');
});

test('a category that alone explains kappa is named', () => {
  const diagnosis = diagnosisOf([
    ['yes', 'yes', 18, 'loud'],
    ['no', 'yes', 2, 'loud'],
    ['yes', 'no', 2, 'quiet'],
    ['no', 'no', 18, 'quiet'],
  ]);
  expect(named(diagnosis, 'a facet alone explains it')?.says).toContain(
    '.80 pooled, .00 within values of category',
  );
  expect(named(diagnosis, 'not above a floor')?.says).toContain('prior:category');
});

describe('gold against deployment', () => {
  const table: readonly Row[] = [
    ['yes', 'yes', 45],
    ['yes', 'no', 5],
    ['no', 'yes', 5],
    ['no', 'no', 45],
  ];

  test('says what kappa and precision become there', () => {
    const finding = named(diagnosisOf(table, 0.05), 'prevalence differs from deployment');
    // TPR .9, FPR .1 at 5 %: 4.5 of 14 positive verdicts right; kappa 2 (.05)(.95)(.8) / (.05 x .86 + .14 x .95) = .4318.
    expect(finding?.says).toContain('Gold holds 50 % "yes", deployment 5 %');
    expect(finding?.says).toContain('kappa would be .43 and 32.1 % of its positive verdicts would be right');
  });

  test('is silent where the two are close, or nothing is stated', () => {
    expect(named(diagnosisOf(table, 0.45), 'prevalence differs from deployment')).toBeUndefined();
    expect(named(diagnosisOf(table), 'prevalence differs from deployment')).toBeUndefined();
  });
});

test('missing verdicts are told by gold label', () => {
  const finding = named(
    diagnosisOf([
      ['yes', 'yes', 10],
      ['yes', 'refused', 10],
      ['no', 'no', 80],
    ]),
    'verdicts missing',
  );
  expect(finding?.says).toBe(
    'No usable verdict on 10 % of the labelled items: 50 % of gold "yes", 0 % of gold "no".',
  );
});

test('the weightiest finding stands first', () => {
  const names = diagnosisOf(
    [
      ['yes', 'no', 6],
      ['no', 'no', 94],
    ],
    0.5,
  ).map(({ name }) => name);
  expect(names[0]).toBe('degenerate judge');
  expect(names).toEqual([...names].sort((left, right) => ORDER.indexOf(left) - ORDER.indexOf(right)));
});

const ORDER: readonly string[] = [
  'degenerate judge',
  'too few gold items',
  'not above a floor',
  'prevalence paradox',
  'kappa is capped',
  'prevalence differs from deployment',
  'net bias',
];
