import { describe, expect, test } from 'vitest';
import type { Comparison } from '../../src/compare/comparison.ts';
import { csvReport } from '../../src/report/csv.ts';
import { explain } from '../../src/report/explain.ts';
import { jsonReport } from '../../src/report/json.ts';
import { markdownReport } from '../../src/report/markdown.ts';
import { natureOf } from '../../src/report/nature.ts';
import { terminalReport } from '../../src/report/terminal.ts';
import { binaryFixture, provenanceFixture } from '../support/comparison-fixture.ts';

function labelledBy(provenances: readonly string[]): Comparison {
  const comparison = binaryFixture();
  return { ...comparison, gold: { ...comparison.gold, provenances } };
}

const NOT_REAL: readonly (readonly [string, Comparison, boolean])[] = [
  ['illustrative labels', labelledBy(['illustrative']), false],
  ['an illustrative study with any labels', labelledBy(['deterministic']), true],
  ['labels of a model', labelledBy(['llm']), false],
];

describe.each(NOT_REAL)('%s', (_, comparison, illustrative) => {
  const comparisons = [comparison];
  const provenance = provenanceFixture(comparisons, { illustrative });
  const reports = {
    terminal: terminalReport(comparisons, provenance, { by: ['category'] }),
    markdown: markdownReport(comparisons, provenance),
    json: jsonReport(comparisons, provenance),
    csv: csvReport(comparisons, provenance),
    explanation: explain('ceiling_kappa', comparisons, provenance),
  };

  test.each(Object.entries(reports))('%s says "human" nowhere and shows no ceiling', (__, text) => {
    expect(text).not.toMatch(/human/i);
    // The ceiling of the fixture is .7137 with an interval from .6337 to .7737; no other figure is.
    expect(text).not.toMatch(/\b0\.(7137|71|77)\b(?!\d)/);
  });

  test.each(['terminal', 'markdown', 'explanation'] as const)(
    '%s warns at the top and at the bottom',
    (format) => {
      const { warning = 'none' } = natureOf(comparison, illustrative);
      const text = reports[format].replaceAll('\n', ' ');
      expect(text.split(warning)).toHaveLength(3);
    },
  );

  test('JSON carries the warning beside the numbers', () => {
    expect(JSON.parse(reports.json).warnings).toEqual([natureOf(comparison, illustrative).warning]);
  });
});

describe('real labels', () => {
  test('of people have a human ceiling and no warning', () => {
    const comparisons = [binaryFixture()];
    const text = terminalReport(comparisons, provenanceFixture(comparisons));
    expect(text).toContain('human ceiling');
    expect(text).not.toContain('illustrative');
  });

  test('of deterministic rules alone are not called human', () => {
    const comparisons = [labelledBy(['deterministic'])];
    const text = markdownReport(comparisons, provenanceFixture(comparisons));
    expect(text).not.toMatch(/human/i);
    expect(text).toContain('| ceiling |');
  });
});
