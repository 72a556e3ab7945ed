import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import schemaFile from '../../../schemas/comparison.schema.json' with { type: 'json' };
import { csvReport } from '../../../src/report/csv.ts';
import { explain } from '../../../src/report/explain.ts';
import { jsonReport } from '../../../src/report/json.ts';
import { markdownReport } from '../../../src/report/markdown.ts';
import { cohenKappa, kappaBesidePeople, tally } from '../../../src/stats/index.ts';
import { provenanceFixture } from '../../support/comparison-fixture.ts';
import { drawn, find, first } from './drawn.ts';

describe('two annotators', () => {
  const { rows, comparison } = drawn({ annotators: ['ann', 'bob'] });
  const column = (index: number) => Int16Array.from(rows, ({ labels }) => labels[index] ?? -1);
  const judge = Int16Array.from(rows, ({ said }) => said);

  test('mean of the kappas with either, minus theirs with each other, and one interval', () => {
    const expected = kappaBesidePeople(
      [tally(column(0), judge, 2), tally(column(1), judge, 2)],
      [tally(column(0), column(1), 2)],
    );
    const entry = first(comparison);
    expect(find(entry, 'people_judge_kappa')?.estimate).toBeCloseTo(expected.judge.value ?? 9, 12);
    expect(find(entry, 'people_kappa')?.estimate).toBeCloseTo(
      cohenKappa(tally(column(0), column(1), 2)).value ?? 9,
      12,
    );
    const difference = find(entry, 'people_kappa_difference');
    expect(difference?.estimate).toBeCloseTo(expected.difference.value ?? 9, 12);
    expect(difference?.n).toBe(240);
    // A judge exactly like the annotators: the truth is 0.
    const interval = difference?.interval;
    if (interval === undefined || 'none' in interval) throw new Error('there is one');
    expect(interval.low).toBeLessThan(0);
    expect(interval.high).toBeGreaterThan(0);
  });

  test('what needs three is named as what cannot be had', () => {
    expect(first(comparison).measures.map(({ id }) => id)).toEqual([
      'people_judge_kappa',
      'people_kappa',
      'people_kappa_difference',
    ]);
    expect(comparison.people?.unavailable.join(' ')).toMatch(/need three annotators/);
  });
});

describe('three annotators', () => {
  const { rows, comparison } = drawn({ annotators: ['ann', 'bob', 'cy'], perPrompt: 4 });
  const entry = first(comparison);

  test('each left out in turn, judge and annotator against the two others where they agree', () => {
    // By hand: for each annotator the items on which the other two agree.
    const kappas = [0, 1, 2].map((left) => {
      const kept = rows.filter(({ labels }) => labels[(left + 1) % 3] === labels[(left + 2) % 3]);
      const majority = Int16Array.from(kept, ({ labels }) => labels[(left + 1) % 3] ?? -1);
      const of = (label: (row: (typeof rows)[number]) => number) =>
        cohenKappa(tally(majority, Int16Array.from(kept, label), 2)).value ?? 0;
      return [of(({ said }) => said), of(({ labels }) => labels[left] ?? -1)];
    });
    const mean = (side: number) => kappas.reduce((sum, own) => sum + (own[side] ?? 0), 0) / 3;
    expect(find(entry, 'left_out_judge_kappa')?.estimate).toBeCloseTo(mean(0), 12);
    expect(find(entry, 'left_out_people_kappa')?.estimate).toBeCloseTo(mean(1), 12);
    expect(find(entry, 'left_out_kappa_difference')?.estimate).toBeCloseTo(mean(0) - mean(1), 12);
    expect(find(entry, 'left_out_kappa_difference')?.clusters).toBe(60);
  });

  test('the alternative annotator test in its clustered form, at three epsilons', () => {
    expect(entry.annotators.map(({ annotator, items, test: used }) => [annotator, items, used])).toEqual([
      ['ann', 240, 'clustered t'],
      ['bob', 240, 'clustered t'],
      ['cy', 240, 'clustered t'],
    ]);
    // A judge like the annotators may replace them at .20 and .15.
    expect(find(entry, 'alt_test_omega:0.20')?.estimate).toBe(1);
    // By hand: the judge is at least as close to the others as annotator 0 where ties count.
    const close = rows.filter(({ labels, said }) => {
      const agree = (label: number | undefined) => Number(label === labels[1]) + Number(label === labels[2]);
      return agree(said) >= agree(labels[0]);
    });
    expect(entry.annotators[0]?.advantage).toBeCloseTo(close.length / 240, 12);
    expect(find(entry, 'judges_verdict_z')?.estimate).toBeDefined();
  });

  test('a judge at chance passes nothing', () => {
    const bad = first(drawn({ annotators: ['ann', 'bob', 'cy'], judge: 0.5 }).comparison);
    expect(find(bad, 'alt_test_omega:0.20')?.estimate).toBe(0);
    expect(find(bad, 'people_kappa_difference')?.interval).toMatchObject({ high: expect.any(Number) });
    const { interval } = find(bad, 'left_out_kappa_difference') ?? {};
    if (interval === undefined || 'none' in interval) throw new Error('there is one');
    expect(interval.high).toBeLessThan(0);
    expect(bad.annotators[0]?.test).toBe('t');
  });

  test('reports: a section of its own, the schema, a row per measure, --explain', () => {
    const provenance = provenanceFixture([comparison]);
    const text = markdownReport([comparison], provenance);
    expect(text).toContain('Beside people');
    expect(text).toMatch(
      /j agrees with single annotators at kappa 0\.\d\d, they with each other at 0\.\d\d on the same 240 items/,
    );
    expect(text).toContain('omega at .20');
    const schema = z.fromJSONSchema(schemaFile as Parameters<typeof z.fromJSONSchema>[0]);
    expect(schema.safeParse(JSON.parse(jsonReport([comparison], provenance))).error).toBeUndefined();
    expect(csvReport([comparison], provenance)).toContain('j,beside people,,,,left_out_kappa_difference,');
    expect(explain('alt_test_omega', [comparison], provenance)).toContain('j, beside people');
  });
});

describe('who counts', () => {
  test('labels in the role primary alone: an annotator’s own adjudications are no vote', () => {
    // Ann adjudicates every item her way after the fact; had that counted, she would have said yes throughout.
    const plain = drawn({ annotators: ['ann', 'bob'] });
    const adjudicated = drawn({
      annotators: ['ann', 'bob'],
      extra: (item) => [{ item, annotator: 'ann', label: 'yes', role: 'adjudication' }],
    });
    expect(first(adjudicated.comparison)).toEqual(first(plain.comparison));
    expect(adjudicated.comparison.ceiling).toEqual(plain.comparison.ceiling);
    expect(adjudicated.comparison.gold.rule).toContain('adjudicated');
  });

  test.each([
    ['llm', /provenance llm/],
    ['illustrative', /provenance illustrative/],
    ['deterministic', /no label comes from a person/],
  ] as const)('labels of provenance %s: withheld, with that reason', (provenance, reason) => {
    const { people } = drawn({ annotators: ['ann', 'bob', 'cy'], more: { provenance } }).comparison;
    expect(people?.none).toMatch(reason);
    expect(people?.candidates).toEqual([]);
  });

  test('one annotator: nobody to be put beside', () => {
    const { people } = drawn({ annotators: ['ann'] }).comparison;
    expect(people?.none).toMatch(/one annotator/);
  });

  test('a crowd is put into one table, and what that does not allow is said', () => {
    const crowd = Array.from({ length: 14 }, (_, at) => `a${String(at).padStart(2, '0')}`);
    const { comparison } = drawn({ annotators: crowd, items: 60 });
    expect(find(first(comparison), 'people_kappa')?.estimate).toBeDefined();
    expect(find(first(comparison), 'judges_verdict_z')).toBeUndefined();
    expect(comparison.people?.unavailable.join(' ')).toMatch(/14 annotators/);
  });
});
