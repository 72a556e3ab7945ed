import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import type { Comparison, Slice } from '../../src/compare/comparison.ts';
import { explain } from '../../src/compare/glossary.ts';
import type { Scale } from '../../src/domain/criterion.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import { type AnnotationSpec, criterion, type ReadingSpec, type StudySpec, study } from './study.ts';

const OPTIONS = { seed: 20260101, numRuns: 60 };
const MISSING: readonly Exclude<Outcome, 'verdict'>[] = ['abstained', 'refused', 'unparsable', 'failed'];

interface World {
  readonly scale: Scale;
  readonly labels: number;
  readonly clustered: boolean;
  readonly orders: boolean;
  /** Per item: facet value, cluster, labels of two annotators, verdicts of two judges; -1 none. */
  readonly items: readonly {
    readonly category: number;
    readonly task: number;
    readonly gold: readonly number[];
    /** Per judge a list of trials: a label, or beyond the labels an outcome. */
    readonly trials: readonly (readonly number[])[];
  }[];
}

const world: fc.Arbitrary<World> = fc
  .record({
    scale: fc.constantFrom<Scale>('binary', 'nominal', 'ordinal', 'pairwise'),
    more: fc.integer({ min: 3, max: 4 }),
    clustered: fc.boolean(),
    annotators: fc.integer({ min: 1, max: 2 }),
    repeats: fc.integer({ min: 0, max: 3 }),
  })
  .chain(({ scale, more, clustered, annotators, repeats }) => {
    const labels = scale === 'binary' ? 2 : more;
    return fc
      .array(
        fc.record({
          category: fc.integer({ min: 0, max: 2 }),
          task: fc.integer({ min: 0, max: 11 }),
          gold: fc.array(fc.integer({ min: -1, max: labels - 1 }), {
            minLength: annotators,
            maxLength: annotators,
          }),
          trials: fc.array(
            fc.array(fc.integer({ min: 0, max: labels + 1 }), { maxLength: Math.max(1, repeats) }),
            { minLength: 2, maxLength: 2 },
          ),
        }),
        { minLength: 1, maxLength: 40 },
      )
      .map((items) => ({ scale, labels, clustered, orders: scale === 'pairwise', items }));
  });

const labelName = (label: number) => `L${label}`;

function specOf({ scale, labels, clustered, orders, items }: World): StudySpec {
  const key = (index: number) => `i${String(index).padStart(3, '0')}`;
  return {
    criterion: criterion(
      scale,
      Array.from({ length: labels }, (_, label) => labelName(label)),
      {
        ...(scale === 'binary' ? { positive: 0 } : {}),
        ...(scale === 'pairwise' && labels === 3 ? { tie: 2 } : {}),
        cuts: scale === 'ordinal' ? [{ id: 'upper', from: 1 }] : [],
      },
    ),
    items: items.map(({ category, task }, index) => ({
      key: key(index),
      facets: { category: `c${category}`, task: `t${task}` },
    })),
    annotations: items.flatMap(({ gold }, index) =>
      gold.flatMap((label, annotator): AnnotationSpec[] =>
        label < 0 ? [] : [{ item: key(index), annotator: `a${annotator}`, label: labelName(label) }],
      ),
    ),
    readings: items.flatMap(({ trials }, index) =>
      trials.flatMap((own, judge) =>
        own.map(
          (said, repeat): ReadingSpec => ({
            item: key(index),
            judge: `j${judge}`,
            said:
              said < labels
                ? labelName(said)
                : { outcome: MISSING[(said + index) % MISSING.length] ?? 'failed' },
            repeat: repeat + 1,
            presentation: orders ? (repeat % 2 === 0 ? 'ab' : 'ba') : '',
          }),
        ),
      ),
    ),
    ...(clustered ? { cluster: 'task' } : {}),
    facets: ['category'],
    policy: { kind: 'each' },
    settings: { replicates: 20 },
  };
}

function slices(comparison: Comparison): readonly Slice[] {
  return [...comparison.candidates, ...comparison.floors].flatMap(({ main, byPresentation }) =>
    [main, ...byPresentation].flatMap(({ overall, by }) => [overall, ...by.flatMap((facet) => facet.slices)]),
  );
}

describe('whatever the data', () => {
  test('the result does not depend on the order of rows', () => {
    fc.assert(
      fc.property(world, fc.integer({ min: 0, max: 100 }), (data, turn) => {
        const spec = specOf(data);
        const at = turn % Math.max(1, spec.readings.length);
        const turned = [...spec.readings.slice(at), ...spec.readings.slice(0, at)].reverse();
        expect(compare(study({ ...spec, readings: turned }))).toEqual(compare(study(spec)));
      }),
      OPTIONS,
    );
  });

  test('labelled items are those used and those left out, in every slice and by gold label', () => {
    fc.assert(
      fc.property(world, (data) => {
        const comparison = compare(study(specOf(data)));
        const { items, labelled, unlabelled } = comparison.gold;
        expect(labelled + unlabelled.reduce((sum, { count }) => sum + count, 0)).toBe(items);
        for (const slice of slices(comparison)) {
          const left = slice.leftOut.reduce((sum, { count }) => sum + count, 0);
          expect(slice.n + left).toBe(slice.labelled);
          if (comparison.gold.references.length > 1) continue;
          const used = slice.confusion.flat().reduce((sum, count) => sum + count, 0);
          expect(used).toBeCloseTo(slice.n, 9);
          for (const { count, byGold } of slice.leftOut) {
            expect(byGold.reduce((sum, own) => sum + own.count, 0)).toBe(count);
          }
        }
      }),
      OPTIONS,
    );
  });

  test('the values of a facet add up to the whole', () => {
    fc.assert(
      fc.property(world, (data) => {
        for (const { main } of compare(study(specOf(data))).candidates) {
          for (const { slices: own } of main.by) {
            expect(own.reduce((sum, slice) => sum + slice.labelled, 0)).toBe(main.overall.labelled);
            expect(own.reduce((sum, slice) => sum + slice.n, 0)).toBe(main.overall.n);
          }
        }
      }),
      OPTIONS,
    );
  });

  test('a number is finite, lies within its bounds, and an absent one has a reason', () => {
    fc.assert(
      fc.property(world, (data) => {
        for (const slice of slices(compare(study(specOf(data))))) {
          for (const { id, estimate, reason, bounds } of slice.measures) {
            if (estimate === undefined) expect(reason, id).toBeTruthy();
            else expect(Number.isFinite(estimate), id).toBe(true);
            if (estimate === undefined || bounds === undefined || !bounds.exact) continue;
            expect(bounds.low, id).toBeLessThanOrEqual(bounds.high + 1e-12);
          }
        }
      }),
      OPTIONS,
    );
  });

  test('every measure has an entry in the glossary', () => {
    fc.assert(
      fc.property(world, (data) => {
        const comparison = compare(study(specOf(data)));
        const emitted = [
          ...slices(comparison).flatMap((slice) => slice.measures),
          ...comparison.ceiling.measures,
          ...(comparison.people?.candidates ?? []).flatMap(({ measures }) => measures),
          ...comparison.candidates.flatMap(({ main, orderEffects, bias }) => [
            ...(bias?.measures ?? []),
            ...(bias?.byFacet ?? []).flatMap((facet) => [
              ...facet.measures,
              ...facet.contrasts.flatMap(({ measures }) => measures),
            ]),
            ...main.by.map((facet) => facet.stratifiedKappa),
            ...(orderEffects?.measures ?? []),
          ]),
        ];
        for (const { id } of emitted) expect(explain(id), id).toBeDefined();
      }),
      OPTIONS,
    );
  });

  test('renaming and reordering nominal labels changes no figure', () => {
    fc.assert(
      fc.property(
        world.filter(({ scale }) => scale === 'nominal'),
        (data) => {
          const spec = specOf(data);
          const turned = { ...spec.criterion, labels: [...spec.criterion.labels].reverse() };
          const before = compare(study(spec)).candidates;
          const after = compare(study({ ...spec, criterion: turned })).candidates;
          before.forEach(({ main }, index) => {
            for (const { id, estimate } of main.overall.measures) {
              const other = after[index]?.main.overall.measures.find(
                (measure) => measure.id === id,
              )?.estimate;
              if (estimate === undefined) expect(other, id).toBeUndefined();
              else expect(other, id).toBeCloseTo(estimate, 10);
            }
          });
        },
      ),
      OPTIONS,
    );
  });
});

describe('equal to a model with an object per item', () => {
  test('agreement and kappa, items weighing equally and averaged over annotators', () => {
    fc.assert(
      fc.property(
        world.filter(({ scale }) => scale === 'binary' || scale === 'nominal'),
        (data) => {
          const comparison = compare(study(specOf(data)));
          for (const { candidate, main } of comparison.candidates) {
            const expected = naive(data, Number(candidate.id.slice(1)), comparison.gold.references);
            const of = (id: string) => main.overall.measures.find((measure) => measure.id === id)?.estimate;
            expectNear(of('agreement'), expected.agreement);
            expectNear(of('kappa'), expected.kappa);
            expect(main.overall.n).toBe(expected.n);
          }
        },
      ),
      { ...OPTIONS, numRuns: 150 },
    );
  });
});

function expectNear(actual: number | undefined, expected: number | undefined): void {
  if (expected === undefined) expect(actual).toBeUndefined();
  else expect(actual).toBeCloseTo(expected, 9);
}

/** The definitions written down item by item, with no table, weight or multiple. */
function naive({ labels, items }: World, judge: number, references: readonly string[]) {
  const used = items
    .map(({ gold, trials }) => ({ gold, verdicts: (trials[judge] ?? []).filter((said) => said < labels) }))
    .filter(({ gold, verdicts }) => verdicts.length > 0 && gold.some((label) => label >= 0));
  const figures = references.flatMap((reference) => {
    const column = Number(reference.slice(1));
    const own = used.filter(({ gold }) => (gold[column] ?? -1) >= 0);
    if (own.length === 0) return [];
    const mean = (of: (item: (typeof own)[number]) => number) =>
      own.reduce((sum, item) => sum + of(item), 0) / own.length;
    const share = (verdicts: readonly number[], label: number) =>
      verdicts.filter((said) => said === label).length / verdicts.length;
    const agreement = mean(({ gold, verdicts }) => share(verdicts, gold[column] ?? -1));
    let chance = 0;
    for (let label = 0; label < labels; label++) {
      chance +=
        mean(({ gold }) => (gold[column] === label ? 1 : 0)) * mean(({ verdicts }) => share(verdicts, label));
    }
    return [
      { agreement, kappa: Math.abs(1 - chance) < 1e-12 ? undefined : (agreement - chance) / (1 - chance) },
    ];
  });
  const average = (values: readonly (number | undefined)[]) =>
    values.length === 0 || values.includes(undefined)
      ? undefined
      : values.reduce<number>((sum, value) => sum + (value ?? 0), 0) / values.length;
  return {
    n: used.length,
    agreement: average(figures.map((figure) => figure.agreement)),
    kappa: average(figures.map((figure) => figure.kappa)),
  };
}
