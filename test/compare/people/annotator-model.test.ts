import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import schemaFile from '../../../schemas/comparison.schema.json' with { type: 'json' };
import { compare } from '../../../src/compare/compare.ts';
import type { Comparison } from '../../../src/compare/comparison.ts';
import { htmlReport } from '../../../src/report/html/html-report.ts';
import { jsonReport } from '../../../src/report/json.ts';
import { markdownReport } from '../../../src/report/markdown.ts';
import { provenanceFixture } from '../../support/comparison-fixture.ts';
import { study } from '../study.ts';
import { drawn } from './drawn.ts';

const modelOf = ({ people }: Comparison) => people?.model ?? expect.unreachable('there is a model');

const report = (comparison: Comparison) => markdownReport([comparison], provenanceFixture([comparison]));

/** Three who each see what is so in 85 of 100 items; 40 of 100 are `yes`. */
const { comparison, spec } = drawn({ annotators: ['ann', 'bob', 'cy'], items: 1000 });

describe('three annotators', () => {
  const model = modelOf(comparison);

  test('planted shares and rates are found again, within three standard errors', () => {
    const [yes, no] = model.shares;
    expect(model.items).toBe(1000);
    expect(yes?.label).toBe('yes');
    expect(Math.abs((yes?.share ?? 9) - 0.4)).toBeLessThan(3 * Math.sqrt((0.4 * 0.6) / 1000));
    expect((yes?.share ?? 9) + (no?.share ?? 9)).toBeCloseTo(1, 12);
    for (const { confusion, items } of model.annotators) {
      expect(items).toBe(1000);
      // Twice the error of 400 and 600 known labels: here they are estimated, too.
      for (const [truth, row] of confusion.entries()) {
        expect(Math.abs((row.given?.[truth] ?? 9) - 0.85)).toBeLessThan(
          3 * 2 * Math.sqrt((0.85 * 0.15) / 400),
        );
      }
      expect(confusion.reduce((sum, row) => sum + row.items, 0)).toBeCloseTo(1000, 6);
    }
  });

  test('no judge takes part: the estimate is the same whatever the judge says', () => {
    const turned = compare(
      study({
        ...spec,
        readings: spec.readings.map((own) => ({ ...own, said: own.said === 'yes' ? 'no' : 'yes' })),
      }),
    );
    expect(turned.people?.candidates).not.toEqual(comparison.people?.candidates);
    expect(modelOf(turned)).toEqual(model);
  });

  test('does not depend on the order of the items', () => {
    const turned = compare(study({ ...spec, items: [...spec.items].reverse() }));
    const shares = modelOf(turned).shares.map(({ share }) => share);
    for (const [label, share] of shares.entries()) {
      expect(share).toBeCloseTo(model.shares[label]?.share ?? 9, 9);
    }
  });

  test('stands in text, HTML and JSON, named as a model’s estimate, as TPR and FPR', async () => {
    const provenance = provenanceFixture([comparison]);
    const text = report(comparison);
    expect(text).toContain('The annotators’ errors, estimated by a model (Dawid-Skene)');
    expect(text).toContain('no other figure rests on it');
    const [yes, no] = model.annotators[1]?.confusion ?? [];
    const rate = (share: number | undefined) => `${(100 * (share ?? 9)).toFixed(1)} %`;
    expect(text).toMatch(
      new RegExp(`\\| bob +\\| +1,000 +\\| +${rate(yes?.given?.[0])} +\\| +${rate(no?.given?.[0])} +\\|`),
    );
    const sentence = `Estimated share of each label among the 1,000 items that annotators labelled: yes ${rate(model.shares[0]?.share)}, no ${rate(model.shares[1]?.share)}.`;
    expect(text).toContain(sentence);
    expect(await htmlReport([comparison], provenance)).toContain(sentence);
    const json = JSON.parse(jsonReport([comparison], provenance));
    expect(json.comparisons[0].people.model).toEqual(JSON.parse(JSON.stringify(model)));
    const schema = z.fromJSONSchema(schemaFile as Parameters<typeof z.fromJSONSchema>[0]);
    expect(schema.safeParse(json).error).toBeUndefined();
  });
});

test('a rate that rests on fewer than 5 items is withheld from the text and kept in JSON', () => {
  // A fourth annotator labels four items only.
  const { comparison: few } = drawn({
    annotators: ['ann', 'bob', 'cy'],
    extra: (item, at) => (at < 4 ? [{ item, annotator: 'dee', label: 'yes' }] : []),
  });
  const dee = modelOf(few).annotators[3];
  expect(dee?.items).toBe(4);
  expect(dee?.confusion.map(({ shown }) => shown)).toEqual([false, false]);
  expect(report(few)).toMatch(/\| dee +\| +4 +\| +–ᵃ +\| +–ᵇ +\|/);
  expect(report(few)).toMatch(
    /ᵃ The model puts \d\.\d items of this annotator at yes, at least 5 are needed\./,
  );
});

describe('why there is none', () => {
  test.each([
    ['two annotators', { annotators: ['ann', 'bob'] }, 'it needs three annotators, there are 2'],
    [
      'too few items with three labels',
      { annotators: ['ann', 'bob', 'cy'], items: 7 },
      'it needs at least 8 items with the labels of three annotators, there are 7',
    ],
    [
      'a crowd',
      { annotators: Array.from({ length: 13 }, (_, at) => `a${at}`), items: 40 },
      'with 13 annotators there are too many to list the errors of each, at most 12 are',
    ],
  ] as const)('%s', (_, options, reason) => {
    const { comparison: without } = drawn(options);
    expect(modelOf(without)).toEqual({ none: reason, items: 0, shares: [], annotators: [] });
    expect(report(without)).toContain(
      `No estimate of the annotators’ errors by Dawid and Skene’s model: ${reason}.`,
    );
  });

  test('a rule among the annotators', () => {
    const { comparison: mixed } = drawn({
      annotators: ['ann', 'bob', 'cy'],
      extra: (item) => [{ item, annotator: 'rule', label: 'yes', provenance: 'deterministic' }],
    });
    expect(modelOf(mixed).none).toBe('it is of people alone, and some labels come from deterministic rules');
  });

  test('labels that are not people’s: none of this part', () => {
    const { comparison: llm } = drawn({ annotators: ['ann', 'bob', 'cy'], more: { provenance: 'llm' } });
    expect(llm.people?.model).toBeUndefined();
  });
});
