import { type Answers, countAnswers, verdictsAt } from '../compare/answers.ts';
import { contestant } from '../compare/candidate-result.ts';
import { type ClusterColumn, clusterColumn } from '../compare/cluster-column.ts';
import type { Comparison } from '../compare/comparison.ts';
import { sumUnits } from '../compare/evaluate.ts';
import type { CompareInput } from '../compare/input.ts';
import { labelSpace } from '../compare/label-space.ts';
import { settleNoVerdict } from '../compare/no-verdict.ts';
import { commonScale, type Pairing, pair } from '../compare/pair.ts';
import { samplingWeights } from '../compare/sampling-weights.ts';
import {
  type ClusteredSelection,
  devReferences,
  type Selection,
  select,
  selectLabelled,
} from '../compare/selection.ts';
import { tableSummary } from '../compare/summary.ts';
import { type ClusterCounts, clusterCounts } from '../stats/index.ts';

/** Ranked candidates on the items that all of them answered, cluster by cluster. */
export interface Field {
  /** Ids, in rank order. */
  readonly candidates: readonly string[];
  readonly items: number;
  /** Labels on either side of a table, references, and what an item weighs. */
  readonly size: number;
  readonly references: number;
  readonly scale: number;
  /** One of the candidates beside gold: what gold holds is the same for all. */
  readonly pairing: Pairing;
  /** One per way in which items are clustered; one, of single items, where they are independent. */
  readonly ways: readonly Way[];
}

export interface Way {
  /** The facet; absent where items are independent. */
  readonly name?: string;
  readonly clusters: number;
  /** Beside the common items: number of the item's cluster. */
  readonly cluster: Int32Array;
  /** Beside the candidates: every reference's table, per cluster. */
  readonly counts: readonly ClusterCounts[];
}

/**
 * The ranked candidates that have the figure they are ranked by, on common ground. Floors, simulated judges and candidates
 * below the line take no part.
 */
export function fieldOf(input: CompareInput, comparison: Comparison): Field | undefined {
  const { criterion, items, gold, settings } = input;
  const ranked = comparison.ranking.order.flatMap(({ candidate, estimate }) =>
    estimate === undefined ? [] : [candidate],
  );
  const answers = answersOf(input, ranked);
  if (answers.length < 2) return undefined;
  const references = devReferences(gold, items);
  const labelled = selectLabelled(items, references);
  const common = labelled.filter((item) => answers.every((own) => verdictsAt(own, item) > 0));
  const weights = samplingWeights(gold, labelled);
  const scale = scaleOf(answers, common);
  const { size } = labelSpace(criterion, settings.whenNoVerdict === 'own label');
  const labels = references.map((reference) => reference.labels);
  const column = clusterColumn(input);
  const pairAlong = (selection: Selection) =>
    answers.map((own) => pair(selection, labels, own, scale, 'apart'));
  const ways = selectionsOf(column, common, weights).map(({ name, selection }) => {
    const pairings = pairAlong(selection);
    return { ...(name === undefined ? {} : { name }), cluster: selection.cluster, pairings };
  });
  const [first] = answers;
  if (first === undefined) return undefined;
  return {
    candidates: ranked,
    items: common.length,
    size,
    references: references.length,
    scale,
    pairing: pair(select(common, column, weights), labels, first, scale),
    ways: ways.map(({ pairings, ...way }) => ({
      ...way,
      clusters: pairings[0]?.units.count ?? 0,
      counts: pairings.map(countsOf),
    })),
  };
}

/** Settled answers of the candidates with these ids, in their order. */
function answersOf(
  { readings, items, criterion, settings }: CompareInput,
  ids: readonly string[],
): readonly Answers[] {
  const byId = new Map(
    countAnswers(readings, items.count, criterion.labels.length).flatMap(({ candidate, presentations }) => {
      const who = readings.candidates[candidate];
      return who === undefined || presentations.length === 0 ? [] : [[who.id, { who, presentations }]];
    }),
  );
  return ids.flatMap((id) => {
    const own = byId.get(id);
    if (own === undefined) return [];
    const { main } = contestant(own.who, own.presentations, criterion, items.count);
    return [settleNoVerdict(main, settings.whenNoVerdict, criterion)];
  });
}

/** A common multiple, so that tables of different candidates can be added and swapped. */
function scaleOf(answers: readonly Answers[], items: Int32Array): number {
  const scales = new Set(answers.map((own) => commonScale(own, items)));
  const product = [...scales].reduce((sofar, scale) => sofar * scale, 1);
  return product > 1e9 ? 1 : product;
}

function selectionsOf(
  column: ClusterColumn | undefined,
  common: Int32Array,
  weights: Float64Array | undefined,
): readonly { readonly name?: string; readonly selection: ClusteredSelection }[] {
  if (column === undefined) {
    const each = common.map((_, at) => at);
    return [{ selection: { ...select(common, undefined, weights), cluster: each, clusters: common.length } }];
  }
  const { crossed = [], name, ...first } = column;
  const one = { ...(name === undefined ? {} : { name }), selection: select(common, first, weights) };
  return [one, ...crossed.map((own) => ({ name: own.name, selection: select(common, own, weights) }))];
}

function countsOf(pairing: Pairing): ClusterCounts {
  const { sums } = sumUnits(pairing, tableSummary(pairing.size));
  return clusterCounts(pairing.units.count, sums);
}
