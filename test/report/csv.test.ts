import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import type { Comparison } from '../../src/compare/comparison.ts';
import { csvReport } from '../../src/report/csv.ts';
import { provenanceHash } from '../../src/report/provenance.ts';
import {
  binaryFixture,
  hostileFixture,
  pairwiseFixture,
  provenanceFixture,
} from '../support/comparison-fixture.ts';
import { expectGolden } from './golden.ts';

function rows(comparisons: readonly Comparison[]): readonly Record<string, string>[] {
  return parse(csvReport(comparisons, provenanceFixture(comparisons)), { columns: true });
}

describe('the CSV report', () => {
  test('binary', () => {
    const comparisons = [binaryFixture()];
    expectGolden('binary.golden.csv', csvReport(comparisons, provenanceFixture(comparisons)));
  });

  test('has one row per measure, presentation and slice', () => {
    // Combined and two orders: 11 measures each (2, and 3 for each of 3 labels); two values of a facet, 11 each, and
    // the stratified kappa; 5 order effects; 11 of the floor; no ceiling.
    expect(rows([pairwiseFixture()])).toHaveLength(3 * 11 + 2 * 11 + 1 + 5 + 11);
  });

  test('leaves empty what does not exist and says why', () => {
    const [fnr] = rows([binaryFixture()]).filter(
      (row) => row['value'] === 'resource acquisition' && row['measure'] === 'fnr',
    );
    expect(fnr).toMatchObject({ estimate: '', low: '', reason: 'no positive items in the gold' });
  });

  test('says why there is no interval', () => {
    const [kappa] = rows([pairwiseFixture()]).filter((row) => row['measure'] === 'kappa');
    expect(kappa).toMatchObject({
      low: '',
      high: '',
      no_interval: 'too few clusters: 5, at least 8 are needed',
    });
  });

  test('names on every row what it was made from', () => {
    const comparisons = [binaryFixture()];
    const hash = provenanceHash(provenanceFixture(comparisons));
    expect(new Set(rows(comparisons).map((row) => row['provenance_hash']))).toEqual(new Set([hash]));
  });

  test('guards ids that a spreadsheet would run', () => {
    const ids = rows([hostileFixture()]).map((row) => row['candidate']);
    expect(ids).toContain("'=cmd|'/c calc'!A0");
  });
});
