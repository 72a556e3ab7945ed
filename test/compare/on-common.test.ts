import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import type { Comparison, Slice } from '../../src/compare/comparison.ts';
import { criterion, type ReadingSpec, study } from './study.ts';

const ITEMS = 48;
const JUDGES = ['first', 'second', 'third'];
const keys = Array.from({ length: ITEMS }, (_, index) => `i${String(index).padStart(2, '0')}`);

/** Gold, and what every judge says; each judge misses two items at most, so that all are ranked (46 of 48 = 95.8 %). */
const world = fc.record({
  gold: fc.array(fc.boolean(), { minLength: ITEMS, maxLength: ITEMS }),
  judges: fc.array(
    fc.record({
      right: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: ITEMS, maxLength: ITEMS }),
      missing: fc.array(fc.nat(ITEMS - 1), { maxLength: 2 }),
    }),
    { minLength: JUDGES.length, maxLength: JUDGES.length },
  ),
  clustered: fc.boolean(),
  deploymentPrevalence: fc.constantFrom(undefined, 0.05),
});

type World = typeof world extends fc.Arbitrary<infer Value> ? Value : never;

const word = (positive: boolean) => (positive ? 'yes' : 'no');

function comparisonOf({ gold, judges, clustered, deploymentPrevalence }: World): Comparison {
  const readings = judges.flatMap(({ right, missing }, judge) =>
    keys.map((item, index): ReadingSpec => {
      const isRight = (right[index] ?? 0) > 0;
      const said = missing.includes(index)
        ? ({ outcome: 'refused' } as const)
        : word(isRight === gold[index]);
      return { item, judge: JUDGES[judge] ?? '', said };
    }),
  );
  return compare(
    study({
      criterion: criterion('binary', ['no', 'yes'], { positive: 1 }),
      items: keys.map((key, index) => ({ key, facets: { task: `t${index % 12}` } })),
      readings,
      annotations: keys.map((item, index) => ({ item, annotator: 'ann', label: word(gold[index] === true) })),
      ...(clustered ? { cluster: 'task' } : {}),
      ...(deploymentPrevalence === undefined ? {} : { deploymentPrevalence }),
    }),
  );
}

function estimateOf(slice: Slice | undefined, id: string): number | undefined {
  return slice?.measures.find((measure) => measure.id === id)?.estimate;
}

const OPTIONS = { seed: 11, numRuns: 60 };

describe('figures on the items that all ranked candidates answered', () => {
  test('the order does not increase in the very estimates shown', () => {
    fc.assert(
      fc.property(world, (data) => {
        const { candidates, ranking } = comparisonOf(data);
        expect(candidates.map(({ standing }) => standing)).toEqual(['ranked', 'ranked', 'ranked']);
        const shown = candidates.map(({ onCommon, main }) =>
          estimateOf(onCommon ?? main.overall, ranking.by),
        );
        expect(shown).toEqual(ranking.order.map(({ estimate }) => estimate));
        const sorted = shown.map((estimate) => estimate ?? Number.NEGATIVE_INFINITY);
        expect(sorted).toEqual([...sorted].sort((left, right) => right - left));
      }),
      OPTIONS,
    );
  });

  test('rest on the common items, every one with a verdict, and are there just where these are fewer', () => {
    fc.assert(
      fc.property(world, (data) => {
        const { candidates, ranking } = comparisonOf(data);
        const missed = new Set(data.judges.flatMap(({ missing }) => missing));
        expect(ranking.commonItems).toBe(ITEMS - missed.size);
        for (const { onCommon, main } of candidates) {
          expect(onCommon === undefined).toBe(main.overall.n === ranking.commonItems);
          if (onCommon === undefined) continue;
          expect([onCommon.n, onCommon.labelled]).toEqual([ranking.commonItems, ranking.commonItems]);
          expect(onCommon.leftOut).toEqual([]);
          expect(onCommon.measures.map(({ id }) => id)).toEqual(main.overall.measures.map(({ id }) => id));
        }
      }),
      OPTIONS,
    );
  });

  test('are the figures of a comparison that holds only those items', () => {
    fc.assert(
      fc.property(world, (data) => {
        const { candidates } = comparisonOf(data);
        const missed = new Set(data.judges.flatMap(({ missing }) => missing));
        const answered = keys.filter((_, index) => !missed.has(index));
        const only = onlyItems(data, answered);
        for (const { candidate, onCommon, main } of candidates) {
          const expected = only.candidates.find((other) => other.candidate.id === candidate.id);
          const own = onCommon ?? main.overall;
          expect(own.confusion).toEqual(expected?.main.overall.confusion);
          expect(own.clusters).toBe(expected?.main.overall.clusters);
          for (const { id, estimate, interval, n, clusters } of own.measures) {
            const other = expected?.main.overall.measures.find((measure) => measure.id === id);
            expect(estimate, id).toBe(other?.estimate);
            expect([n, clusters], id).toEqual([other?.n, other?.clusters]);
            // Drawn intervals have a random stream of their own; the others are the same number.
            const isDrawn =
              interval !== undefined && 'method' in interval && interval.method.startsWith('Jeffreys');
            if (!isDrawn) expect(interval, id).toEqual(other?.interval);
          }
        }
      }),
      OPTIONS,
    );
  });

  test('are not there for candidates below the line, nor do these narrow the common items', () => {
    const gold = keys.map((_, index) => index % 2 === 0);
    const right = keys.map((_, index) => index % 5);
    const { candidates, ranking } = comparisonOf({
      gold,
      judges: [
        { right, missing: [0] },
        { right, missing: [] },
        // 3 of 48 missed: a verdict rate of 93.75 %.
        { right, missing: [1, 2, 3] },
      ],
      clustered: false,
      deploymentPrevalence: undefined,
    });
    expect(ranking.commonItems).toBe(47);
    const found = Object.fromEntries(
      candidates.map(({ candidate, standing, onCommon }) => [candidate.id, [standing, onCommon?.n]]),
    );
    expect(found).toEqual({
      first: ['ranked', undefined],
      second: ['ranked', 47],
      third: ['below the line', undefined],
    });
  });
});

/** The same comparison with only these items in it. */
function onlyItems(data: World, wanted: readonly string[]): Comparison {
  const at = wanted.map((key) => keys.indexOf(key));
  return compare(
    study({
      criterion: criterion('binary', ['no', 'yes'], { positive: 1 }),
      items: at.map((index) => ({ key: keys[index] ?? '', facets: { task: `t${index % 12}` } })),
      readings: data.judges.flatMap(({ right }, judge) =>
        at.map((index) => ({
          item: keys[index] ?? '',
          judge: JUDGES[judge] ?? '',
          said: word((right[index] ?? 0) > 0 === data.gold[index]),
        })),
      ),
      annotations: at.map((index) => ({
        item: keys[index] ?? '',
        annotator: 'ann',
        label: word(data.gold[index] === true),
      })),
      ...(data.clustered ? { cluster: 'task' } : {}),
      ...(data.deploymentPrevalence === undefined ? {} : { deploymentPrevalence: data.deploymentPrevalence }),
    }),
  );
}
