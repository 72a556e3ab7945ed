import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { jsonReport } from '../../src/report/json.ts';
import {
  binaryFixture,
  hostileFixture,
  pairwiseFixture,
  provenanceFixture,
} from '../support/comparison-fixture.ts';
import { expectGolden } from './golden.ts';

const schema = z.fromJSONSchema(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../schemas/comparison.schema.json'), 'utf8')),
);
const all = [binaryFixture(), pairwiseFixture(), hostileFixture()];

function document(comparisons = all) {
  return JSON.parse(jsonReport(comparisons, provenanceFixture(comparisons)));
}

describe('the JSON report', () => {
  test('pairwise', () => {
    const comparisons = [pairwiseFixture()];
    expectGolden('pairwise.golden.json', jsonReport(comparisons, provenanceFixture(comparisons)));
  });

  test('keeps to the committed schema', () => {
    expect(schema.safeParse(document()).error).toBeUndefined();
  });

  test.each([
    ['an estimate that is a text', (own: ReturnType<typeof document>) => (measure(own).estimate = '0.5')],
    ['a measure without an estimate', (own: ReturnType<typeof document>) => delete measure(own).estimate],
    ['a member the schema does not know', (own: ReturnType<typeof document>) => (own.extra = 1)],
    ['another version', (own: ReturnType<typeof document>) => (own.schemaVersion = 2)],
  ])('the schema refuses %s', (_, spoil) => {
    const own = document();
    spoil(own);
    expect(schema.safeParse(own).success).toBe(false);
  });

  test('a number that does not exist is null with its reason, never 0', () => {
    // Nothing is positive in the last category, and the judge says so: FNR is 0/0 and kappa is 0/0.
    const slice = document().comparisons[0].candidates[0].main.by[0].slices[3];
    const find = (id: string) => slice.measures.find((entry: { id: string }) => entry.id === id);
    expect(find('fnr')).toMatchObject({ estimate: null, reason: 'no positive items in the gold' });
    expect(find('kappa').estimate).toBeNull();
    expect(find('kappa').reason).toContain('one and the same label');
  });

  test('a pair of annotators without a kappa has null', () => {
    expect(document().comparisons[0].ceiling.pairs[1].kappa).toBeNull();
  });

  test('a withheld number is there, and marked', () => {
    const slice = document().comparisons[0].candidates[0].main.by[0].slices[2];
    const fnr = slice.measures.find((entry: { id: string }) => entry.id === 'fnr');
    // 1 of the 4 gold positives of this category is missed.
    expect(fnr).toMatchObject({ estimate: 0.25, shown: false });
  });

  test('gives numbers in full', () => {
    // 133 of 148 items agree.
    expect(document().comparisons[0].candidates[0].main.overall.measures[0].estimate).toBe(133 / 148);
  });
});

function measure(own: ReturnType<typeof document>) {
  return own.comparisons[0].candidates[0].main.overall.measures[0];
}
