import type { Candidate } from '../domain/candidate.ts';
import type { Measure } from '../domain/measure.ts';
import { type Answers, trialsAt, verdictsAt } from './answers.ts';
import { leastClaimed, selectionsAlong } from './bias/along-ways.ts';
import { firstShownTest } from './bias/first-shown-test.ts';
import type { OrderEffects } from './comparison.ts';
import type { CandidateContext } from './context.ts';
import { measureOf, sumCache } from './measure.ts';
import { pairRaters } from './pair-raters.ts';
import { addPlaces, preferenceFairnessRule } from './preference-fairness-rule.ts';
import type { Rule } from './rule.ts';
import { shareRule } from './share-rules.ts';
import { tableSummary } from './summary.ts';
import { kappaRule } from './table-rules.ts';

/**
 * What the order of a pair does, over labelled items. An item asked several times contributes the share of its
 * trials. Of the two presentations the first by name is taken to show the criterion's first response first.
 */
export function orderEffects(
  context: CandidateContext,
  candidate: Candidate,
  first: Answers,
  second: Answers,
): OrderEffects {
  const { items } = context.overall;
  const agrees = (item: number) => {
    let same = 0;
    for (let label = 0; label < context.space.gold; label++) {
      same += shareOf(first, item, label) * shareOf(second, item, label);
    }
    return same;
  };
  const sum = (of: (item: number) => number) => items.reduce((total, item) => total + of(item), 0);
  const correct = (answers: Answers) => (item: number) =>
    rightOf(context, item, (gold) => shareOf(answers, item, gold));
  return {
    presentations: [first.presentation, second.presentation],
    items: items.length,
    bothVerdicts: sum((item) => (verdictsAt(first, item) > 0 && verdictsAt(second, item) > 0 ? 1 : 0)),
    sameWinner: sum(agrees),
    correctFirst: sum(correct(first)),
    correctSecond: sum(correct(second)),
    correctBoth: sum((item) =>
      rightOf(context, item, (gold) => shareOf(first, item, gold) * shareOf(second, item, gold)),
    ),
    measures: [
      share(context, candidate, 'accuracy_invalid_wrong', 2, (item) => {
        const right = correct(first)(item) + correct(second)(item);
        return [right, 2 - right];
      }),
      share(context, candidate, 'order_consistency', 1, (item) => [agrees(item), 1 - agrees(item)]),
      orderKappa(context, candidate, first, second),
      ...placeOfWinners(context, candidate, first, second),
    ],
  };
}

/** Share of an item's trials that gave a label. */
function shareOf(answers: Answers, item: number, label: number): number {
  const trials = trialsAt(answers, item);
  return trials === 0 ? 0 : (answers.counts[item * answers.width + label] as number) / trials;
}

/** Mean over the references that label the item. */
function rightOf(context: CandidateContext, item: number, shareRight: (gold: number) => number): number {
  let sum = 0;
  let references = 0;
  for (const labels of context.references) {
    const gold = labels[item] as number;
    if (gold < 0) continue;
    sum += shareRight(gold);
    references++;
  }
  return references === 0 ? 0 : sum / references;
}

/** A share of items, from what each item adds to either side. `scale` is what it adds to both together. */
function share(
  context: CandidateContext,
  candidate: Candidate,
  id: string,
  scale: number,
  sides: (item: number) => readonly [number, number],
): Measure {
  const rule = shareRule({
    id,
    among: () => true,
    counts: (_, judge) => judge === 0,
    reason: 'no verdicts',
    classes: () => [],
  });
  return measured(context, candidate, rule, 2, scale, (item, add) => {
    sides(item).forEach((weight, side) => {
      if (weight > 0) add(0, 0, side, weight);
    });
  });
}

/** Kappa of the two orders' verdicts, as of two raters, where both gave one. */
function orderKappa(
  context: CandidateContext,
  candidate: Candidate,
  first: Answers,
  second: Answers,
): Measure {
  const { gold: labels } = context.space;
  const rule = kappaRule('order_kappa', tableSummary(labels), labels, () => []);
  return measured(context, candidate, rule, labels, 1, (item, add) => {
    const pairs = verdictsAt(first, item) * verdictsAt(second, item);
    if (pairs === 0) return;
    for (let one = 0; one < labels; one++) {
      for (let two = 0; two < labels; two++) {
        const times =
          (first.counts[item * first.width + one] as number) *
          (second.counts[item * second.width + two] as number);
        if (times > 0) add(0, one, two, times / pairs);
      }
    }
  });
}

/**
 * Of the verdicts that name a response, how many name the one shown first, where both orders gave a verdict; and which way
 * the winner moves with the order.
 */
function placeOfWinners(
  context: CandidateContext,
  candidate: Candidate,
  first: Answers,
  second: Answers,
): readonly Measure[] {
  const { tie } = context.criterion;
  const responses = context.criterion.labels.map((_, label) => label).filter((label) => label !== tie);
  const [one, two] = responses;
  if (one === undefined || two === undefined || responses.length !== 2) return [];
  const sides = (item: number): readonly [number, number] => {
    if (verdictsAt(first, item) === 0 || verdictsAt(second, item) === 0) return [0, 0];
    return [
      shareOf(first, item, one) + shareOf(second, item, two),
      shareOf(first, item, two) + shareOf(second, item, one),
    ];
  };
  return [
    share(context, candidate, 'first_shown_share', 2, sides),
    measured(context, candidate, preferenceFairnessRule(), 2, 1, (item, add) => {
      addPlaces([first, second], item, [one, two], (row, column, weight) => add(0, row, column, weight));
    }),
    ...leastClaimed(
      selectionsAlong(context.overall).map((overall) => [
        firstShownTest({ ...context, overall }, candidate, sides),
      ]),
    ),
  ];
}

function measured(
  context: CandidateContext,
  candidate: Candidate,
  rule: Rule,
  size: number,
  scale: number,
  entriesOf: Parameters<typeof pairRaters>[4],
): Measure {
  const pairing = pairRaters(context.overall, 1, size, scale, entriesOf);
  const block = [context.criterion.id, candidate.hash, 'orders'];
  const { level, replicates, seed } = context;
  return measureOf(rule, pairing, sumCache(pairing), size, { level, replicates, seed, block });
}
