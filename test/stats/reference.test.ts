import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { krippendorffAlpha, percentAgreement, tally } from '../../src/stats/index.ts';
import { describeWithShared, sharedPath } from '../support/shared.ts';
import { type Block, blockSchema, expectBlock } from './block.ts';
import { ratingsOf } from './tables.ts';

// reference.json of the three public data sets: recorded verdicts against human gold, computed with scikit-learn,
// statsmodels and R; ../shared/data/*/README.md says how each was joined.
describeWithShared('every block of the reference figures follows from its confusion matrix', () => {
  const blocks = readdirSync(sharedPath('data')).flatMap((set) => {
    const reference: unknown = JSON.parse(readFileSync(sharedPath('data', set, 'reference.json'), 'utf8'));
    return blocksIn(reference, set);
  });

  test('all 202 are found', () => {
    expect(blocks).toHaveLength(202);
  });

  test.each(blocks)('$path', ({ block }) => {
    expectBlock(block);
  });
});

describeWithShared('three annotators without gaps', () => {
  test('alpha of all three is that of R on the same ratings', () => {
    const file = sharedPath('data', 'pandalm_testset', 'raw', 'data', 'testset-v1.json');
    const rowSchema = z.object({ annotator1: z.number(), annotator2: z.number(), annotator3: z.number() });
    const rows = z.array(rowSchema).parse(JSON.parse(readFileSync(file, 'utf8')));
    const triples = rows.map((row) => [row.annotator1, row.annotator2, row.annotator3]);
    // reference.json: humans.kripp_alpha_nominal, from irrCAC and irr.
    const alpha = krippendorffAlpha(ratingsOf(triples, 3), 'nominal');
    expect(alpha.value).toBeCloseTo(0.8642206852, 9);
    // humans.pairwise["annotator1|annotator2"].agreement
    const first = triples.map((row) => row[0] ?? -1);
    const second = triples.map((row) => row[1] ?? -1);
    expect(percentAgreement(tally(first, second, 3)).value).toBeCloseTo(0.9129129129, 9);
  });
});

function blocksIn(node: unknown, path: string): { readonly path: string; readonly block: Block }[] {
  if (typeof node !== 'object' || node === null) return [];
  const here = 'confusion_gold_rows_judge_cols' in node ? [{ path, block: blockSchema.parse(node) }] : [];
  return [...here, ...Object.entries(node).flatMap(([key, child]) => blocksIn(child, `${path} / ${key}`))];
}
