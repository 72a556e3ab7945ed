import { countAnswers } from '../compare/answers.ts';
import { contestant } from '../compare/candidate-result.ts';
import type { Comparison } from '../compare/comparison.ts';
import type { CompareInput } from '../compare/input.ts';
import { labelSpace } from '../compare/label-space.ts';
import { devReferences } from '../compare/selection.ts';
import type { Coded } from '../domain/columns.ts';
import { type Discordance, partialPooling } from '../stats/index.ts';
import { type ClaimItems, claimItems, judgedShares } from './judged-items.ts';

/**
 * What a study's data say of what a plan has to assume; rates weigh items by 1 / the probability they were labelled
 * with. Members are absent where the data do not say.
 */
export interface Observed {
  readonly items: number;
  readonly labelled: number;
  /** Of the labelled ones, each counted once. */
  readonly positives: number;
  readonly prevalence?: number;
  /** The first ranked candidate, and its error rates. */
  readonly candidate?: string;
  readonly tpr?: number;
  readonly fpr?: number;
  readonly kappa?: number;
  /** How often the first two ranked are right where the other is wrong, on items both answered. */
  readonly second?: string;
  readonly discordance?: Discordance;
  /** How far a cluster's items are judged right or wrong together; mean cluster size of all items. */
  readonly icc?: number;
  readonly clusterSize?: number;
  readonly annotatorKappa?: number;
  /** Of two calls of the first candidate on one item: kappa. */
  readonly selfAgreement?: number;
  /** Gold per value of the facets asked for; values without gold count, too. */
  readonly by?: readonly ObservedFacet[];
}

export interface ObservedFacet {
  readonly facet: string;
  readonly values: readonly (Pick<Observed, 'labelled' | 'positives'> & { readonly value: string })[];
}

/**
 * Reads from a comparison and its columns what the next study can be planned with. Of two labels, one positive.
 *
 * @param facets whose values' gold is counted one by one
 */
export function observedOf(
  input: CompareInput,
  comparison: Comparison,
  facets: readonly string[] = [],
): Observed {
  const { criterion, items, gold, settings } = input;
  const { isPositive } = labelSpace(criterion, settings.whenNoVerdict === 'own label');
  const base = { items: comparison.gold.items, labelled: comparison.gold.labelled };
  if (isPositive === undefined) return { ...base, positives: 0 };
  const cluster = input.cluster === undefined ? undefined : items.facets.get(input.cluster);
  const parts = claimItems(items, gold, devReferences(gold, items), isPositive, cluster);
  const positives = parts.gold.reduce((sum, own) => sum + Math.max(0, own), 0);
  const judged = judgedByRank(input, comparison, parts, isPositive);
  const [first, second] = judged;
  const rates = first === undefined ? {} : ratesOf(parts, first.judged);
  const annotators = comparison.ceiling.measures.find(({ id }) => id === 'ceiling_kappa')?.estimate;
  const kappa = comparison.candidates
    .find(({ candidate }) => candidate.id === first?.id)
    ?.main.overall.measures.find(({ id }) => id === 'kappa')?.estimate;
  const repeats = comparison.consistency?.repeats.find(({ candidate }) => candidate === first?.id)?.measures;
  const selfAgreement = repeats?.find(({ id, shown }) => id === 'repeat_kappa' && shown)?.estimate;
  const by = facets.flatMap((facet) => facetOf(facet, items.facets.get(facet), parts) ?? []);
  return {
    ...base,
    positives,
    ...prevalenceOf(parts),
    ...(first === undefined ? {} : { candidate: first.id }),
    ...rates,
    ...(kappa === undefined ? {} : { kappa }),
    ...(first === undefined || second === undefined
      ? {}
      : { second: second.id, ...discordance(parts, first.judged, second.judged) }),
    ...(first === undefined ? {} : clustering(parts, first.judged)),
    ...(annotators === undefined ? {} : { annotatorKappa: annotators }),
    ...(selfAgreement === undefined ? {} : { selfAgreement }),
    ...(by.length === 0 ? {} : { by }),
  };
}

function facetOf(
  facet: string,
  column: Coded | undefined,
  { gold, takesPart }: ClaimItems,
): ObservedFacet | undefined {
  if (column === undefined) return undefined;
  const counts = column.values.map((value) => ({ value, items: 0, labelled: 0, positives: 0 }));
  gold.forEach((truth, item) => {
    const own = counts[column.codes[item] as number];
    if (own === undefined || takesPart[item] === 0) return;
    own.items++;
    if (truth < 0) return;
    own.labelled++;
    own.positives += truth;
  });
  // A value of the test split alone is none here.
  const seen = counts.filter((own) => own.items > 0);
  return { facet, values: seen.map(({ value, labelled, positives }) => ({ value, labelled, positives })) };
}

interface Judge {
  readonly id: string;
  readonly judged: Float64Array;
}

function judgedByRank(
  { criterion, readings }: CompareInput,
  { ranking }: Comparison,
  parts: ClaimItems,
  isPositive: (label: number) => boolean,
): readonly Judge[] {
  const place = (id: string) => ranking.order.findIndex(({ candidate }) => candidate === id);
  return countAnswers(readings, parts.count, criterion.labels.length)
    .flatMap(({ candidate, presentations }): readonly Judge[] => {
      const who = readings.candidates[candidate];
      if (who === undefined || presentations.length === 0 || place(who.id) < 0) return [];
      const { main } = contestant(who, presentations, criterion, parts.count);
      return [{ id: who.id, judged: judgedShares(main, parts, isPositive) }];
    })
    .sort((left, right) => place(left.id) - place(right.id));
}

/** Among the transcripts that the labelled ones were drawn from. */
function prevalenceOf(parts: ClaimItems): Pick<Observed, 'prevalence'> {
  let [positives, all] = [0, 0];
  parts.gold.forEach((truth, item) => {
    if (truth < 0) return;
    positives += weightOf(parts, item) * truth;
    all += weightOf(parts, item);
  });
  return all === 0 ? {} : { prevalence: positives / all };
}

/** 1 where all were labelled with one probability. */
function weightOf({ weights }: ClaimItems, item: number): number {
  return weights?.[item] ?? 1;
}

function ratesOf(parts: ClaimItems, judged: Float64Array): Pick<Observed, 'tpr' | 'fpr'> {
  let [tp, positives, fp, negatives] = [0, 0, 0, 0];
  parts.gold.forEach((truth, item) => {
    const yes = judged[item] as number;
    if (truth < 0 || yes < 0) return;
    const weight = weightOf(parts, item);
    tp += weight * truth * yes;
    positives += weight * truth;
    fp += weight * (1 - truth) * yes;
    negatives += weight * (1 - truth);
  });
  return {
    ...(positives === 0 ? {} : { tpr: tp / positives }),
    ...(negatives === 0 ? {} : { fpr: fp / negatives }),
  };
}

/** How far right a verdict is, from 0 to 1; -1 where gold or verdict is missing. */
function rightness(truth: number, yes: number): number {
  return truth < 0 || yes < 0 ? -1 : truth * yes + (1 - truth) * (1 - yes);
}

function discordance(
  parts: ClaimItems,
  first: Float64Array,
  second: Float64Array,
): Pick<Observed, 'discordance'> {
  let [onlyFirst, onlySecond, n] = [0, 0, 0];
  parts.gold.forEach((truth, item) => {
    const one = rightness(truth, first[item] as number);
    const two = rightness(truth, second[item] as number);
    if (one < 0 || two < 0) return;
    const weight = weightOf(parts, item);
    n += weight;
    onlyFirst += weight * one * (1 - two);
    onlySecond += weight * two * (1 - one);
  });
  return n === 0 ? {} : { discordance: { onlyFirst: onlyFirst / n, onlySecond: onlySecond / n } };
}

function clustering(
  { gold, cluster, clusters, takesPart }: ClaimItems,
  judged: Float64Array,
): Pick<Observed, 'icc' | 'clusterSize'> {
  if (cluster === undefined) return { icc: 0, clusterSize: 1 };
  const groups = Array.from({ length: clusters }, () => ({ hits: 0, n: 0 }));
  const sizes = new Float64Array(clusters);
  gold.forEach((truth, item) => {
    if (takesPart[item] === 0) return;
    const own = cluster[item] as number;
    sizes[own] = (sizes[own] as number) + 1;
    const right = rightness(truth, judged[item] as number);
    const group = groups[own];
    if (right < 0 || group === undefined) return;
    group.hits += right;
    group.n++;
  });
  const used = sizes.filter((size) => size > 0);
  const items = used.reduce((sum, size) => sum + size, 0);
  // A beta-binomial's ICC is 1 / (strength + 1).
  const { strength } = partialPooling(groups);
  return { icc: 1 / (strength + 1), ...(used.length === 0 ? {} : { clusterSize: items / used.length }) };
}
