import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import type { CandidateResult, Comparison, Slice } from '../../src/compare/comparison.ts';
import { describeWithShared, sharedPath } from '../support/shared.ts';
import { criterion, type ReadingSpec, study } from './study.ts';

// Every expected number stands in ../shared/data/pandalm_testset/reference.json, which was computed in Python and
// checked in R from the same files.

interface Block {
  readonly n: number;
  readonly confusion_gold_rows_judge_cols: readonly (readonly number[])[];
  readonly percent_agreement: number;
  readonly percent_agreement_wilson95: readonly [number, number];
  readonly cohen_kappa: number | null;
  readonly gwet_ac1: number;
  readonly mcc: number | null;
  readonly macro_f1_over_present: number;
  readonly balanced_accuracy?: number;
  readonly per_label: Readonly<
    Record<
      string,
      { precision: number | null; recall: number | null; gold_share: number; judge_share: number }
    >
  >;
}

interface Reference {
  readonly judges: Readonly<
    Record<
      string,
      {
        readonly n_judge_missing_or_invalid: number;
        readonly overall: Block;
        readonly by?: Readonly<Record<string, Readonly<Record<string, Block>>>>;
      }
    >
  >;
}

const json = (...parts: string[]) =>
  JSON.parse(readFileSync(sharedPath('data', 'pandalm_testset', ...parts), 'utf8'));

function load(garbage: 'missing' | 'tie'): Comparison {
  const rows: {
    idx: number;
    cmp_key: string;
    motivation_app: string;
    annotator1: number;
    annotator2: number;
    annotator3: number;
  }[] = json('raw', 'data', 'testset-v1.json');
  const key = (idx: number) => String(idx).padStart(4, '0');
  const labels = ['1', '2', '0'];
  const gpt: ReadingSpec[] = json('raw', 'data', 'gpt-3.5-turbo-testset-v1.json').map(
    ({ idx, gpt_result }: { idx: number; gpt_result: string }) => ({
      item: key(idx),
      judge: 'gpt-3.5-turbo',
      said:
        gpt_result === 'Tie' || (gpt_result === 'garbage' && garbage === 'tie')
          ? '0'
          : labels.includes(gpt_result)
            ? gpt_result
            : { outcome: 'unparsable' },
    }),
  );
  const pandalm: ReadingSpec[] = json('raw', 'data', 'pandalm-7b-testset-v1.json').map(
    ({ idx, pandalm_result }: { idx: number; pandalm_result: number }) => ({
      item: key(idx),
      judge: 'pandalm-7b',
      said: String(pandalm_result),
    }),
  );
  return compare(
    study({
      criterion: criterion('pairwise', labels, { tie: 2 }),
      items: rows.map(({ idx, cmp_key, motivation_app }) => ({
        key: key(idx),
        facets: { cmp_key, motivation_app },
      })),
      readings: [...gpt, ...pandalm],
      annotations: rows.flatMap((row) =>
        (['annotator1', 'annotator2', 'annotator3'] as const).map((annotator) => ({
          item: key(row.idx),
          annotator,
          label: String(row[annotator]),
        })),
      ),
      facets: ['cmp_key', 'motivation_app'],
    }),
  );
}

const close = (actual: number | undefined, expected: number | null | undefined, what: string) => {
  if (expected === null) expect(actual, what).toBeUndefined();
  else expect(Math.abs((actual ?? Number.NaN) - (expected ?? Number.NaN)), what).toBeLessThan(1e-9);
};

function check(slice: Slice, block: Block, what: string): void {
  const of = (id: string) => slice.measures.find((measure) => measure.id === id);
  expect(slice.n, what).toBe(block.n);
  expect(slice.confusion, what).toEqual(block.confusion_gold_rows_judge_cols);
  close(of('agreement')?.estimate, block.percent_agreement, `${what} agreement`);
  close(of('kappa')?.estimate, block.cohen_kappa, `${what} kappa`);
  close(of('gwet_ac1')?.estimate, block.gwet_ac1, `${what} AC1`);
  close(of('mcc')?.estimate, block.mcc, `${what} MCC`);
  close(of('macro_f1')?.estimate, block.macro_f1_over_present, `${what} macro F1`);
  if (block.balanced_accuracy !== undefined) {
    close(of('balanced_accuracy')?.estimate, block.balanced_accuracy, `${what} balanced accuracy`);
  }
  const interval = of('agreement')?.interval;
  if (interval === undefined || 'none' in interval) expect.unreachable(`${what} has no interval`);
  else {
    close(interval.low, block.percent_agreement_wilson95[0], `${what} Wilson low`);
    close(interval.high, block.percent_agreement_wilson95[1], `${what} Wilson high`);
  }
  for (const [label, own] of Object.entries(block.per_label)) {
    close(of(`precision:${label}`)?.estimate, own.precision, `${what} precision of ${label}`);
    close(of(`recall:${label}`)?.estimate, own.recall, `${what} recall of ${label}`);
    close(
      of(`net_bias:${label}`)?.estimate,
      own.judge_share - own.gold_share,
      `${what} net bias of ${label}`,
    );
  }
}

function candidate(comparison: Comparison, id: string): CandidateResult {
  const found = comparison.candidates.find((result) => result.candidate.id === id);
  if (found === undefined) throw new Error(`no candidate ${id}`);
  return found;
}

describeWithShared('PandaLM test set against its reference figures', () => {
  const reference = json('reference.json');

  test.each(['missing', 'tie'] as const)('garbage = %s: every judge, overall and by facet', (garbage) => {
    const comparison = load(garbage);
    const { judges }: Reference = reference[`vs_majority(garbage=${garbage})`];
    for (const [id, expected] of Object.entries(judges)) {
      const { main } = candidate(comparison, id);
      check(main.overall, expected.overall, id);
      const left = main.overall.leftOut.reduce((sum, { count }) => sum + count, 0);
      expect(left).toBe(expected.n_judge_missing_or_invalid);
      for (const [facet, values] of Object.entries(expected.by ?? {})) {
        const slices = main.by.find((breakdown) => breakdown.facet === facet)?.slices ?? [];
        expect(slices.map(({ value }) => value).sort()).toEqual(Object.keys(values).sort());
        for (const slice of slices) {
          const block = values[slice.value ?? ''];
          if (block !== undefined) check(slice, block, `${id} ${slice.value}`);
        }
      }
    }
  });

  test('the annotators among themselves', () => {
    const { ceiling } = load('missing');
    const { pairwise, mean_pairwise_kappa_unweighted_over_pairs: mean } = reference.humans;
    expect(ceiling.none).toBeUndefined();
    for (const { first, second, n, agreement, kappa } of ceiling.pairs) {
      const expected = pairwise[`${first}|${second}`];
      expect(n).toBe(expected.n);
      close(agreement, expected.agreement, `${first} and ${second}`);
      close(kappa, expected.kappa, `${first} and ${second}`);
    }
    expect(ceiling.pairs).toHaveLength(3);
    close(ceiling.measures.find(({ id }) => id === 'ceiling_kappa')?.estimate, mean, 'mean kappa');
    // reference.json, humans and humans_R: irr and irrCAC on the three annotators.
    close(ceiling.measures.find(({ id }) => id === 'ceiling_alpha')?.estimate, 0.8642206852, 'alpha');
    close(ceiling.measures.find(({ id }) => id === 'ceiling_ac1')?.estimate, 0.886444708, 'AC1');
  });

  test('the annotators’ errors by Dawid and Skene’s model', () => {
    const model = load('missing').people?.model;
    // Written anew in Python from the three columns of testset-v1.json: EM from the vote shares, labels 1, 2, 0 (tie).
    const shares = [0.4226024883, 0.4719633795, 0.1054341322];
    const diagonals = [
      [0.9731653692, 0.9675735911, 0.8833125397],
      [0.9439540133, 0.9525610493, 0.9580979805],
      [0.9516357403, 0.9812647561, 0.9589074065],
    ];
    expect(model?.items).toBe(999);
    expect(model?.shares.map(({ label }) => label)).toEqual(['1', '2', '0']);
    for (const [label, share] of shares.entries()) {
      expect(model?.shares[label]?.share).toBeCloseTo(share, 6);
      for (const [rater, diagonal] of diagonals.entries()) {
        const given = model?.annotators[rater]?.confusion[label]?.given;
        expect(given?.[label]).toBeCloseTo(diagonal[label] ?? 9, 6);
      }
    }
  });
});
