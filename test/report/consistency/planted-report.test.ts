import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { compare } from '../../../src/compare/compare.ts';
import { withPrices } from '../../../src/compare/consistency/with-prices.ts';
import type { CandidateCost } from '../../../src/domain/usage.ts';
import { csvReport } from '../../../src/report/csv.ts';
import { explain } from '../../../src/report/explain.ts';
import { jsonReport } from '../../../src/report/json.ts';
import { markdownReport } from '../../../src/report/markdown.ts';
import { terminalReport } from '../../../src/report/terminal.ts';
import { plantedStudy } from '../../compare/consistency/planted.ts';
import { provenanceFixture } from '../../support/comparison-fixture.ts';
import { expectGolden } from '../golden.ts';

const comparisons = [
  compare(
    plantedStudy(
      {
        items: 400,
        judges: ['amber', 'birch'],
        templates: ['long', 'short'],
        repeats: 3,
        level: 0.95,
        prevalence: 0.3,
        kinds: [
          { share: 0.8, wrong: [0.05, 0.05, 0.1, 0.1] },
          { share: 0.2, wrong: [0.6, 0.4, 0.5, 0.3] },
        ],
        confidence: (right) => Math.min(1, right + 0.05),
      },
      'report',
    ),
  ),
];
const provenance = provenanceFixture(comparisons);
const markdown = markdownReport(comparisons, provenance);

describe('what the options of the decision study cost', () => {
  const [comparison] = comparisons;
  const report = (costs: readonly CandidateCost[]) => {
    if (comparison?.consistency === undefined) throw new Error('several candidates have a consistency');
    const priced = [{ ...comparison, consistency: withPrices(comparison.consistency, costs) }];
    return { priced, text: markdownReport(priced, provenance) };
  };
  const cost = (candidate: string, perVerdict?: number): CandidateCost => ({
    candidate,
    replies: 1200,
    verdicts: 1200,
    ...(perVerdict === undefined ? {} : { perVerdict }),
  });

  test('stands beside each, from the cheapest to the dearest choice', () => {
    const { text, priced } = report([
      cost('amber/long', 0.003),
      cost('amber/short', 0.001),
      cost('birch/long', 0.01),
    ]);
    const from = text.indexOf('| judges |');
    expectGolden('consistency-prices.golden.md', text.slice(from, text.indexOf('### Confidence')));
    const schema = z.fromJSONSchema(
      JSON.parse(readFileSync(join(import.meta.dirname, '../../../schemas/comparison.schema.json'), 'utf8')),
    );
    expect(schema.safeParse(JSON.parse(jsonReport(priced, provenance))).error).toBeUndefined();
  });

  test('is unknown where no price was measured', () => {
    const { text } = report([cost('amber/long')]);
    expect(text).toContain('cost is unknown: no candidate here has a measured price.');
    expect(text).not.toContain('US dollars per 1,000');
  });

  test('is not spoken of where nobody looked prices up', () => {
    expect(markdown).not.toMatch(/US dollars per 1,000|cost is unknown/);
  });
});

describe('a report on judges that were asked again, under several templates, with confidences', () => {
  test('says what that shows', () => {
    const from = markdown.indexOf('### Consistency');
    const to = markdown.indexOf('### Confusion matrices');
    expect(from).toBeGreaterThan(0);
    expectGolden('consistency.golden.md', markdown.slice(from, to));
  });

  test('keeps to the schema', () => {
    const schema = z.fromJSONSchema(
      JSON.parse(readFileSync(join(import.meta.dirname, '../../../schemas/comparison.schema.json'), 'utf8')),
    );
    const document = JSON.parse(jsonReport(comparisons, provenance));
    expect(schema.safeParse(document).error).toBeUndefined();
    document.comparisons[0].consistency.extra = 1;
    expect(schema.safeParse(document).success).toBe(false);
  });

  test('has a sentence on each in the terminal, and warns', () => {
    const text = terminalReport(comparisons, provenance, { width: 400 });
    expect(text).toContain('Stable is not right: never choose by it.');
    expect(text).toMatch(
      /Confidence of \S+ \(\S+( \S+)?\) is \d+\.\d % (above|below) the share that is right/,
    );
  });

  test('has a row for every such measure in the long table', () => {
    const rows = csvReport(comparisons, provenance).split('\n');
    const beside = rows.filter((row) => row.includes(',beside gold,'));
    // 4 candidates x 3 of repeats, 6 pairs, 3 of the panel, 2 x 8 components, 8 confidences x 8 figures.
    expect(beside).toHaveLength(12 + 6 + 3 + 16 + 64);
  });

  test('explains each measure that it has', () => {
    for (const name of ['Repeat kappa', 'Variance component', 'Brier score', 'Effective number of judges']) {
      expect(markdown).toContain(name);
    }
  });
});

describe('assay report --explain', () => {
  const explained = (id: string) => explain(id, comparisons, provenance);
  const consistency = comparisons[0]?.consistency;

  test('a figure of repeats, of one candidate or of all', () => {
    const own = consistency?.repeats.find(({ candidate }) => candidate === 'amber/long');
    const value = own?.measures.find(({ id }) => id === 'repeat_kappa')?.estimate ?? Number.NaN;
    const one = explained('amber/long/repeat_kappa');
    expect(one).toContain('amber/long, repeats');
    expect(one).toContain(`repeat kappa is ${value.toFixed(2)}`);
    expect(one).toContain('Rests on 400 items');
    expect(one).not.toContain('birch/long');
    expect(explained('repeat_kappa')).toContain('birch/long, repeats');
  });

  test('a figure of two candidates belongs to both', () => {
    for (const candidate of ['amber/long', 'birch/short']) {
      const text = explained(`${candidate}/pair_kappa`);
      expect(text).toContain('amber/long and birch/short, two candidates');
    }
    expect(explained('amber/long/pair_kappa')).not.toContain('amber/short and birch/short');
  });

  test('a figure of all together belongs to none', () => {
    expect(explained('error_correlation')).toContain('panel');
    expect(explained('variance')).toContain('variance of errors');
    expect(explained('amber/long/error_correlation')).not.toContain('panel');
  });

  test('what a confidence is worth', () => {
    expect(explained('amber/short/brier')).toMatch(/amber\/short, confidence: stated\n.*\n+.* is 0\.\d\d\d/);
  });
});
