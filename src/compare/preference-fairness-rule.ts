import { preferenceFairness } from '../stats/index.ts';
import { type Answers, verdictsAt } from './answers.ts';
import type { Rule } from './rule.ts';
import { tableSummary } from './summary.ts';

const [FIRST, LAST] = [0, 1];

/**
 * Preference fairness, of a table of places: row = place of the winner in the first order (0 the first, 1 the last),
 * column = in the second order. One response that wins in both stands off the diagonal.
 */
export function preferenceFairnessRule(): Rule {
  return {
    id: 'preference_fairness',
    summary: tableSummary(2),
    statistic: ([primacy = 0, one = 0, other = 0, recency = 0]) =>
      preferenceFairness({ primacy, recency, consistent: one + other }),
    transform: 'identity',
    classes: () => [],
    movedBy: { name: 'a winner that changes with the order', has: (first, second) => first === second },
    bounds: 'none',
  };
}

/**
 * Adds an item's pairs of verdicts to the table of places, together 1; nothing where an order has no verdict.
 *
 * @param responses codes of the response that the first order shows first, and of the other
 */
export function addPlaces(
  [first, second]: readonly [Answers, Answers],
  item: number,
  [one, two]: readonly [number, number],
  add: (row: number, column: number, weight: number) => void,
): void {
  const pairs = verdictsAt(first, item) * verdictsAt(second, item);
  if (pairs === 0) return;
  const times = (answers: Answers, label: number) => answers.counts[item * answers.width + label] as number;
  // Every other verdict is a tie.
  const ties = (answers: Answers) => verdictsAt(answers, item) - times(answers, one) - times(answers, two);
  const toFirst = [times(first, one), times(second, two)] as const;
  const toLast = [times(first, two), times(second, one)] as const;
  const bothTies = ties(first) * ties(second);
  const put = (row: number, column: number, weight: number) => {
    if (weight > 0) add(row, column, weight / pairs);
  };
  put(FIRST, FIRST, toFirst[0] * toFirst[1] + toFirst[0] * ties(second) + ties(first) * toFirst[1]);
  put(LAST, LAST, toLast[0] * toLast[1] + toLast[0] * ties(second) + ties(first) * toLast[1]);
  put(FIRST, LAST, toFirst[0] * toLast[1] + bothTies / 2);
  put(LAST, FIRST, toLast[0] * toFirst[1] + bothTies / 2);
}
