import { isOrdered } from '../domain/criterion.ts';
import type { Gold, Reference } from '../domain/gold.ts';
import { cohenKappa, percentAgreement, tally } from '../stats/index.ts';
import { amongAnnotators } from './ceiling-many.ts';
import { commonestAndRest, positiveAndRest } from './classes.ts';
import type { Ceiling } from './comparison.ts';
import type { CandidateContext } from './context.ts';
import { labelSpace } from './label-space.ts';
import { measureOf, sumCache } from './measure.ts';
import type { Pairing } from './pair.ts';
import { pairRaters } from './pair-raters.ts';
import type { Rule } from './rule.ts';
import { shareRule } from './share-rules.ts';
import { tableSummary } from './summary.ts';
import { kappaRule } from './table-rules.ts';

/**
 * How well the people agree with each other: the mean over pairs of primary annotators who share any item, with an
 * interval that resamples items or clusters jointly. On every item that both of a pair labelled, those on which they
 * split and which therefore have no gold included: leaving them out would make people look more alike than they are.
 *
 * Withheld, with the reason, with one annotator, on illustrative material, and where annotations do not come from
 * people or deterministic rules.
 */
export function ceilingOf(context: CandidateContext, gold: Gold, illustrative: boolean): Ceiling {
  const without = whyNone(gold, illustrative);
  if (without !== undefined) return { none: without, measures: [], pairs: [] };
  const size = context.criterion.labels.length;
  const tables = pairsOf(gold.annotators).map(([first, second]) => ({
    first,
    second,
    table: tally(pick(first, context.overall.items), pick(second, context.overall.items), size),
  }));
  const used = tables.filter(({ table }) => table.counts.some((count) => count > 0));
  if (used.length === 0) return { none: 'no item has labels from two annotators', measures: [], pairs: [] };
  const pairing = pairAnnotators(context, used, size);
  const sums = sumCache(pairing);
  const block = [context.criterion.id, 'ceiling'];
  const { level, replicates, seed } = context;
  return {
    measures: [
      ...rulesOfCeiling(context).map((rule) =>
        measureOf(rule, pairing, sums, size, { level, replicates, seed, block }),
      ),
      ...amongAnnotators(context, gold.annotators, classesOf(context)),
    ],
    pairs: used.map(({ first, second, table }) => {
      const kappa = cohenKappa(table, weightsOf(context));
      return {
        first: first.name,
        second: second.name,
        n: table.counts.reduce((sum, count) => sum + count, 0),
        agreement: percentAgreement(table).value,
        kappa: kappa.value,
        ...('reason' in kappa ? { reason: kappa.reason } : {}),
      };
    }),
  };
}

/** Why annotators say nothing about people; `undefined` where they do. */
export function whyNone(gold: Gold, illustrative: boolean): string | undefined {
  if (illustrative) return 'withheld: the material is illustrative, so nobody here stands for people';
  const other = gold.provenances.find(
    (provenance) => provenance !== 'human' && provenance !== 'deterministic',
  );
  if (other !== undefined)
    return `withheld: annotations are of provenance ${other}, not human or deterministic`;
  if (gold.annotators.length === 0) return 'unknown, no primary annotator';
  return gold.annotators.length === 1 ? 'unknown, one annotator' : undefined;
}

function pairsOf(annotators: readonly Reference[]): readonly (readonly [Reference, Reference])[] {
  return annotators.flatMap((first, index) =>
    annotators.slice(index + 1).map((second): readonly [Reference, Reference] => [first, second]),
  );
}

function pick({ labels }: Reference, items: Int32Array): Int16Array {
  return Int16Array.from(items, (item) => labels[item] as number);
}

function pairAnnotators(
  context: CandidateContext,
  pairs: readonly { readonly first: Reference; readonly second: Reference }[],
  size: number,
): Pairing {
  return pairRaters(context.overall, pairs.length, size, 1, (item, add) => {
    pairs.forEach(({ first, second }, reference) => {
      const one = first.labels[item] as number;
      const two = second.labels[item] as number;
      if (one >= 0 && two >= 0) add(reference, one, two, 1);
    });
  });
}

function classesOf({ criterion }: CandidateContext): Rule['classes'] {
  const space = labelSpace(criterion, false);
  const { isPositive, positiveName = '' } = space;
  return (counts) =>
    criterion.scale === 'binary' && isPositive !== undefined
      ? positiveAndRest(isPositive, positiveName)
      : commonestAndRest(space, counts);
}

function rulesOfCeiling(context: CandidateContext): readonly Rule[] {
  const size = context.criterion.labels.length;
  const classes = classesOf(context);
  return [
    shareRule({
      id: 'ceiling_agreement',
      among: () => true,
      counts: (first, second) => first === second,
      reason: 'no items',
      classes,
    }),
    kappaRule('ceiling_kappa', tableSummary(size), size, classes, weightsOf(context)),
  ];
}

function weightsOf(context: CandidateContext): 'quadratic' | 'none' {
  return isOrdered(context.criterion) ? 'quadratic' : 'none';
}
