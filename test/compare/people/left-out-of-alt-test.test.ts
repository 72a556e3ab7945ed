import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import schemaFile from '../../../schemas/comparison.schema.json' with { type: 'json' };
import { htmlReport } from '../../../src/report/html/html-report.ts';
import { jsonReport } from '../../../src/report/json.ts';
import { markdownReport } from '../../../src/report/markdown.ts';
import { provenanceFixture } from '../../support/comparison-fixture.ts';
import { drawn, find, first } from './drawn.ts';

/** Three who label everything; one who labels five items, one who labels forty. */
const { comparison } = drawn({
  annotators: ['ann', 'bob', 'cy'],
  extra: (item, at) => [
    ...(at < 5 ? [{ item, annotator: 'dee', label: 'yes' }] : []),
    ...(at < 40 ? [{ item, annotator: 'eve', label: 'yes' }] : []),
  ],
});
const entry = first(comparison);
const provenance = provenanceFixture([comparison]);

describe('an annotator with too few items for the alternative annotator test', () => {
  test('is left out of omega and rho, and named with the reason', () => {
    const { annotators } = entry;
    expect(annotators.map(({ annotator, items }) => [annotator, items])).toEqual([
      ['ann', 240],
      ['bob', 240],
      ['cy', 240],
      ['dee', 5],
      ['eve', 40],
    ]);
    expect(annotators[3]).toEqual({
      annotator: 'dee',
      items: 5,
      advantage: undefined,
      pValue: undefined,
      reason: 'fewer than 8 items in common with the judge and another annotator',
    });
    const tested = annotators.filter(({ pValue }) => pValue !== undefined);
    expect(tested.map(({ annotator }) => annotator)).toEqual(['ann', 'bob', 'cy', 'eve']);
    const won = tested.filter(({ pValue = 1 }) => pValue <= 0.05).length;
    expect(find(entry, 'alt_test_omega:0.15')?.estimate).toBeCloseTo(won / 4, 12);
    const advantages = tested.reduce((sum, { advantage = 0 }) => sum + advantage, 0);
    expect(find(entry, 'alt_test_rho')?.estimate).toBeCloseTo(advantages / 4, 12);
  });

  test('stands in the text, in HTML and in JSON, beside what omega is a share of', async () => {
    const sentence =
      'Omega of j is a share of the 4 annotators tested, of 5 in all. Left out of it: dee (5 items): fewer than 8 items in common with the judge and another annotator.';
    const text = markdownReport([comparison], provenance);
    expect(text).toContain(sentence);
    expect(text).toContain('4 of 5');
    expect(await htmlReport([comparison], provenance)).toContain(sentence);
    const json = JSON.parse(jsonReport([comparison], provenance));
    expect(json.comparisons[0].people.candidates[0].annotators[3]).toMatchObject({
      annotator: 'dee',
      pValue: null,
      advantage: null,
      reason: expect.stringContaining('fewer than 8 items'),
    });
    const schema = z.fromJSONSchema(schemaFile as Parameters<typeof z.fromJSONSchema>[0]);
    expect(schema.safeParse(json).error).toBeUndefined();
  });
});

test('annotators with items in too few clusters are left out of omega for that reason', () => {
  const { comparison: clustered } = drawn({
    annotators: ['ann', 'bob', 'cy'],
    perPrompt: 8,
    extra: (item, at) => (at < 40 ? [{ item, annotator: 'eve', label: 'yes' }] : []),
  });
  const text = markdownReport([clustered], provenanceFixture([clustered]));
  expect(text).toContain('Left out of it: eve (40 items): too few clusters: 5, at least 8 are needed.');
  expect(text).toMatch(/eve \d+\.\d % \(no test\)/);
});

test('where nobody is left out no sentence says so, and the table says that all were tested', () => {
  const { comparison: all } = drawn({ annotators: ['ann', 'bob', 'cy'] });
  const text = markdownReport([all], provenanceFixture([all]));
  expect(text).not.toContain('Left out of it');
  expect(text).toContain('3 of 3');
});

test('where nobody can be tested the table stays, with the reason in omega’s place', () => {
  const { comparison: few } = drawn({ annotators: ['ann', 'bob', 'cy'], items: 6 });
  const text = markdownReport([few], provenanceFixture([few]));
  expect(text).toContain('0 of 3');
  expect(text).toContain('fewer than three annotators can be tested');
  expect(text).toContain('ann (6 items), bob (6 items), cy (6 items): fewer than 8 items in common');
});
