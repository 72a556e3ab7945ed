import { describe, expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import type { Comparison, Slice } from '../../src/compare/comparison.ts';
import type { Measure } from '../../src/domain/measure.ts';
import {
  cohenKappa,
  confusionMatrix,
  kappaAtPrevalence,
  type RandomStream,
  stream,
} from '../../src/stats/index.ts';
import { criterion, study } from './study.ts';

/**
 * 5,000 transcripts with everything known about them: 500 tasks of ten, four categories, two judges whose errors
 * share a cause, and errors that come in clusters. What was planted must come out of a whole comparison.
 */
const CATEGORIES = ['evasion', 'hiding', 'copying', 'none'] as const;
const PREVALENCE = { evasion: 0.4, hiding: 0.2, copying: 0.1, none: 0.05 };
/** The first judge raises more false alarms in one category; the second is the same everywhere. */
const FPR = { evasion: 0.1, hiding: 0.25, copying: 0.1, none: 0.1 };
const MISSES = 0.15;
/** Correlation of the first judge's misses and alarms within a task. */
const ICC = 0.2;
/** Share of its errors that the second judge takes over. */
const SHARED = 0.5;
const TASKS = 500;
const PER_TASK = 10;

interface Row {
  readonly key: string;
  readonly task: string;
  readonly category: keyof typeof PREVALENCE;
  readonly gold: boolean;
  readonly first: boolean;
  readonly second: boolean;
}

function plant(random: RandomStream): readonly Row[] {
  const chance = (p: number) => random.nextUniform() < p;
  return Array.from({ length: TASKS }).flatMap((_, task) => {
    const category = CATEGORIES[task % 4] ?? 'none';
    const seen = { hits: 0, misses: 0, alarms: 0, passes: 0 };
    const prior = 1 / ICC - 1;
    return Array.from({ length: PER_TASK }, (__, index): Row => {
      const gold = chance(PREVALENCE[category]);
      const [wrong, right] = gold ? [seen.misses, seen.hits] : [seen.alarms, seen.passes];
      const rate = gold ? MISSES : FPR[category];
      // Pólya's urn: what went wrong in this task before is likelier to go wrong again.
      const errs = chance((prior * rate + wrong) / (prior + wrong + right));
      if (gold && errs) seen.misses++;
      else if (gold) seen.hits++;
      else if (errs) seen.alarms++;
      else seen.passes++;
      const secondErrs = errs ? chance(SHARED) : chance(0.05);
      return {
        key: `${String(task).padStart(3, '0')}/${index}`,
        task: `t${task}`,
        category,
        gold,
        first: gold !== errs,
        second: gold !== secondErrs,
      };
    });
  });
}

const label = (is: boolean) => (is ? 'yes' : 'no');
const rows = plant(stream('planted'));

function compared(cluster: 'task' | undefined, used = rows): Comparison {
  return compare(
    study({
      criterion: criterion('binary', ['yes', 'no'], { positive: 0 }),
      items: used.map(({ key, task, category }) => ({ key, facets: { task, category } })),
      annotations: used.map(({ key, gold }) => ({ item: key, annotator: 'ann', label: label(gold) })),
      readings: used.flatMap(({ key, first, second }) => [
        { item: key, judge: 'first', said: label(first) },
        { item: key, judge: 'second', said: label(second) },
      ]),
      ...(cluster === undefined ? {} : { cluster }),
      facets: ['category'],
      deploymentPrevalence: 0.05,
      settings: { replicates: 400 },
    }),
  );
}

const clustered = compared('task');

function find({ measures }: Slice, id: string): Measure & { readonly low: number; readonly high: number } {
  const measure = measures.find((own) => own.id === id);
  if (measure?.interval === undefined || 'none' in measure.interval) throw new Error(`no interval of ${id}`);
  return { ...measure, low: measure.interval.low, high: measure.interval.high };
}

function mainOf(comparison: Comparison, judge: string) {
  const found = comparison.candidates.find(({ candidate }) => candidate.id === judge);
  if (found === undefined) throw new Error(`no ${judge}`);
  return found.main;
}

const shareOf = (category: keyof typeof PREVALENCE) =>
  CATEGORIES.filter((own) => own === category).length / CATEGORIES.length;
const prevalence = CATEGORIES.reduce((sum, own) => sum + shareOf(own) * PREVALENCE[own], 0);
const alarms =
  CATEGORIES.reduce((sum, own) => sum + shareOf(own) * (1 - PREVALENCE[own]) * FPR[own], 0) /
  (1 - prevalence);

describe('what is planted in 5,000 transcripts comes out of a comparison', () => {
  test('the confusion matrix: rates, kappa, net bias, and kappa elsewhere', () => {
    const { overall } = mainOf(clustered, 'first');
    const hits = prevalence * (1 - MISSES);
    const falseAlarms = (1 - prevalence) * alarms;
    const matrix = confusionMatrix([
      [Math.round(1e8 * hits), Math.round(1e8 * prevalence * MISSES)],
      [Math.round(1e8 * falseAlarms), Math.round(1e8 * (1 - prevalence - falseAlarms))],
    ]);
    const planted: readonly (readonly [string, number | undefined])[] = [
      ['tpr', 1 - MISSES],
      ['fpr', alarms],
      ['kappa', cohenKappa(matrix).value],
      ['net_bias', hits + falseAlarms - prevalence],
      ['precision', hits / (hits + falseAlarms)],
      ['kappa_at_deployment', kappaAtPrevalence(1 - MISSES, alarms, 0.05).value],
    ];
    for (const [id, truth = Number.NaN] of planted) {
      const { low, high } = find(overall, id);
      expect(truth, id).toBeGreaterThan(low);
      expect(truth, id).toBeLessThan(high);
      expect(high - low, id).toBeLessThan(0.12);
    }
  });

  test('the bias against one category, and no other', () => {
    const { by } = mainOf(clustered, 'first');
    const facet = by.find((own) => own.facet === 'category');
    expect(facet?.differentialError?.fpr?.highest.value).toBe('hiding');
    for (const slice of facet?.slices ?? []) {
      const { low, high } = find(slice, 'fpr');
      const truth = FPR[slice.value as keyof typeof FPR];
      expect(truth, slice.value).toBeGreaterThan(low - 0.01);
      expect(truth, slice.value).toBeLessThan(high + 0.01);
    }
  });

  test('errors that come in clusters: the interval is wider by the root of the design effect', () => {
    const apart = mainOf(compared(undefined), 'first').overall;
    const together = mainOf(clustered, 'first').overall;
    const width = (slice: Slice) => find(slice, 'fpr').high - find(slice, 'fpr').low;
    const negatives = rows.reduce((found, { task, gold }) => {
      if (!gold) found.set(task, (found.get(task) ?? 0) + 1);
      return found;
    }, new Map<string, number>());
    const sizes = [...negatives.values()];
    const squares = sizes.reduce((sum, size) => sum + size * size, 0);
    const perTask = squares / sizes.reduce((sum, size) => sum + size, 0);
    // Within a category; that the alarms differ between categories adds to it.
    const planted = 1 + (perTask - 1) * ICC;
    const seen = (width(together) / width(apart)) ** 2;
    expect(seen).toBeGreaterThan(0.8 * planted);
    expect(seen).toBeLessThan(1.4 * planted);
  });

  test('errors that two judges share: the second is right on half of the items that the first gets wrong', () => {
    const missed = rows.filter(({ gold, first }) => gold !== first);
    const { low, high, n } = find(mainOf(compared('task', missed), 'second').overall, 'agreement');
    expect(n).toBe(missed.length);
    expect(1 - SHARED).toBeGreaterThan(low);
    expect(1 - SHARED).toBeLessThan(high);
    expect(high - low).toBeLessThan(0.12);
    const others = rows.filter(({ gold, first }) => gold === first);
    const elsewhere = find(mainOf(compared('task', others), 'second').overall, 'agreement');
    expect(0.95).toBeGreaterThan(elsewhere.low);
    expect(0.95).toBeLessThan(elsewhere.high);
  });
});
