import { describe, expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import type { CandidateResult, Comparison } from '../../src/compare/comparison.ts';
import { markdownReport } from '../../src/report/markdown.ts';
import { pIs } from '../../src/report/p-value.ts';
import { benjaminiHochberg, stream } from '../../src/stats/index.ts';
import { provenanceFixture } from '../support/comparison-fixture.ts';
import { criterion, type StudySpec, study } from './study.ts';

const times = (count: number, pair: string) => new Array<string>(count).fill(pair);

/** Three judges of 40 pairs, whose winners move with the order to different degrees. */
function ordered(): Comparison {
  const judges = {
    much: [...times(24, 'ab'), ...times(6, 'ba'), ...times(10, 'aa')],
    some: [...times(16, 'ab'), ...times(6, 'ba'), ...times(18, 'aa')],
    none: [...times(9, 'ab'), ...times(9, 'ba'), ...times(22, 'aa')],
  };
  const keys = Array.from({ length: 40 }, (_, at) => `i${at + 100}`);
  return compare(
    study({
      criterion: criterion('pairwise', ['a', 'b']),
      items: keys.map((key) => ({ key })),
      annotations: keys.map((item) => ({ item, annotator: 'ann', label: 'a' })),
      readings: Object.entries(judges).flatMap(([judge, pairs]) =>
        pairs.flatMap((own, at) =>
          [...own].map((said, order) => ({
            item: keys[at] ?? '',
            judge,
            said,
            presentation: String(order + 1),
          })),
        ),
      ),
    }),
  );
}

describe('the place of a response', () => {
  const comparison = ordered();
  const of = ({ orderEffects }: CandidateResult, id: string) =>
    orderEffects?.measures.find((measure) => measure.id === id)?.estimate ?? expect.unreachable(`no ${id}`);

  test('its p-values are one family over the candidates', () => {
    const plain = comparison.candidates.map((own) => of(own, 'first_shown_p'));
    expect(Math.min(...plain)).toBeLessThan(0.01);
    const adjusted = comparison.candidates.map((own) => of(own, 'first_shown_p_adjusted'));
    benjaminiHochberg(plain).forEach((expected, at) => {
      expect(adjusted[at]).toBeCloseTo(expected, 12);
    });
    expect(adjusted).not.toEqual(plain);
  });

  test('the report says the adjusted one', () => {
    const text = markdownReport([comparison], provenanceFixture([comparison]));
    const adjusted = comparison.candidates
      .filter(({ candidate }) => candidate.id === 'some')
      .map((own) => of(own, 'first_shown_p_adjusted').toFixed(3).slice(1));
    expect(text).toContain(`p = ${adjusted[0]}, reckoning with all candidates`);
  });
});

/** Two judges; the first errs more in the north. Prompts and agents cross. */
function regional(more: Partial<StudySpec> = {}): Comparison {
  const random = stream('families');
  const items = Array.from({ length: 400 }, (_, at) => {
    const gold = random.nextUniform() < 0.5 ? 'yes' : 'no';
    const region = random.nextUniform() < 0.5 ? 'north' : 'south';
    const turned = gold === 'yes' ? 'no' : 'yes';
    const says = (wrong: number) => (random.nextUniform() < wrong ? turned : gold);
    return {
      key: `i${at + 1000}`,
      gold,
      facets: {
        region,
        half: at % 2 === 0 ? 'even' : 'odd',
        task: `t${at % 20}`,
        agent: `a${Math.floor(at / 20)}`,
      },
      said: { one: says(region === 'north' ? 0.3 : 0.18), two: says(0.2) },
    };
  });
  return compare(
    study({
      criterion: criterion('binary', ['yes', 'no'], { positive: 0 }),
      items,
      annotations: items.map(({ key, gold }) => ({ item: key, annotator: 'ann', label: gold })),
      readings: items.flatMap(({ key, said }) =>
        Object.entries(said).map(([judge, own]) => ({ item: key, judge, said: own })),
      ),
      facets: ['region', 'half'],
      ...more,
    }),
  );
}

const testsOf = ({ candidates }: Comparison) =>
  candidates.flatMap(({ main }) =>
    main.by.map(({ homogeneity }) =>
      homogeneity === undefined || 'none' in homogeneity ? expect.unreachable('a test') : homogeneity,
    ),
  );

describe('whether kappa is the same in all values of a facet', () => {
  test('p-values are one family over candidates and facets', () => {
    const tests = testsOf(regional());
    expect(tests).toHaveLength(4);
    const expected = benjaminiHochberg(tests.map(({ p }) => p));
    expect(tests.map(({ adjusted }) => adjusted)).toEqual(expected);
    expect(expected).not.toEqual(tests.map(({ p }) => p));
  });

  test('the report says either', () => {
    const comparison = regional();
    const text = markdownReport([comparison], provenanceFixture([comparison]));
    for (const { p, adjusted = 0 } of testsOf(comparison)) {
      const [plain, family] = [p, adjusted].map((own) => pIs(own).replace('<', '&lt;'));
      expect(text).toMatch(
        new RegExp(
          `gives ${plain} \\(chi-square\\(1\\) = [0-9.]+\\); reckoning with all candidates and facets, ${family}\\. `,
        ),
      );
    }
  });

  test('where clusters cross it is the larger p of the two ways', () => {
    const pOf = (more: Partial<StudySpec>) => testsOf(regional(more)).map(({ p }) => p);
    const byTask = pOf({ cluster: 'task' });
    const byAgent = pOf({ cluster: 'agent' });
    const larger = byTask.map((p, at) => Math.max(p, byAgent[at] ?? 0));
    expect(pOf({ cluster: 'task', crossed: ['agent'] })).toEqual(larger);
    // Neither way alone has them all.
    expect(larger).not.toEqual(byTask);
    expect(larger).not.toEqual(byAgent);
  });
});
