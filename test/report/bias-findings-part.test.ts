import { expect, test } from 'vitest';
import { z } from 'zod';
import schemaFile from '../../schemas/comparison.schema.json' with { type: 'json' };
import { compare } from '../../src/compare/compare.ts';
import { csvReport } from '../../src/report/csv.ts';
import { explain } from '../../src/report/explain.ts';
import { jsonReport } from '../../src/report/json.ts';
import { markdownReport } from '../../src/report/markdown.ts';
import { pIs, pValue } from '../../src/report/p-value.ts';
import { terminalReport } from '../../src/report/terminal.ts';
import { biasedStudy } from '../compare/bias/biased-study.ts';
import { provenanceFixture } from '../support/comparison-fixture.ts';

const input = biasedStudy({
  seed: 'report',
  prompts: 300,
  judges: {
    red: ({ isPositive, category }) => (isPositive ? 0.85 : category === 'lies' ? 0.4 : 0.1),
    blue: ({ isPositive }) => (isPositive ? 0.85 : 0.1),
  },
});
const hash = input.readings.candidates.find(({ id }) => id === 'blue')?.hash ?? '';
const items = input.items.count;
const comparison = compare({
  ...input,
  evidence: {
    ...input.evidence,
    quotes: new Map([
      [
        hash,
        {
          quotes: new Float64Array(items).fill(1),
          notFound: Float64Array.from({ length: items }, (_, at) => (at % 20 === 0 ? 1 : 0)),
        },
      ],
    ]),
  },
});
const provenance = provenanceFixture([comparison]);

test('Markdown says where errors differ, and by how much', () => {
  const text = markdownReport([comparison], provenance);
  expect(text).toContain('| red | error rates by category |');
  expect(text).toMatch(
    /red: its errors, given the gold, differ by category \(p &lt; \.001\): .*FPR for "lies" is \d+\.\d points higher than elsewhere \\?\[\+\d+\.\d, \+\d+\.\d\\?\], p &lt; \.001|red: its errors, given the gold, differ by category \(p \\?< \.001\): .*FPR for "lies" is/,
  );
  expect(text).not.toMatch(/blue: its errors/);
  expect(text).toMatch(/Equal error rates would differ as much by chance with p = \.\d{3}/);
  expect(text).toContain('p-value: error rates differ between the values of a facet: ');
  expect(text).toMatch(
    /per doubling of length, gold being the same, it says "yes" \d+\.\d points (more|less) often/,
  );
  expect(text).toMatch(/where gold is "yes", it says "yes" of agents of its own family/);
  expect(text).toMatch(/blue: 5\.0 % of 1200 quotes in 1,200 items do not stand in the transcript/);
});

test('the terminal keeps to the one sentence about facets', () => {
  const text = terminalReport([comparison], provenance, { width: 100 });
  expect(text).toContain('red: its errors, given the gold, differ by category');
  expect(text).not.toContain('doubling of length');
});

test('JSON keeps to the schema; CSV has a row per measure; --explain knows them', () => {
  const schema = z.fromJSONSchema(schemaFile as Parameters<typeof z.fromJSONSchema>[0]);
  expect(schema.safeParse(JSON.parse(jsonReport([comparison], provenance))).error).toBeUndefined();
  const csv = csvReport([comparison], provenance);
  for (const id of [
    'label_shares_p_adjusted',
    'differential_error_p',
    'differential_fpr',
    'length_slope',
    'quotes_not_found',
  ]) {
    expect(csv).toContain(`,${id},`);
    expect(explain(id, [comparison], provenance)).toMatch(/Rests on [\d,]+ items/);
  }
  expect(explain('red/differential_fpr', [comparison], provenance)).toContain('for category lies:');
});

test('p-values in three decimals', () => {
  expect([0.0123, 0.0004, 0.5, 1, 0.99999].map(pValue)).toEqual(['.012', '< .001', '.500', '1', '1']);
  expect([0.04, 0.00001].map(pIs)).toEqual(['p = .040', 'p < .001']);
});
