import { type Answers, countAnswers } from '../../compare/answers.ts';
import { bareMeasure } from '../../compare/bias/bare-measure.ts';
import { contestant } from '../../compare/candidate-result.ts';
import { type ClusterColumn, clusterColumn } from '../../compare/cluster-column.ts';
import { compare } from '../../compare/compare.ts';
import type { CompareInput } from '../../compare/input.ts';
import type { Gold } from '../../domain/gold.ts';
import type { Interval, Measure } from '../../domain/measure.ts';
import {
  addFlips,
  clusterJackknife,
  excessOfFlipSums,
  FLIP_SUMS,
  flipRates,
  occasionTest,
  smallestVisible,
  stream,
} from '../../stats/index.ts';
import type { Difference } from '../contest.ts';
import { holdContest } from '../hold-contest.ts';
import { ANEW, atOccasions, VALIDATED } from './at-occasions.ts';
import type { Drift } from './drift.ts';
import { NONE_CHANGED } from './exact-where-none.ts';
import { whereFewChanged } from './where-few-changed.ts';

/** How much worse than when it was validated a candidate may be. */
const MARGIN = 0.05;

/**
 * Whether a candidate that was asked anew has changed, and whether it is still good enough. The first needs no gold: flips
 * between the occasions against flips between repeats. The second is a comparison on the same items: the later occasion
 * against the first, as of two candidates.
 *
 * @param candidate its index in the readings
 * @returns `undefined` where it was never asked anew
 */
export function driftOf(input: CompareInput, candidate: number, margin: number = MARGIN): Drift | undefined {
  const split = atOccasions(input.readings, candidate);
  if (split === undefined) return undefined;
  const { occasion, anchors, readings } = split;
  const own = { ...input, readings, gold: onAnchors(input.gold, anchors), facets: [] };
  return {
    candidate: input.readings.candidates[candidate]?.id ?? '',
    occasion,
    anchors: anchors.size,
    changed: changedMeasures(own, [...anchors]),
    ...stillGood(own, margin),
    margin,
  };
}

/** Labels of other items say nothing here, and an item that was not asked anew is no missing verdict. */
function onAnchors(gold: Gold, anchors: ReadonlySet<number>): Gold {
  const references = gold.references.map((reference) => ({
    ...reference,
    labels: reference.labels.map((label, item) => (anchors.has(item) ? label : -1)),
  }));
  return { ...gold, references };
}

function stillGood(
  input: CompareInput,
  margin: number,
): Pick<Drift, 'differences' | 'noneChanged' | 'smallestFall' | 'isNoninferior' | 'none'> {
  const labelled = input.gold.references.some(({ labels }) => labels.some((label) => label >= 0));
  if (!labelled) return { differences: [], none: 'none of the items asked anew has gold' };
  const comparison = compare(input);
  const below = comparison.candidates.find(({ standing }) => standing !== 'ranked');
  if (below !== undefined) {
    return { differences: [], none: `${below.candidate.id}: ${below.because ?? 'it is not ranked'}` };
  }
  const contest = holdContest(input, comparison, { tried: 2, criteria: 1 }, margin);
  const pair = contest?.pairs[0];
  if (pair === undefined) return { differences: [], none: 'one of the two occasions has no figure' };
  const paired = pair.first === 'anew' ? pair.differences : pair.differences.map(negated);
  const differences = whereFewChanged(input, comparison, paired);
  const interval = differences[0]?.interval;
  if (interval === undefined || 'none' in interval) return { differences };
  const noneChanged = interval.method.startsWith(NONE_CHANGED);
  const fall = noneChanged ? -interval.low : smallestVisible(interval).value;
  return {
    differences,
    ...(noneChanged ? { noneChanged } : {}),
    ...(fall === undefined ? {} : { smallestFall: fall }),
    isNoninferior: interval.low >= -margin,
  };
}

function negated(difference: Difference): Difference {
  const { estimate, interval } = difference;
  return {
    ...difference,
    estimate: estimate === undefined ? undefined : -estimate,
    ...(interval === undefined || 'none' in interval
      ? {}
      : { interval: { ...interval, low: -interval.high, high: -interval.low } }),
  };
}

function changedMeasures(input: CompareInput, anchors: readonly number[]): readonly Measure[] {
  const { criterion, items, readings, settings } = input;
  const labels = criterion.labels.length;
  const first = labelCounts(input, VALIDATED, anchors);
  const second = labelCounts(input, ANEW, anchors);
  const rates = flipRates(first, second, labels);
  const column = clusterColumn(input);
  const name = [criterion.id, readings.candidates[ANEW]?.hash ?? ''];
  const test = occasionTest(
    first,
    second,
    labels,
    stream(settings.seed, 'drift', ...name),
    settings.replicates,
  );
  const clusters = column === undefined ? undefined : new Set(anchors.map((item) => column.codes[item])).size;
  const common = { ...(clusters === undefined ? {} : { clusters }) };
  const interval = excessInterval(first, second, labels, anchors, column, settings.level);
  return [
    bareMeasure('flips_between', rates.between, { n: rates.items, ...common }),
    bareMeasure('flips_within', rates.within, { n: rates.repeated, ...common }),
    bareMeasure('flips_excess', rates.excess, { n: rates.items, ...common, interval }),
    bareMeasure('occasion_p', test, { n: Math.min(items.count, rates.items), ...common }),
  ];
}

/** Verdicts by label on the anchors, in their order; of pairs both orders together. */
function labelCounts(
  { readings, items, criterion }: CompareInput,
  candidate: number,
  anchors: readonly number[],
): Float64Array {
  const labels = criterion.labels.length;
  const counted = countAnswers(readings, items.count, labels).find((own) => own.candidate === candidate);
  const who = readings.candidates[candidate];
  const counts = new Float64Array(anchors.length * labels);
  if (counted === undefined || who === undefined || counted.presentations.length === 0) return counts;
  const { main }: { readonly main: Answers } = contestant(who, counted.presentations, criterion, items.count);
  anchors.forEach((item, at) => {
    for (let label = 0; label < labels; label++) {
      counts[at * labels + label] = main.counts[item * main.width + label] as number;
    }
  });
  return counts;
}

function excessInterval(
  first: Float64Array,
  second: Float64Array,
  labels: number,
  anchors: readonly number[],
  column: ClusterColumn | undefined,
  level: number,
): Interval {
  const place = new Map<string, number>();
  const at = anchors.map((item, index) => {
    const code = column?.codes[item] ?? -1;
    const key = code < 0 ? `item ${index}` : `cluster ${code}`;
    const known = place.get(key) ?? place.size;
    place.set(key, known);
    return known;
  });
  const counts = new Float64Array(place.size * FLIP_SUMS);
  at.forEach((cluster, index) => {
    addFlips(counts, cluster * FLIP_SUMS, first, second, labels, index);
  });
  return clusterJackknife({
    clusters: place.size,
    counts,
    statistic: excessOfFlipSums,
    transform: 'identity',
    level,
  }).interval;
}
