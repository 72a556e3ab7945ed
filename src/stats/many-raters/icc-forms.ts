import { tailOf } from '../intervals/interval.ts';
import { iccAgreement } from './icc-agreement.ts';
import { type IccForm, iccForm, missingForm } from './icc-form.ts';
import { iccOfF } from './icc-of-f.ts';
import { ratingMeanSquares } from './rating-mean-squares.ts';
import type { Ratings } from './ratings.ts';

/** The six forms, named as McGraw & Wong and as Shrout & Fleiss do. */
export interface IccForms {
  /** ICC(1), ICC(1,1): raters differ from unit to unit and cannot be told apart. One rating. */
  readonly oneWay: IccForm;
  /** ICC(A,1), ICC(2,1): the same raters on every unit, their differences in level counted as disagreement. */
  readonly agreement: IccForm;
  /** ICC(C,1), ICC(3,1): their differences in level taken out. */
  readonly consistency: IccForm;
  /** ICC(k), ICC(1,k): of the mean of all raters' ratings, likewise. */
  readonly oneWayMean: IccForm;
  /** ICC(A,k), ICC(2,k). */
  readonly agreementMean: IccForm;
  /** ICC(C,k), ICC(3,k). */
  readonly consistencyMean: IccForm;
  /** Units every rater rated. */
  readonly units: number;
  /** Units left out because a rating is missing. */
  readonly leftOut: number;
}

/**
 * The intraclass correlations of a complete table: the share of the variance of a rating (or, with `Mean`, of the mean
 * of all raters' ratings) that lies between units.
 *
 * 1 = all raters always give the same number (consistency: up to a constant), 0 = a unit's ratings are no more alike
 * than any two, negative = less alike; the forms of a mean have no lower limit. No unit. `values` holds the number
 * each label code stands for. Units with a gap are left out and counted; `iccOneWayWithGaps` keeps them. The forms do
 * not exist for fewer than two raters or two complete units, or where the ratings do not vary enough to tell.
 *
 * The intervals are for independent units and ratings near enough to normal; where units share prompts or agents use
 * `clusterJackknife` on `iccOfMoments`. They do not exist where raters never differ within a unit, or only contradict each
 * other.
 *
 * Shrout & Fleiss 1979, Psychological Bulletin 86:420-428; intervals and names: McGraw & Wong 1996, Psychological
 * Methods 1:30-46.
 *
 * @throws RangeError when `values` does not hold one finite number per label, or the level not between 0 and 1.
 * @example
 * iccForms(ratings(Int32Array.of(0, 0, 1, 1, 2, 1), 2, 3), [1, 2, 3]).agreement.icc.value // 0.75
 */
export function iccForms(table: Ratings, values: readonly number[], level = 0.95): IccForms {
  const tail = tailOf(level);
  const squares = ratingMeanSquares(table, values);
  if (squares === undefined) return withoutAny(table);
  const { betweenUnits, residual, withinUnits, units, raters, leftOut } = squares;
  const oneWay = iccOfF(betweenUnits, withinUnits, squares, units * (raters - 1), tail);
  const consistency = iccOfF(betweenUnits, residual, squares, (units - 1) * (raters - 1), tail);
  const agreement = iccAgreement(squares, tail);
  return {
    oneWay: iccForm(oneWay.one, level),
    agreement: iccForm(agreement.one, level),
    consistency: iccForm(consistency.one, level),
    oneWayMean: iccForm(oneWay.mean, level),
    agreementMean: iccForm(agreement.mean, level),
    consistencyMean: iccForm(consistency.mean, level),
    units,
    leftOut,
  };
}

function withoutAny(table: Ratings): IccForms {
  const form = missingForm(
    table.raters < 2 ? 'fewer than two raters' : 'fewer than two units were rated by every rater',
  );
  return {
    oneWay: form,
    agreement: form,
    consistency: form,
    oneWayMean: form,
    agreementMean: form,
    consistencyMean: form,
    units: 0,
    leftOut: table.units,
  };
}
