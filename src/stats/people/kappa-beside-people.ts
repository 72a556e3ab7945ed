import { defined, none, type Statistic } from '../statistic.ts';
import type { ConfusionMatrix } from '../table/confusion-matrix.ts';
import type { Weights } from '../table/weights.ts';
import { cohenKappa } from '../two-raters/cohen-kappa.ts';

/** A judge in the place of an annotator. */
export interface KappaBesidePeople {
  /** Mean over the judge's tables. */
  readonly judge: Statistic;
  /** Mean over the people's own tables. */
  readonly people: Statistic;
  /** The one minus the other. */
  readonly difference: Statistic;
}

/**
 * Like with like: the judge's mean kappa with what people said, minus the people's own mean kappa with the same, on the
 * same items. With two annotators A and B: (kappa(judge, A) + kappa(judge, B)) / 2 - kappa(A, B). With three or more,
 * leaving each out in turn: mean of kappa(judge, majority of the others) minus mean of kappa(left out, the same).
 *
 * 0 = the judge agrees with people as well as they do with each other, positive = better, negative = worse. It does
 * not exist where one of the kappas does not.
 *
 * Put the difference's interval around the difference itself: both kappas rest on the same items, so two intervals
 * beside one another say nothing about it.
 *
 * A combination of this library's, of published parts: kappas of judge and people beside kappas of people with each
 * other as in Judge's Verdict (Han et al. 2025, arXiv 2510.09738); each annotator left out in turn as in the
 * alternative annotator test (Calderon, Reichart & Dror 2025, arXiv 2501.10970), there item by item and with each of
 * the others, here by kappa with their majority; kappa of Cohen 1960. Its kin is the ratio of Williams 1976,
 * Biometrics 32:619-627.
 *
 * @throws RangeError when a table does not fit the weights.
 * @example
 * kappaBesidePeople([confusionMatrix([[40, 10], [10, 40]]), confusionMatrix([[45, 5], [5, 45]])], [confusionMatrix([[35, 15], [15, 35]])]).difference.value // 0.3
 */
export function kappaBesidePeople(
  judge: readonly ConfusionMatrix[],
  people: readonly ConfusionMatrix[],
  weights: Weights = 'none',
): KappaBesidePeople {
  const ofJudge = meanKappa(judge, weights);
  const ofPeople = meanKappa(people, weights);
  return { judge: ofJudge, people: ofPeople, difference: difference(ofJudge, ofPeople) };
}

function meanKappa(tables: readonly ConfusionMatrix[], weights: Weights): Statistic {
  let sum = 0;
  for (const table of tables) {
    const kappa = cohenKappa(table, weights);
    if (kappa.value === undefined) return kappa;
    sum += kappa.value;
  }
  return tables.length === 0 ? none('nobody to compare with') : defined(sum / tables.length);
}

function difference(judge: Statistic, people: Statistic): Statistic {
  if (judge.value === undefined) return judge;
  if (people.value === undefined) return people;
  return defined(judge.value - people.value);
}
