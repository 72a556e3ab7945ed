import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import type { CandidateResult, OrderEffects } from '../../src/compare/comparison.ts';
import { describeWithShared, sharedPath } from '../support/shared.ts';
import { criterion, type ReadingSpec, study } from './study.ts';

// Expected numbers: ../shared/data/llmbar_templates/reference.json, blocks `vs_gold`, `combined_consistent_only` and
// `template`. Data set and result files stand in one order.

const SUBSETS = ['Natural', 'Adversarial/GPTInst'];
const JUDGES = ['GPT-4/Vanilla', 'GPT-4/CoT', 'ChatGPT/Vanilla', 'ChatGPT/CoT'];
const json = (...parts: string[]) =>
  JSON.parse(readFileSync(sharedPath('data', 'llmbar_templates', ...parts), 'utf8'));

function load(subsets: readonly string[]): readonly CandidateResult[] {
  const key = (subset: string, index: number) => `${subset} ${String(index).padStart(3, '0')}`;
  const rows = subsets.flatMap((subset) => {
    const data: { label: number }[] = json('raw', 'Dataset', 'LLMBar', subset, 'dataset.json');
    return data.map(({ label }, index) => ({ subset, key: key(subset, index), label: String(label) }));
  });
  const readings = subsets.flatMap((subset) =>
    JUDGES.flatMap((judge) => {
      const results: { results: Record<string, { winner: string | null }>[] }[] = json(
        'raw',
        'Dataset',
        'LLMBar',
        subset,
        'evaluators',
        ...judge.split('/'),
        'result.json',
      );
      return results.flatMap(({ results: runs }, index) =>
        [
          ['order_AB', 'swap = False'],
          ['order_BA', 'swap = True'],
        ].map(([presentation = '', field = '']): ReadingSpec => {
          const winner = runs.at(-1)?.[field]?.winner;
          const said = winner === '1' || winner === '2' ? winner : ({ outcome: 'unparsable' } as const);
          return { item: key(subset, index), judge, presentation, said };
        }),
      );
    }),
  );
  return compare(
    study({
      criterion: criterion('pairwise', ['1', '2'], { positive: 0 }),
      items: rows.map((row) => ({ key: row.key, facets: { subset: row.subset } })),
      readings,
      annotations: rows.map((row) => ({ item: row.key, annotator: 'expert', label: row.label })),
      facets: ['subset'],
    }),
  ).candidates;
}

describeWithShared('LLMBar against its reference figures', () => {
  const reference = json('reference.json');
  const all = load(SUBSETS);

  test.each(JUDGES)('%s: per order and combined, overall and per subset', (judge) => {
    const result = all.find(({ candidate }) => candidate.id === judge);
    const blocks = [
      ...(result?.byPresentation ?? []).map((figures) => ({
        figures,
        expected: reference.vs_gold.judges[`${judge}|${figures.presentation}`],
      })),
      { figures: result?.main, expected: reference.combined_consistent_only.judges[judge] },
    ];
    expect(blocks).toHaveLength(3);
    for (const { figures, expected } of blocks) {
      const pairs = [
        { slice: figures?.overall, block: expected.overall },
        ...(figures?.by[0]?.slices ?? []).map((slice) => ({
          slice,
          block: expected.by.subset[slice.value ?? ''],
        })),
      ];
      expect(pairs).toHaveLength(3);
      for (const { slice, block } of pairs) {
        const of = (id: string) => slice?.measures.find((measure) => measure.id === id)?.estimate;
        expect(slice?.n).toBe(block.n);
        expect(slice?.confusion).toEqual(block.confusion_gold_rows_judge_cols);
        expect(of('agreement')).toBeCloseTo(block.percent_agreement, 9);
        expect(of('kappa')).toBeCloseTo(block.cohen_kappa, 9);
        expect(of('mcc')).toBeCloseTo(block.mcc, 9);
        expect(of('tpr')).toBeCloseTo(block.binary.recall_tpr, 9);
        expect(of('fpr')).toBeCloseTo(block.binary.fpr, 9);
        expect(of('f1')).toBeCloseTo(block.binary.f1, 9);
        expect(of('net_bias')).toBeCloseTo(block.binary.bias_judge_minus_gold, 9);
      }
      const left = figures?.overall.leftOut.reduce((sum, { count }) => sum + count, 0);
      expect(left).toBe(expected.n_judge_missing_or_invalid);
    }
  });

  test.each([
    ['ALL', SUBSETS],
    ['Natural', ['Natural']],
    ['Adversarial/GPTInst', ['Adversarial/GPTInst']],
    ['ADVERSARIAL', ['Adversarial/GPTInst']],
  ] as const)('order effects on %s', (block, subsets) => {
    for (const { candidate, orderEffects } of load(subsets)) {
      const expected = reference.template[candidate.id][block];
      const effects = orderEffects ?? expect.unreachable('no order effects');
      expect(effects.items).toBe(expected.n);
      expect(effects.correctFirst).toBe(expected.correct_AB);
      expect(effects.correctSecond).toBe(expected.correct_BA);
      expect(effects.correctBoth).toBe(expected.correct_both);
      expect(effects.sameWinner).toBe(expected.order_consistent_valid);
      expect(effects.bothVerdicts).toBe(expected.n_valid_both_orders);
      expect(of(effects, 'accuracy_invalid_wrong')).toBeCloseTo(
        expected['accuracy_average(invalid=wrong)'],
        9,
      );
      // No item here is without a verdict in both orders, so the two conventions agree.
      const raw = expected['positional_agreement(raw,None==None counts)'];
      expect(of(effects, 'order_consistency')).toBeCloseTo(raw, 9);
      expect(of(effects, 'order_kappa')).toBeCloseTo(expected.kappa_between_orders, 9);
      expect(of(effects, 'first_shown_share')).toBeCloseTo(expected.first_position_choice_share, 9);
      // Without ties both orders of a pair pick a place twice: first minus last picks, over twice the pairs.
      const fairness = 2 * expected.first_position_choice_share - 1;
      expect(of(effects, 'preference_fairness')).toBeCloseTo(fairness, 9);
    }
  });

  function of(effects: OrderEffects, id: string): number | undefined {
    return effects.measures.find((measure) => measure.id === id)?.estimate;
  }
});
