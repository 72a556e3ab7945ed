import { describe, expect, test } from 'vitest';
import { driftOf } from '../../../src/choose/drift/drift-of.ts';
import { stream } from '../../../src/stats/index.ts';
import { criterion, type ReadingSpec, study } from '../../compare/study.ts';

const YES_NO = criterion('binary', ['yes', 'no'], { positive: 0 });
const ITEMS = 120;
const keys = Array.from({ length: ITEMS }, (_, index) => `item-${String(index).padStart(3, '0')}`);
const goldOf = (index: number) => (index % 3 === 0 ? 'yes' : 'no');

/** A judge that is wrong with this probability, in two calls an item. */
function calls(occasion: number, wrong: number, items = keys): readonly ReadingSpec[] {
  const random = stream('drift', String(occasion));
  return items.flatMap((item) => {
    const gold = goldOf(keys.indexOf(item));
    return [1, 2].map((repeat) => ({
      item,
      judge: 'judge',
      said: random.nextUniform() < wrong ? (gold === 'yes' ? 'no' : 'yes') : gold,
      repeat,
      occasion,
    }));
  });
}

function drift(readings: readonly ReadingSpec[], labelled = keys) {
  const input = study({
    criterion: YES_NO,
    items: keys.map((key, index) => ({ key, facets: { task: `t${Math.floor(index / 4)}` } })),
    readings,
    annotations: labelled.map((item) => ({ item, annotator: 'anna', label: goldOf(keys.indexOf(item)) })),
    cluster: 'task',
  });
  return driftOf(input, 0);
}

const measure = (found: ReturnType<typeof drift>, id: string) => found?.changed.find((own) => own.id === id);

test('a candidate that was never asked anew has no drift', () => {
  expect(drift(calls(1, 0.1))).toBeUndefined();
});

test('one that did not change: flips as between repeats, and no worse by more than the margin it could show', () => {
  const found = drift([...calls(1, 0.1), ...calls(2, 0.1)]);
  expect(found?.occasion).toBe(2);
  expect(found?.anchors).toBe(ITEMS);
  expect(Math.abs(measure(found, 'flips_excess')?.estimate ?? 1)).toBeLessThan(0.06);
  expect(measure(found, 'occasion_p')?.estimate).toBeGreaterThan(0.05);
  expect(found?.differences[0]?.id).toBe('difference:kappa');
  expect(found?.smallestFall).toBeGreaterThan(0.05);
});

test('one that became worse: more flips than repeats explain, and a fall with its sign', () => {
  const found = drift([...calls(1, 0.05), ...calls(2, 0.3)]);
  expect(measure(found, 'occasion_p')?.estimate).toBeLessThan(0.01);
  const [kappa] = found?.differences ?? [];
  expect(kappa?.estimate).toBeLessThan(-0.2);
  expect(kappa?.interval).toMatchObject({ high: expect.any(Number) });
  if (kappa?.interval !== undefined && 'high' in kappa.interval) expect(kappa.interval.high).toBeLessThan(0);
  expect(found?.isNoninferior).toBe(false);
});

test('one that became better keeps its sign, too', () => {
  const found = drift([...calls(1, 0.3), ...calls(2, 0.02)]);
  expect(found?.differences[0]?.estimate).toBeGreaterThan(0.2);
  expect(found?.isNoninferior).toBe(true);
});

describe('anchors', () => {
  test('are the items that the later occasion asked about; others are no missing verdicts', () => {
    const found = drift([...calls(1, 0.1), ...calls(2, 0.1, keys.slice(0, 60))]);
    expect(found?.anchors).toBe(60);
    expect(found?.none).toBeUndefined();
    expect(found?.differences[0]?.n).toBe(60);
  });

  test('without gold tell whether it changed, and not whether it is good', () => {
    const found = drift([...calls(1, 0.1), ...calls(2, 0.1, keys.slice(60))], keys.slice(0, 60));
    expect(measure(found, 'flips_between')?.estimate).toBeGreaterThan(0);
    expect(found?.none).toBe('none of the items asked anew has gold');
    expect(found?.differences).toEqual([]);
  });
});

test('of several occasions the last counts', () => {
  const found = drift([...calls(1, 0.05), ...calls(2, 0.4), ...calls(3, 0.05)]);
  expect(found?.occasion).toBe(3);
  expect(found?.differences[0]?.estimate).toBeGreaterThan(-0.2);
});

test('without repeats it says what is missing', () => {
  const once = [...calls(1, 0.1), ...calls(2, 0.1)].filter(({ repeat }) => repeat === 1);
  const found = drift(once);
  expect(measure(found, 'flips_between')?.estimate).toBeGreaterThan(0);
  expect(measure(found, 'occasion_p')?.estimate).toBeUndefined();
  expect(measure(found, 'occasion_p')?.reason).toContain('three calls');
});
