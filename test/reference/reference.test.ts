import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { describeWithShared, sharedPath } from '../support/shared.ts';
import {
  candidateOf,
  expectFigures,
  type Imported,
  importAndCompare,
  type ReferenceFigures,
} from './import-and-compare.ts';
import { pandalm, STUDIES } from './studies.ts';

const reference = (folder: string) =>
  JSON.parse(readFileSync(sharedPath('data', folder, 'reference.json'), 'utf8'));

/** Kappa of every two judges, as the reference has it under `a|b`. */
function expectPairs(
  { consistency }: Imported['comparison'],
  expected: Readonly<Record<string, { readonly kappa_between_judges: number }>>,
): void {
  for (const [names, { kappa_between_judges }] of Object.entries(expected)) {
    const found = consistency?.pairs.find(
      ({ first, second }) => names === `${first}|${second}` || names === `${second}|${first}`,
    );
    expect(found?.kappa.estimate, names).toBeCloseTo(kappa_between_judges, 9);
  }
}

function labels(order: readonly string[], names: Readonly<Record<string, string>>) {
  return { order, ours: (name: string) => names[name] ?? name };
}

/** Expected values: reference.json of each set, from scikit-learn and R, ten digits. */
describeWithShared('against the reference figures of public data sets', () => {
  describe('OpenQA: three judges, three annotators, a final label', () => {
    let imported: Imported;
    const expected = reference(STUDIES.openqa.folder);
    const LABELS = labels(['No', 'Yes'], {});
    beforeAll(async () => {
      imported = await importAndCompare(STUDIES.openqa);
    });

    test('joins all but one row of GPT-4 and two of BEM, and says so', () => {
      const unmatched = imported.account.raters.filter((rater) => rater.unmatched > 0);
      expect(unmatched.map(({ rater, unmatched: count }) => [rater, count])).toEqual([
        ['gpt-4', 1],
        ['BEM', 2],
      ]);
      expect(imported.account).toMatchObject({ rows: 5960, rejected: 3 });
    });

    const judges = Object.entries(expected['agreement_vs_final_label(Acceptable?)'].judges);
    test.each(judges)('%s: every figure, overall and per category', (id, figures) => {
      const { main } = candidateOf(imported.comparison, id);
      expect(expectFigures(main, figures as never, LABELS)).toBeGreaterThan(12);
    });

    test('every two judges, as two raters', () => {
      expectPairs(imported.comparison, expected['agreement_vs_final_label(Acceptable?)'].judge_vs_judge);
    });

    test('the ceiling is that of the two primary annotators, without the adjudicator', () => {
      const pair = expected.humans_first_two.pairwise['annotator1|annotator2'];
      const [own] = imported.comparison.ceiling.pairs;
      expect(imported.comparison.ceiling.pairs).toHaveLength(1);
      expect(own?.n).toBe(pair.n);
      expect(own?.kappa).toBeCloseTo(pair.kappa, 9);
      expect(own?.agreement).toBeCloseTo(pair.agreement, 9);
    });
  });

  describe('OpenQA: annotators in the place of judges', () => {
    const expected = reference(STUDIES.openqaAnnotators.folder).each_annotator_vs_final;

    test('each annotator against the final label: every figure', async () => {
      const { comparison } = await importAndCompare(STUDIES.openqaAnnotators);
      for (const [annotator, overall] of Object.entries<ReferenceFigures>(expected)) {
        const { main } = candidateOf(comparison, annotator);
        const missing = 1490 - overall.n;
        const counts = {
          n_items: 1490,
          n_gold_missing: 0,
          n_judge_missing_or_invalid: missing,
          n_used: overall.n,
        };
        expect(expectFigures(main, { ...counts, overall }, labels(['No', 'Yes'], {}))).toBeGreaterThan(12);
      }
    });
  });

  describe('LLMBar: two models, two templates, both orders', () => {
    let imported: Imported;
    const expected = reference(STUDIES.llmbar.folder);
    const LABELS = labels(['a', 'b'], { '1': 'a', '2': 'b' });
    beforeAll(async () => {
      imported = await importAndCompare(STUDIES.llmbar);
    });

    test('every two candidates, as two raters, on the pairs where both are consistent', () => {
      expectPairs(imported.comparison, expected.combined_consistent_only.judge_vs_judge);
    });

    const perOrder = Object.entries(expected.vs_gold.judges).map(([name, figures]) => {
      const [id = '', order = ''] = name.split('|order_');
      return [id, order.toLowerCase(), figures] as const;
    });
    test.each(perOrder)('%s in order %s: every figure, overall and per subset', (id, order, figures) => {
      const result = candidateOf(imported.comparison, id);
      const own = result.byPresentation.find(({ presentation }) => presentation === order);
      if (!own) throw new Error(`no figures for order ${order}`);
      expect(expectFigures(own, figures as never, LABELS)).toBeGreaterThan(12);
    });

    test.each(Object.entries(expected.combined_consistent_only.judges))(
      '%s with both orders combined',
      (id, figures) => {
        const { main } = candidateOf(imported.comparison, id);
        expect(main.presentation).toBe('combined');
        expect(expectFigures(main, figures as never, LABELS)).toBeGreaterThan(12);
      },
    );

    test.each(Object.entries(expected.template))('%s: what the order of the pair does', (id, template) => {
      const all = (template as Record<string, Record<string, number>>)['ALL'] ?? {};
      const effects = candidateOf(imported.comparison, id).orderEffects;
      expect(effects).toMatchObject({
        items: all['n'],
        bothVerdicts: all['n_valid_both_orders'],
        sameWinner: all['order_consistent_valid'],
        correctFirst: all['correct_AB'],
        correctSecond: all['correct_BA'],
        correctBoth: all['correct_both'],
      });
      const estimate = (measure: string) => effects?.measures.find((entry) => entry.id === measure)?.estimate;
      expect(estimate('accuracy_invalid_wrong')).toBeCloseTo(
        all['accuracy_average(invalid=wrong)'] ?? Number.NaN,
        9,
      );
      expect(estimate('order_kappa')).toBeCloseTo(all['kappa_between_orders'] ?? Number.NaN, 9);
      expect(estimate('first_shown_share')).toBeCloseTo(all['first_position_choice_share'] ?? Number.NaN, 9);
    });
  });

  describe.each([
    ['PandaLM: garbage is no verdict', STUDIES.pandalm, 'vs_majority(garbage=missing)'],
    ['PandaLM: garbage is a tie', STUDIES.pandalmGarbageIsTie, 'vs_majority(garbage=tie)'],
  ] as const)('%s', (_, study, block) => {
    let imported: Imported;
    const expected = reference(study.folder);
    const LABELS = labels(['tie', 'a', 'b'], { '0': 'tie', '1': 'a', '2': 'b' });
    beforeAll(async () => {
      imported = await importAndCompare(study);
    });

    test.each(Object.entries(expected[block].judges))(
      '%s: every figure, overall and per category',
      (id, figures) => {
        expect(
          expectFigures(candidateOf(imported.comparison, id).main, figures as never, LABELS),
        ).toBeGreaterThan(12);
      },
    );

    test('the ceiling is the mean over the pairs of annotators', () => {
      const { pairs, measures } = imported.comparison.ceiling;
      for (const pair of pairs) {
        const own = expected.humans.pairwise[`${pair.first}|${pair.second}`];
        expect(pair.kappa).toBeCloseTo(own.kappa, 9);
        expect(pair.agreement).toBeCloseTo(own.agreement, 9);
      }
      const kappa = measures.find(({ id }) => id === 'ceiling_kappa');
      expect(kappa?.estimate).toBeCloseTo(expected.humans.mean_pairwise_kappa_unweighted_over_pairs, 9);
    });
  });

  describe('PandaLM: against each annotator', () => {
    const expected = reference(STUDIES.pandalm.folder).judge_vs_each_annotator;

    test.each(['annotator1', 'annotator2', 'annotator3'])(
      'kappa of both judges against %s',
      async (annotator) => {
        const { comparison } = await importAndCompare({
          ...STUDIES.pandalm,
          study: pandalm(`{annotator: ${annotator}}`),
        });
        for (const judge of ['gpt-3.5-turbo', 'pandalm-7b']) {
          const { measures } = candidateOf(comparison, judge).main.overall;
          expect(measures.find(({ id }) => id === 'kappa')?.estimate).toBeCloseTo(
            expected[judge][annotator],
            9,
          );
        }
      },
    );
  });
});
