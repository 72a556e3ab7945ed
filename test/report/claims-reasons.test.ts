import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { claimsOf } from '../../src/claim/claims-of.ts';
import { compare } from '../../src/compare/compare.ts';
import { htmlReport } from '../../src/report/html/html-report.ts';
import { jsonReport } from '../../src/report/json.ts';
import { markdownReport } from '../../src/report/markdown.ts';
import { terminalReport } from '../../src/report/terminal.ts';
import { made } from '../claim/made.ts';
import { provenanceFixture } from '../support/comparison-fixture.ts';

const schema = z.fromJSONSchema(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../schemas/comparison.schema.json'), 'utf8')),
);

/** Every figure of claims that is absent says why: to readers of the report, and of the document. */
function reported(spec: Parameters<typeof made>[0]) {
  const { input } = made(spec);
  const comparison = compare(input);
  const comparisons = [{ ...comparison, claims: claimsOf(input, comparison) }];
  const provenance = provenanceFixture(comparisons);
  const document = JSON.parse(jsonReport(comparisons, provenance));
  expect(schema.safeParse(document).error).toBeUndefined();
  return {
    claims: document.comparisons[0].claims,
    markdown: markdownReport(comparisons, provenance),
    html: () => htmlReport(comparisons, provenance),
    terminal: terminalReport(comparisons, provenance, { width: 400 }),
  };
}

describe('two agents in seven tasks, too few clusters for any test', () => {
  const { claims, markdown, html } = reported({ items: 56, goldFrom: (i) => i % 4 !== 0 });
  const [difference] = claims.rates[0].by[0].differences;

  test('their difference has no p-values, and says why', async () => {
    expect(difference).toMatchObject({
      rawP: null,
      rawPReason: 'too few clusters: 7, at least 8 are needed',
      correctedP: null,
      correctedPReason: expect.stringContaining('too few clusters'),
    });
    const note = 'p does not exist: too few clusters: 7, at least 8 are needed.';
    expect(markdown).toContain(note);
    expect(await html()).toContain(note);
  });
});

test('a pair that is tested has p-values and no reasons', () => {
  const [difference] = reported({}).claims.rates[0].by[0].differences;
  expect(difference.rawP).toBeGreaterThan(0);
  expect(difference).not.toHaveProperty('rawPReason');
  expect(difference).not.toHaveProperty('correctedPReason');
});

test('a facet of many values says why it has no differences', () => {
  const rate = { rate: 0.3, tpr: 0.9, fpr: 0.1 };
  const agents = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`a${i}`, rate]));
  const { claims, markdown } = reported({ agents });
  expect(claims.rates[0].by[0]).toMatchObject({ differences: [], none: expect.stringContaining('9 values') });
  expect(markdown).toContain('No differences: 9 values, and differences are given for at most 8.');
});

describe('the rate with the choice of judge inside the resampling', () => {
  test('is missed where one candidate is ranked, and that is said', () => {
    const { claims, markdown, terminal } = reported({});
    expect(claims.afterChoice).toEqual({ none: 'one candidate is ranked, so nothing is chosen' });
    const sentence =
      'There is no rate with the choice of judge inside the resampling: one candidate is ranked, so nothing is chosen.';
    expect(markdown).toContain(sentence);
    expect(terminal).toContain(sentence);
  });

  test('is withheld for want of gold, and that is said', () => {
    const rare = { a: { rate: 0.006, tpr: 1, fpr: 0.01 } };
    const { markdown } = reported({ judges: ['one', 'two'], agents: rare });
    expect(markdown).toMatch(
      /There is no rate with the choice of judge inside the resampling: corrected rate is withheld: \d items? with positive gold/,
    );
  });
});

describe('rates if some gold is wrong', () => {
  test('PPI++ on gold drawn with unequal probabilities is missing with its reason', () => {
    const chosen = (index: number) =>
      ({ how: 'stratum', probability: index % 2 === 0 ? 0.5 : 0.25 }) as const;
    const plain = made({});
    const annotations = plain.annotations.map((own, index) => ({ ...own, chosen: chosen(index) }));
    const { claims, markdown } = reported({ more: { annotations } });
    expect(claims.rates[0].sensitivity[0].ppi.reason).toContain('unequal probabilities');
    const table = markdown.slice(markdown.indexOf('If some gold is wrong'));
    expect(table).toMatch(/^ᵃ rate by PPI\+\+ does not exist: gold was drawn with unequal probabilities/m);
  });

  test('a correction that contradicts the data is missing with its reason', () => {
    // Gold that invents positives would have some among what the judge denies: it has none.
    const { markdown } = reported({ agents: { a: { rate: 0.3, tpr: 1, fpr: 0.1 } } });
    const table = markdown.slice(markdown.indexOf('If some gold is wrong'));
    expect(table).toMatch(/^\| gold positives that are none .*–ᵃ \| –ᵇ \|$/m);
    expect(table).toMatch(/^ᵃ corrected rate does not exist: so many errors in gold would explain more/m);
    expect(table).toMatch(/^ᵇ rate by PPI\+\+ does not exist: so many errors in gold would explain more/m);
  });
});

test('PPI++ of a value without gold says so', () => {
  const rates = { rate: 0.3, tpr: 0.9, fpr: 0.1 };
  // Gold on every third item, agents in turn: agent b and c have none.
  const { claims } = reported({ agents: { a: rates, b: rates, c: rates } });
  expect(claims.rates[0].by[0].values[1].ppi).toMatchObject({ estimate: null, reason: 'no items with gold' });
});
