import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { compare } from '../../../src/compare/compare.ts';
import type { Comparison } from '../../../src/compare/comparison.ts';
import { htmlReport } from '../../../src/report/html/html-report.ts';
import { jsonReport } from '../../../src/report/json.ts';
import { markdownReport } from '../../../src/report/markdown.ts';
import { type Plan, plantedStudy } from '../../compare/consistency/planted.ts';
import { provenanceFixture } from '../../support/comparison-fixture.ts';

const PLAN: Plan = {
  items: 300,
  judges: ['amber'],
  templates: ['long'],
  repeats: 1,
  level: 0.95,
  prevalence: 0.3,
  kinds: [
    { share: 0.75, wrong: [0.05] },
    { share: 0.24, wrong: [0.45] },
    { share: 0.01, wrong: [0.7] },
  ],
  confidence: (right) => right,
};
const schema = z.fromJSONSchema(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../schemas/comparison.schema.json'), 'utf8')),
);

const own = compare(plantedStudy(PLAN, 'confidence report'));
const section = (comparison: Comparison) => {
  const markdown = markdownReport([comparison], provenanceFixture([comparison]));
  return markdown.slice(markdown.indexOf('### Confidence'), markdown.indexOf('### Confusion'));
};

describe('the report on a judge that states its confidence', () => {
  const text = section(own);
  const [rare] = own.confidence?.[0]?.curve ?? [];

  test('has the Brier score with its interval and all of its parts', () => {
    expect(text).toMatch(
      /\| candidate .*\| Brier \| 95 % interval \| reliability \| resolution \| uncertainty \| within bins \|/,
    );
    const [, ...cells] = /^\| amber\/long \| stated \| (0\.\d+) \| \\\[.*?\\\] \| (.*) \|$/m.exec(text) ?? [];
    const [score, parts = ''] = cells;
    const [reliability = 0, resolution = 0, uncertainty = 0, within = 0] = parts.split(' | ').map(Number);
    // Rounded to three decimals each.
    expect(Math.abs(reliability - resolution + uncertainty + within - Number(score))).toBeLessThan(0.0026);
  });

  test('says of a bin why its share or its interval is missing', () => {
    expect(rare?.shown).toBe(false);
    expect(text).toMatch(/\| 0\.2 \| 0\.3 \| \d \| 30\.0 % \| –ᵃ \|/);
    expect(text).toMatch(/^ᵃ Withheld: [1-4] items?, at least 5 are needed\./m);
  });

  test('is drawn in HTML, and read aloud number by number', async () => {
    const html = await htmlReport([own], provenanceFixture([own]));
    const figure = html.slice(html.indexOf('Confidence and what it is worth'));
    const [, title, description] = /<title[^>]*>(.*?)<\/title><desc[^>]*>(.*?)<\/desc>/.exec(figure) ?? [];
    expect(title).toBe('Share right by confidence, amber/long, stated, in per cent');
    const sure = own.confidence?.[0]?.curve.at(-1);
    expect(description).toContain(`0.9 to 1.0: right ${((sure?.shareRight ?? 0) * 100).toFixed(1)} [`);
    expect(description).toContain('mean confidence 95.0');
    expect(description).toContain('0.2 to 0.3: right –, mean confidence 30.0');
    expect(figure).toContain('Share wrong when only the surest are kept, amber/long, stated, in per cent');
  });
});

describe('the report on judges of which no confidence is known', () => {
  const { confidence: _, ...mute } = PLAN;
  const none = compare(
    plantedStudy({ ...mute, judges: ['amber', 'birch'], kinds: [{ share: 1, wrong: [0.1, 0.2] }] }, 'mute'),
  );

  test('says why, in the report and the document', async () => {
    const sentence =
      'No confidence of amber/long, birch/long: it states none, and no item with gold has 3 verdicts or more.';
    expect(section(none)).toContain(sentence);
    const html = await htmlReport([none], provenanceFixture([none]));
    expect(html).toContain(sentence);
    expect(html).not.toContain('Confidence and what it is worth');
    const document = JSON.parse(jsonReport([none], provenanceFixture([none])));
    expect(document.comparisons[0].noConfidence).toHaveLength(2);
    expect(schema.safeParse(document).error).toBeUndefined();
  });
});

test('where nothing could be missed there is one sentence on escalation, without a promise', () => {
  const input = plantedStudy(PLAN, 'nominal');
  const { positive: _, ...nominal } = input.criterion;
  const text = section(compare({ ...input, criterion: { ...nominal, scale: 'nominal' } }));
  expect(text).toContain(
    'amber/long (stated): no threshold can be guaranteed: the criterion has no positive label that could be missed.',
  );
  expect(text).not.toContain('go to a person');
});
