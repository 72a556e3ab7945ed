import { describe, expect, test } from 'vitest';
import { constantVerdicts, priorVerdicts } from '../../src/domain/baseline.ts';
import type { Coded } from '../../src/domain/columns.ts';

const names = (count: number) => Array.from({ length: count }, (_, index) => `item ${index}`);
const ownGroups = (count: number): Coded => ({
  values: names(count),
  codes: Int32Array.from(names(count), (_, i) => i),
});

describe('the constant floor', () => {
  test('says the most common gold label, and items without gold do not count', () => {
    expect([...constantVerdicts(Int16Array.of(1, 1, 0, -1, -1, -1), 2)]).toEqual([1, 1, 1, 1, 1, 1]);
  });
});

describe('the floor that knows only a facet', () => {
  test('finds the rule where the facet decides the label', () => {
    const codes = Int32Array.from({ length: 40 }, (_, index) => index % 2);
    const gold = Int16Array.from(codes);
    const verdicts = priorVerdicts(gold, 2, { values: ['x', 'y'], codes }, ownGroups(40));
    expect([...verdicts]).toEqual([...gold]);
  });

  test('never learns from an item’s own label: a value that one item alone has tells nothing', () => {
    const codes = Int32Array.from({ length: 20 }, (_, index) => index);
    const gold = Int16Array.from({ length: 20 }, (_, index) => (index === 0 ? 1 : 0));
    const verdicts = priorVerdicts(gold, 2, { values: names(20), codes }, ownGroups(20));
    expect(verdicts[0], 'the only positive item is not recognised').toBe(0);
  });

  test('keeps a cluster together: its labels are not learnt from its own members', () => {
    // Ten clusters of four; in each the label is constant and the facet names the cluster.
    const codes = Int32Array.from({ length: 40 }, (_, index) => Math.floor(index / 4));
    const gold = Int16Array.from(codes, (cluster) => (cluster === 0 ? 1 : 0));
    const clusters = { values: names(10), codes };
    const verdicts = priorVerdicts(gold, 2, clusters, clusters);
    expect([...verdicts.slice(0, 4)]).toEqual([0, 0, 0, 0]);
  });

  test('does not depend on the order of the items', () => {
    const codes = Int32Array.of(0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1);
    const gold = Int16Array.of(0, 1, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0);
    const groups = ownGroups(12);
    const verdicts = priorVerdicts(gold, 2, { values: ['x', 'y'], codes }, groups);
    const turned = priorVerdicts(
      gold.toReversed(),
      2,
      { values: ['x', 'y'], codes: codes.toReversed() },
      {
        values: groups.values,
        codes: groups.codes.toReversed(),
      },
    );
    expect([...turned.toReversed()]).toEqual([...verdicts]);
  });
});
