import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { manyCandidates } from '../../bench/many-candidates.ts';
import { criteriaBeside } from '../../src/choose/criteria-beside.ts';
import type { CompareInput } from '../../src/compare/input.ts';
import { criteriaPart } from '../../src/report/criteria-part.ts';
import { jsonReport } from '../../src/report/json.ts';
import { stream } from '../../src/stats/index.ts';
import { binaryFixture, provenanceFixture } from '../support/comparison-fixture.ts';

const ITEMS = 600;
const first = { ...manyCandidates(2, ITEMS, 120), facets: [] };

/** A second criterion whose gold has nothing to do with the first's; judge 0 copies its first answer in half of them. */
function second(id = 'deceptive'): CompareInput {
  const random = stream(1, 'second criterion');
  const gold = Int16Array.from({ length: ITEMS }, () => (random.nextUniform() < 0.4 ? 1 : 0));
  const label = first.readings.label.map((own, row) => {
    const judge = first.readings.candidate[row];
    const truth = gold[first.readings.item[row] ?? 0] ?? 0;
    if (judge === 0 && random.nextUniform() < 0.5) return own;
    return random.nextUniform() < 0.9 ? truth : 1 - truth;
  });
  return {
    ...first,
    criterion: { ...first.criterion, id },
    readings: { ...first.readings, label },
    gold: { ...first.gold, references: [{ name: 'gold', labels: gold }] },
  };
}

const estimate = (input: ReturnType<typeof criteriaBeside>, candidate: number, family: string) =>
  input[0]?.candidates[candidate]?.measures.find(({ id }) => id.startsWith(`${family}:`));

describe('criteria side by side', () => {
  const beside = criteriaBeside(first, [second()]);

  test('a judge that lets one answer colour the other has more correlation than gold; one that does not has not', () => {
    const [copies, keeps] = [0, 1].map((at) => estimate(beside, at, 'halo')?.interval);
    if (copies === undefined || keeps === undefined || 'none' in copies || 'none' in keeps) {
      throw new Error('there are intervals');
    }
    expect(copies.low).toBeGreaterThan(0.2);
    expect(keeps.low).toBeLessThan(0);
    expect(keeps.high).toBeGreaterThan(0);
    const text = JSON.stringify(criteriaPart(beside, 0.95));
    expect(text).toContain('judge-00’s answers go together with those on deceptive more than gold’s do');
    expect(text).not.toContain('judge-01’s answers');
  });

  test('is judge’s minus gold’s, both phi of the items’ pairs of labels', () => {
    const other = second();
    const [a, b] = [first, other].map(({ gold }) => gold.references[0]?.labels ?? new Int16Array(0));
    const mean = (labels: Int16Array = new Int16Array(0)) =>
      labels.reduce((sum, own) => sum + own, 0) / ITEMS;
    const [p, q] = [mean(a), mean(b)];
    const both = (a ?? new Int16Array(0)).reduce((sum, own, item) => sum + own * (b?.[item] ?? 0), 0) / ITEMS;
    const phi = (both - p * q) / Math.sqrt(p * (1 - p) * q * (1 - q));
    const gold = estimate(beside, 0, 'criteria_correlation_gold')?.estimate ?? 2;
    expect(gold).toBeCloseTo(phi, 9);
    const judge = estimate(beside, 0, 'criteria_correlation')?.estimate ?? 2;
    expect(estimate(beside, 0, 'halo')?.estimate).toBeCloseTo(judge - gold, 12);
  });

  test('which of two labels comes first in the study does not matter', () => {
    const { criterion, readings, gold } = second();
    const turned: CompareInput = {
      ...second(),
      criterion: { ...criterion, labels: [...criterion.labels].reverse(), positive: 0 },
      readings: { ...readings, label: readings.label.map((own) => 1 - own) },
      gold: {
        ...gold,
        references: gold.references.map((own) => ({ ...own, labels: own.labels.map((label) => 1 - label) })),
      },
    };
    expect(criteriaBeside(first, [turned])).toEqual(beside);
  });

  test('derived criteria, labels without an order, and several references are passed over', () => {
    const other = second();
    const derived = { kind: 'cut', of: 'harmful', from: 1 } as const;
    expect(criteriaBeside(first, [{ ...other, criterion: { ...other.criterion, derived } }])).toEqual([]);
    expect(
      criteriaBeside(first, [{ ...other, criterion: { ...other.criterion, scale: 'nominal' } }]),
    ).toEqual([]);
    const references = [...other.gold.references, ...other.gold.references];
    expect(criteriaBeside(first, [{ ...other, gold: { ...other.gold, references } }])).toEqual([]);
    expect(criteriaBeside({ ...first, criterion: { ...first.criterion, derived } }, [other])).toEqual([]);
  });

  test('items of the test split, and those without gold or verdict under either, take no part', () => {
    const test = new Uint8Array(ITEMS).fill(1, 0, 100);
    const own = { ...first, items: { ...first.items, test } };
    expect(estimate(criteriaBeside(own, [second()]), 0, 'halo')?.n).toBe(ITEMS - 100);
  });

  test('few items: withheld; nothing beside it: nothing said; JSON keeps to its schema', () => {
    const test = new Uint8Array(ITEMS).fill(1, 0, ITEMS - 10);
    const few = criteriaBeside({ ...first, items: { ...first.items, test } }, [second()]);
    expect(estimate(few, 0, 'halo')).toMatchObject({ n: 10, shown: false });
    expect(criteriaPart(undefined, 0.95)).toEqual([]);
    expect(criteriaPart([], 0.95)).toEqual([]);
    const file = join(import.meta.dirname, '../../schemas/comparison.schema.json');
    const comparison = { ...binaryFixture(), beside };
    const document = JSON.parse(jsonReport([comparison], provenanceFixture([comparison])));
    expect(
      z.fromJSONSchema(JSON.parse(readFileSync(file, 'utf8'))).safeParse(document).error,
    ).toBeUndefined();
  });
});
