import { describe, expect, test } from 'vitest';
import { manyCandidates } from '../../bench/many-candidates.ts';
import type { Contest } from '../../src/choose/contest.ts';
import { holdContest } from '../../src/choose/hold-contest.ts';
import { compare } from '../../src/compare/compare.ts';
import type { CompareInput } from '../../src/compare/input.ts';
import { contestMeasures } from '../../src/report/contest-measures.ts';

const FAMILY = { tried: 4, criteria: 1 };
const small = quick(manyCandidates(4, 240, 60));

function quick(input: CompareInput, changes: Partial<CompareInput> = {}): CompareInput {
  return {
    ...input,
    facets: [],
    ...changes,
    settings: { ...input.settings, replicates: 399, ...changes.settings },
  };
}

function hold(input: CompareInput, family = FAMILY): Contest {
  const contest = holdContest(input, compare(input), family);
  if (contest === undefined) throw new Error('there is a contest');
  return contest;
}

function relabel(
  input: CompareInput,
  of: (candidate: number, item: number, label: number) => number,
): CompareInput {
  const { readings } = input;
  const label = readings.label.map((own, row) =>
    of(readings.candidate[row] ?? 0, readings.item[row] ?? 0, own),
  );
  return {
    ...input,
    readings: { ...readings, label, outcome: label.map((own) => (own < 0 ? 2 : 0)) as never },
  };
}

describe('a contest', () => {
  const contest = hold(small);

  test('has every ranked candidate once, in rank order, and every pair with the better first', () => {
    const { ranking } = compare(small);
    const order = ranking.order.map(({ candidate }) => candidate);
    expect(contest.candidates.map(({ candidate }) => candidate)).toEqual(order);
    expect(contest.pairs.map(({ first, second }) => [order.indexOf(first), order.indexOf(second)])).toEqual([
      [0, 1],
      [0, 2],
      [0, 3],
      [1, 2],
      [1, 3],
      [2, 3],
    ]);
    expect(contest.items).toBe(240);
    expect(contest.clusters).toBe(60);
  });

  test('its figures are those of the comparison', () => {
    const { candidates } = compare(small);
    for (const { candidate, measures } of contest.candidates) {
      const own = candidates.find((result) => result.candidate.id === candidate)?.main.overall.measures;
      const kappa = own?.find(({ id }) => id === 'kappa')?.estimate;
      expect(measures.find(({ id }) => id === 'after_picking:kappa')?.estimate).toBeCloseTo(kappa ?? 2, 12);
    }
    for (const { first, second, differences } of contest.pairs) {
      for (const { id, estimate } of differences) {
        const figure = (name: string) =>
          candidates
            .find((result) => result.candidate.id === name)
            ?.main.overall.measures.find((own) => own.id === id.slice('difference:'.length))?.estimate ?? 2;
        expect(estimate).toBeCloseTo(figure(first) - figure(second), 12);
      }
    }
  });

  test('compares kappa, agreement, TPR and FPR, each given the items it rests on', () => {
    expect(contest.pairs[0]?.differences.map(({ id }) => id)).toEqual([
      'difference:kappa',
      'difference:agreement',
      'difference:tpr',
      'difference:fpr',
    ]);
    const [kappa, , tpr, fpr] = contest.pairs[0]?.differences ?? [];
    expect((tpr?.n ?? 0) + (fpr?.n ?? 0)).toBe(kappa?.n);
  });

  test('probabilities add up to 1, and the leader is behind by less than nothing', () => {
    const find = (id: string) =>
      contest.candidates.map(({ measures }) => measures.find((own) => own.id === id)?.estimate ?? 0);
    expect(find('probability_best').reduce((sum, own) => sum + own, 0)).toBeCloseTo(1, 12);
    const [first = 0, ...others] = find('behind_best');
    expect(first).toBeLessThanOrEqual(0);
    expect(others.every((own) => own >= 0)).toBe(true);
  });

  test('does not depend on the order of the rows, and is the same again', () => {
    const { readings } = small;
    const turn = <Column extends Int32Array | Int16Array | Uint8Array>(column: Column): Column =>
      column.slice().reverse() as Column;
    const turned = {
      ...small,
      readings: {
        ...readings,
        item: turn(readings.item),
        candidate: turn(readings.candidate),
        label: turn(readings.label),
      },
    };
    expect(hold(turned)).toEqual(contest);
    expect(hold(small)).toEqual(contest);
  });

  test('the more were tried, and the more criteria there are, the less is shown', () => {
    const wide = hold(small, { tried: 40, criteria: 3 });
    const upper = (own: Contest) =>
      own.candidates.map(({ measures }) => {
        const interval = measures.find(({ id }) => id === 'behind_best')?.interval;
        return interval === undefined || 'none' in interval ? undefined : interval.high;
      });
    expect(wide.none).toBe('too few resamples with a value for this level');
    const more = hold(quick(small, { settings: { ...small.settings, replicates: 1999 } }), {
      tried: 8,
      criteria: 1,
    });
    const few = hold(quick(small, { settings: { ...small.settings, replicates: 1999 } }));
    upper(more).forEach((own, at) => {
      expect(own ?? 0).toBeGreaterThanOrEqual(upper(few)[at] ?? 1);
    });
    const p = (own: Contest) => own.pairs.map(({ differences }) => differences[0]?.test?.adjusted ?? 0);
    p(wide).forEach((own, at) => {
      expect(own).toBeGreaterThanOrEqual(p(contest)[at] ?? 1);
    });
  });

  test('says of the out-of-bag figure that it has no interval', () => {
    expect(contest.outOfBag.id).toBe('out_of_bag:kappa');
    expect(contest.outOfBag.interval).toHaveProperty('none');
    const best = Math.max(...compare(small).ranking.order.map(({ estimate }) => estimate ?? 0));
    expect(contest.outOfBag.estimate ?? 1).toBeLessThan(best);
  });
});

describe('who takes part', () => {
  test('not simulated judges, baselines, and those below the line', () => {
    const { readings } = small;
    const kinds = ['simulated', 'baseline', 'imported', 'imported'] as const;
    const input = {
      ...small,
      readings: {
        ...readings,
        candidates: readings.candidates.map((own, at) => ({ ...own, kind: kinds[at] ?? 'imported' })),
      },
    };
    expect(
      hold(input)
        .candidates.map(({ candidate }) => candidate)
        .sort(),
    ).toEqual(['judge-02', 'judge-03']);
  });

  test('fewer than two: no contest', () => {
    const input = manyCandidates(1, 40, 10);
    expect(holdContest(input, compare(input), { tried: 1, criteria: 1 })).toBeUndefined();
  });

  test('only items that all of them answered', () => {
    const input = relabel(small, (candidate, item, label) => (candidate === 1 && item < 7 ? -1 : label));
    const own = hold(input);
    expect(own.candidates).toHaveLength(4);
    expect(own.items).toBe(233);
  });
});

describe('special cases', () => {
  test('two judges that say the same: no difference, no interval, p = 1', () => {
    const { readings } = small;
    const own = hold(
      relabel(small, (candidate, item, label) => (candidate === 1 ? (readings.label[item] ?? 0) : label)),
    );
    const pair = own.pairs.find(({ first, second }) => [first, second].sort().join() === 'judge-00,judge-01');
    const [kappa] = pair?.differences ?? [];
    expect(kappa?.estimate).toBe(0);
    expect(kappa?.interval).toEqual({ none: 'the difference does not vary between clusters' });
    expect(kappa?.test).toMatchObject({ pValue: 1, adjusted: 1 });
  });

  test('a judge that is wrong throughout is shown not to be the best; with many items equal ones are shown to be close', () => {
    const large = quick(manyCandidates(3, 6000, 1500));
    const own = hold(
      relabel(large, (candidate, _, label) => (candidate === 0 ? 1 - label : label)),
      { tried: 3, criteria: 1 },
    );
    expect(own.candidates.map(({ isNoninferior, mayBeBest }) => [isNoninferior, mayBeBest]).at(-1)).toEqual([
      false,
      false,
    ]);
    expect(own.candidates[0]?.isNoninferior).toBe(true);
    const last = own.pairs.find(({ second }) => second === 'judge-00');
    expect(last?.differences[0]?.test?.adjusted).toBeLessThan(0.02);
  });

  test('fewer than 8 clusters: no bounds and no intervals, with the reason; swaps are listed one by one', () => {
    const own = hold(quick(manyCandidates(3, 70, 7)), { tried: 3, criteria: 1 });
    expect(own.none).toBe('too few clusters: 7, at least 8 are needed');
    expect(own.candidates.every(({ isNoninferior, mayBeBest }) => !isNoninferior && mayBeBest)).toBe(true);
    for (const { measure } of contestMeasures({ contest: own })) {
      if (measure.id.startsWith('difference:') || measure.id === 'behind_best') {
        expect(measure.interval).toHaveProperty('none');
      }
    }
    expect(own.pairs[0]?.differences[0]?.test?.method).toBe('swaps of whole clusters, all 64 of them');
  });

  test('independent items are resampled one by one, and have no clusters', () => {
    const own = hold(quick(small, { cluster: undefined }));
    expect(own).not.toHaveProperty('clusters');
    expect(own.pairs[0]?.differences[0]).not.toHaveProperty('clusters');
    expect(own.pairs[0]?.differences[0]?.test?.method).toBe('swaps of items, 399 drawn');
    expect(own.none).toBeUndefined();
  });

  test('crossed clusters: of every figure what says least', () => {
    const crossed = hold(quick(small, { cluster: 'task', crossed: ['category'] }));
    const [task, category] = ['task', 'category'].map((cluster) => hold(quick(small, { cluster })));
    if (task === undefined || category === undefined) throw new Error('two contests');
    crossed.pairs.forEach((pair, index) => {
      pair.differences.forEach((own, at) => {
        const widths = [task, category].map((one) => {
          const interval = one.pairs[index]?.differences[at]?.interval;
          return interval === undefined || 'none' in interval ? Number.NaN : interval.high - interval.low;
        });
        if (own.interval === undefined || 'none' in own.interval) throw new Error('an interval is missing');
        expect(own.interval.high - own.interval.low).toBeCloseTo(Math.max(...widths), 12);
        expect(own.interval.method).toMatch(/^joint cluster jackknife by (task|category)$/);
        const p = [task, category].map((one) => one.pairs[index]?.differences[at]?.test?.pValue ?? 0);
        expect(own.test?.pValue).toBe(Math.max(...p));
      });
    });
    expect(crossed.clusters).toBe(8);
  });

  test('an unknown cluster facet is an error', () => {
    expect(() => hold(quick(small, { crossed: ['agent'] }))).toThrow(RangeError);
  });

  test('several annotators: differences of the means over them', () => {
    const [reference] = small.gold.references;
    if (reference === undefined) throw new Error('there is gold');
    const other = {
      name: 'other',
      labels: reference.labels.map((label, item) => (item % 9 === 0 ? 1 - label : label)),
    };
    const input = { ...small, gold: { ...small.gold, references: [reference, other] } };
    const { candidates } = compare(input);
    const own = hold(input);
    const kappaOf = (id: string) =>
      candidates
        .find((result) => result.candidate.id === id)
        ?.main.overall.measures.find((measure) => measure.id === 'kappa')?.estimate ?? 2;
    for (const { first, second, differences } of own.pairs) {
      expect(differences[0]?.estimate).toBeCloseTo(kappaOf(first) - kappaOf(second), 12);
    }
  });
});
