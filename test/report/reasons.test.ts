import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { compare } from '../../src/compare/compare.ts';
import { explain } from '../../src/report/explain.ts';
import { jsonReport } from '../../src/report/json.ts';
import { markdownReport } from '../../src/report/markdown.ts';
import { plantedStudy } from '../compare/consistency/planted.ts';
import { criterion, study } from '../compare/study.ts';
import { provenanceFixture } from '../support/comparison-fixture.ts';

const schema = z.fromJSONSchema(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../schemas/comparison.schema.json'), 'utf8')),
);
const ONE_LABEL = expect.stringContaining('one and the same label');

describe('an annotator and a judge who said no throughout, beside an annotator who did not', () => {
  const keys = Array.from({ length: 12 }, (_, i) => `i${String(i).padStart(2, '0')}`);
  const noOf = (annotator: string, at: number) => (annotator === 'c' && at < 4 ? 'yes' : 'no');
  const compared = (annotators: readonly string[]) => [
    compare(
      study({
        criterion: criterion('binary', ['yes', 'no'], { positive: 0 }),
        items: keys.map((key) => ({ key })),
        readings: keys.map((item) => ({ item, judge: 'j', said: 'no' })),
        annotations: annotators.flatMap((annotator) =>
          keys.map((item, at) => ({ item, annotator, label: noOf(annotator, at) })),
        ),
      }),
    ),
  ];

  test('a pair of annotators has no kappa, and the reports say why', () => {
    const comparisons = compared(['a', 'b']);
    const provenance = provenanceFixture(comparisons);
    const document = JSON.parse(jsonReport(comparisons, provenance));
    expect(document.comparisons[0].ceiling.pairs).toMatchObject([
      { agreement: 1, kappa: null, reason: ONE_LABEL },
    ]);
    expect(schema.safeParse(document).error).toBeUndefined();
    expect(explain('ceiling_kappa', comparisons, provenance)).toMatch(
      /a and b, 12 items: none, .*one and the same label/,
    );
  });

  test('the judge has no kappa with one of them, and the document keeps to its schema', () => {
    const comparisons = compared(['a', 'c']);
    const document = JSON.parse(jsonReport(comparisons, provenanceFixture(comparisons)));
    const [ofA, ofC] = document.comparisons[0].candidates[0].main.overall.byReference;
    expect(ofA).toMatchObject({ agreement: 1, kappa: null, reason: ONE_LABEL });
    expect(ofC).toMatchObject({ kappa: 0 });
    expect(schema.safeParse(document).error).toBeUndefined();
  });
});

test('options of a decision study that nobody tried have no figure, and the reports say why', () => {
  const plan = {
    items: 200,
    judges: ['amber', 'birch'],
    templates: ['only'],
    repeats: 1,
    prevalence: 0.3,
    kinds: [
      { share: 0.8, wrong: [0.05, 0.1] },
      { share: 0.2, wrong: [0.5, 0.4] },
    ],
  };
  const comparisons = [compare(plantedStudy(plan, 'untried'))];
  const provenance = provenanceFixture(comparisons);
  const document = JSON.parse(jsonReport(comparisons, provenance));
  const responses: { decision?: { options: Record<string, unknown>[] } }[] =
    document.comparisons[0].consistency.components.responses;
  const options = responses.flatMap(({ decision }) => decision?.options ?? []);
  expect(options.find(({ repeats }) => repeats === 2)).toMatchObject({
    dependability: null,
    reason: expect.stringContaining('asked twice'),
  });
  expect(options.find(({ calls }) => calls === 1)).not.toHaveProperty('reason');
  expect(schema.safeParse(document).error).toBeUndefined();
  expect(markdownReport(comparisons, provenance)).toMatch(
    /Further options have no row: one template was seen: .*; no item was asked twice: /,
  );
});
