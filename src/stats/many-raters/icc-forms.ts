import { type Interval, tailOf } from '../intervals/interval.ts';
import { fQuantile } from '../random/distributions.ts';
import { defined, none, type Statistic } from '../statistic.ts';
import { type RatingMeanSquares, ratingMeanSquares } from './rating-mean-squares.ts';
import type { Ratings } from './ratings.ts';

/** One form of the intraclass correlation. */
export interface IccForm {
  readonly icc: Statistic;
  /** From Fisher's F: units independent, ratings normal. */
  readonly interval: Interval;
}

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
  const { betweenUnits, betweenRaters, residual, withinUnits, units, raters, leftOut } = squares;
  const ofF = (error: number, errorDf: number): Form => {
    const limit = (f: number): number => (f - 1) / (f + raters - 1);
    const seen = betweenUnits / error;
    return {
      value: quotient(betweenUnits - error, betweenUnits + (raters - 1) * error),
      low: () => limit(seen / fQuantile(1 - tail, units - 1, errorDf)),
      high: () => limit(seen * fQuantile(1 - tail, errorDf, units - 1)),
      varies: error > 0,
    };
  };
  const oneWay = ofF(withinUnits, units * (raters - 1));
  const consistency = ofF(residual, (units - 1) * (raters - 1));
  const agreement: Form = {
    value: quotient(
      betweenUnits - residual,
      betweenUnits + (raters - 1) * residual + (raters * (betweenRaters - residual)) / units,
    ),
    ...agreementLimits(squares, tail),
  };
  return {
    oneWay: single(oneWay, level),
    agreement: single(agreement, level),
    consistency: single(consistency, level),
    oneWayMean: steppedUp(oneWay, raters, level),
    agreementMean: steppedUp(agreement, raters, level),
    consistencyMean: steppedUp(consistency, raters, level),
    units,
    leftOut,
  };
}

interface Form {
  readonly value: number | undefined;
  readonly low: () => number;
  readonly high: () => number;
  /** Whether there is an F: none where raters never differ within a unit, or do nothing but contradict each other. */
  readonly varies: boolean;
}

/** McGraw & Wong's limits for absolute agreement, with Satterthwaite's degrees of freedom for raters and residual. */
function agreementLimits(
  { betweenUnits, betweenRaters, residual, units, raters }: RatingMeanSquares,
  tail: number,
): Pick<Form, 'low' | 'high' | 'varies'> {
  const n = units;
  const k = raters;
  const degrees = (): number => {
    const spread = betweenUnits + (k - 1) * residual + (k * (betweenRaters - residual)) / n;
    const icc = (betweenUnits - residual) / spread;
    const a = (k * icc) / (n * (1 - icc));
    const b = 1 + (k * icc * (n - 1)) / (n * (1 - icc));
    const raterPart = a * betweenRaters;
    const errorPart = b * residual;
    return (raterPart + errorPart) ** 2 / (raterPart ** 2 / (k - 1) + errorPart ** 2 / ((n - 1) * (k - 1)));
  };
  const error = k * betweenRaters + (k * n - k - n) * residual;
  return {
    // A sum of two parts of one sign has at least one degree of freedom; where the correlation is so negative that one
    // part is taken from the other, it may have none left.
    varies: residual > 0 && degrees() >= 1,
    low() {
      const f = fQuantile(1 - tail, n - 1, degrees());
      return (n * (betweenUnits - f * residual)) / (f * error + n * betweenUnits);
    },
    high() {
      const f = fQuantile(1 - tail, degrees(), n - 1);
      return (n * (f * betweenUnits - residual)) / (error + n * f * betweenUnits);
    },
  };
}

const NO_SPREAD = 'the ratings do not vary enough to tell units from raters';
const NO_F = 'the raters never differ within a unit, or only contradict each other';
const METHOD = 'F, McGraw & Wong';

function single({ value, low, high, varies }: Form, level: number): IccForm {
  if (value === undefined) return missing(NO_SPREAD);
  if (!varies) return { icc: defined(value), interval: { none: NO_F } };
  return { icc: defined(value), interval: { low: low(), high: high(), level, method: METHOD } };
}

/** Spearman-Brown: what one rating is worth, and so its limits, tells what the mean of `raters` is worth. */
function steppedUp({ value, low, high, varies }: Form, raters: number, level: number): IccForm {
  const up = (icc: number): number | undefined => quotient(raters * icc, 1 + (raters - 1) * icc);
  const stepped = value === undefined ? undefined : up(value);
  // A single form at or below -1 / (raters - 1) has no mean: its raters only contradict each other.
  const floor = varies && value !== undefined ? up(low()) : undefined;
  const form = { value: stepped, low: () => floor ?? 0, high: () => up(high()) ?? 0, varies };
  if (stepped !== undefined && varies && floor === undefined) {
    return { icc: defined(stepped), interval: { none: NO_SPREAD } };
  }
  return single(form, level);
}

function quotient(numerator: number, denominator: number): number | undefined {
  return denominator > 0 ? numerator / denominator : undefined;
}

function missing(reason: string): IccForm {
  return { icc: none(reason), interval: { none: reason } };
}

function withoutAny(table: Ratings): IccForms {
  const form = missing(
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
