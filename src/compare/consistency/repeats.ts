import { isOrdered } from '../../domain/criterion.ts';
import { type Answers, verdictsAt } from '../answers.ts';
import type { Contestant } from '../candidate-result.ts';
import type { CandidateContext } from '../context.ts';
import { measureOf, sumCache } from '../measure.ts';
import { pairRaters } from '../pair-raters.ts';
import type { Rule } from '../rule.ts';
import { shareRule } from '../share-rules.ts';
import { tableSummary } from '../summary.ts';
import { kappaRule } from '../table-rules.ts';
import type { Repeats } from './consistency.ts';

/**
 * How far a candidate repeats itself: calls on one item under one presentation, pairwise, every item weighing the same.
 * Undefined where it was never asked twice. Stable is not right: nothing here enters a ranking.
 */
export function repeatsOf(
  context: CandidateContext,
  { candidate, presentations }: Contestant,
): Repeats | undefined {
  let calls = 0;
  for (const item of context.overall.items) {
    for (const answers of presentations) calls = Math.max(calls, verdictsAt(answers, item));
  }
  if (calls < 2) return undefined;
  const size = context.space.gold;
  const { level, replicates, seed } = context;
  const measured = (rule: Rule, width: number, entriesOf: Parameters<typeof pairRaters>[4]) => {
    // Of three calls and more an item adds parts of one, for which no closed form holds: the scale says so.
    const scale = calls > 2 || presentations.length > 1 ? 2 : 1;
    const pairing = pairRaters(context.overall, 1, width, scale, (item, add) =>
      entriesOf(item, (reference, one, two, weight) => add(reference, one, two, weight * scale)),
    );
    const block = [context.criterion.id, candidate.hash, 'repeats'];
    return measureOf(rule, pairing, sumCache(pairing), size, { level, replicates, seed, block });
  };
  const pairsOf = (item: number) => labelPairs(presentations, item, size);
  return {
    candidate: candidate.id,
    calls,
    measures: [
      measured(share('repeat_agreement'), 2, (item, add) => {
        const pairs = pairsOf(item);
        if (pairs === undefined) return;
        let same = 0;
        for (let label = 0; label < size; label++) same += pairs[label * size + label] as number;
        addSides(add, same);
      }),
      measured(
        kappaRule('repeat_kappa', tableSummary(size), size, () => [], weightsOf(context)),
        size,
        (item, add) => {
          pairsOf(item)?.forEach((weight, cell) => {
            if (weight > 0) add(0, Math.floor(cell / size), cell % size, weight);
          });
        },
      ),
      measured(share('modal_share'), 2, (item, add) => {
        const modal = modalShareAt(presentations, item, size);
        if (modal !== undefined) addSides(add, modal);
      }),
    ],
  };
}

type Add = Parameters<Parameters<typeof pairRaters>[4]>[1];

function addSides(add: Add, yes: number): void {
  if (yes > 0) add(0, 0, 0, yes);
  if (yes < 1) add(0, 0, 1, 1 - yes);
}

function share(id: string): Rule {
  return shareRule({
    id,
    among: () => true,
    counts: (_, side) => side === 0,
    reason: 'no item has verdicts from two calls',
    classes: () => [],
  });
}

function weightsOf({ criterion }: CandidateContext): 'quadratic' | 'none' {
  return isOrdered(criterion) ? 'quadratic' : 'none';
}

/** Ordered pairs of calls by their labels, as shares of the item's pairs; calls meet only under one presentation. */
function labelPairs(presentations: readonly Answers[], item: number, size: number): Float64Array | undefined {
  const pairs = new Float64Array(size * size);
  let total = 0;
  for (const { counts, width, labels } of presentations) {
    const row = item * width;
    for (let one = 0; one < labels; one++) {
      const own = counts[row + one] as number;
      if (own === 0) continue;
      for (let two = 0; two < labels; two++) {
        const times = own * ((counts[row + two] as number) - (one === two ? 1 : 0));
        pairs[one * size + two] = (pairs[one * size + two] as number) + times;
        total += times;
      }
    }
  }
  return total === 0 ? undefined : pairs.map((times) => times / total);
}

/** Mean over the presentations with two calls or more. */
function modalShareAt(presentations: readonly Answers[], item: number, size: number): number | undefined {
  let sum = 0;
  let repeated = 0;
  for (const answers of presentations) {
    const verdicts = verdictsAt(answers, item);
    if (verdicts < 2) continue;
    let most = 0;
    for (let label = 0; label < size; label++) {
      most = Math.max(most, answers.counts[item * answers.width + label] as number);
    }
    sum += most / verdicts;
    repeated++;
  }
  return repeated === 0 ? undefined : sum / repeated;
}
