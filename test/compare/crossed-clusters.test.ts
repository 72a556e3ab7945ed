import { describe, expect, test } from 'vitest';
import { manyCandidates } from '../../bench/many-candidates.ts';
import { compare } from '../../src/compare/compare.ts';
import type { CompareInput } from '../../src/compare/input.ts';
import type { Measure } from '../../src/domain/measure.ts';

/** 360 items in 40 tasks and 12 agents that cross. */
const base = manyCandidates(2, 360, 40);
const agents = {
  values: Array.from({ length: 12 }, (_, at) => `a${at}`),
  codes: Int32Array.from({ length: 360 }, (_, item) => Math.floor(item / 30)),
};
const input: CompareInput = {
  ...base,
  items: { ...base.items, facets: new Map([...base.items.facets, ['agent', agents]]) },
  settings: { ...base.settings, replicates: 200 },
};

const measuresOf = (own: CompareInput): readonly Measure[] =>
  compare(own).candidates.flatMap(({ main }) => [
    ...main.overall.measures,
    ...main.by.flatMap(({ slices, stratifiedKappa }) => [
      stratifiedKappa,
      ...slices.flatMap(({ measures }) => measures),
    ]),
  ]);

function widthOf({ interval }: Measure): number | undefined {
  return interval === undefined || 'none' in interval ? undefined : interval.high - interval.low;
}

describe('items clustered in two ways that cross', () => {
  const crossed = measuresOf({ ...input, cluster: 'task', crossed: ['agent'] });
  const [task, agent] = ['task', 'agent'].map((cluster) => measuresOf({ ...input, cluster }));

  test('every figure has the wider of the two intervals, both named; none where one way has none', () => {
    let compared = 0;
    crossed.forEach((own, at) => {
      const widths = [task, agent].map((each) => widthOf(each?.[at] ?? own));
      expect(own.estimate).toBe(task?.[at]?.estimate);
      if (own.interval === undefined) return;
      if ('none' in own.interval) {
        expect(widths).toContain(undefined);
        return;
      }
      compared++;
      const [byTask = 0, byAgent = 0] = widths;
      expect(widthOf(own)).toBeCloseTo(Math.max(byTask, byAgent), 12);
      expect(own.interval.method).toContain(
        byAgent > byTask ? 'by agent (wider than by task)' : 'by task (wider than by agent)',
      );
    });
    expect(compared).toBeGreaterThan(20);
  });

  test('the order of the ways changes no interval', () => {
    const turned = measuresOf({ ...input, cluster: 'agent', crossed: ['task'] });
    turned.forEach((own, at) => {
      expect(widthOf(own)).toBe(widthOf(crossed[at] ?? own));
    });
  });

  test('a way with fewer than 8 clusters leaves no interval, and says which way that is', () => {
    const few = { values: ['x', 'y'], codes: agents.codes.map((code) => code % 2) };
    const facets = new Map([...input.items.facets, ['lab', few]]);
    const [agreement] = measuresOf({
      ...input,
      items: { ...input.items, facets },
      cluster: 'task',
      crossed: ['lab'],
    });
    expect(agreement?.interval).toEqual({ none: expect.stringMatching(/^by lab: too few clusters: 2/) });
    expect(agreement?.cautions.join()).toContain('by lab: few clusters: gold');
  });

  test('the methods say so, and an unknown facet is an error', () => {
    const { methods } = compare({ ...input, cluster: 'task', crossed: ['agent'] });
    expect(methods.join('\n')).toContain('those that share task, and those that share agent');
    expect(() => compare({ ...input, crossed: ['nobody'] })).toThrow('the cluster facet nobody is no facet');
  });
});
