import { defined, none, type Statistic } from '../statistic.ts';
import type { RatingCounts } from './rating-counts.ts';

/** What Dawid and Skene's model makes of many raters' labels. */
export interface DawidSkene {
  /** Share of each label among the units, as estimated. */
  readonly shares: Float64Array;
  /** Per unit: the probability of each label, row-major; all 0 where nobody rated the unit. */
  readonly posterior: Float64Array;
  /** Per unit: the most probable label; -1 where nobody rated it or two labels are equally probable. */
  readonly consensus: Int32Array;
  /** How often the rater reports `reported` where the label is `truth`; none where no unit is estimated to have it. */
  readonly errorRate: (rater: number, truth: number, reported: number) => Statistic;
  /** Natural logarithm, without the multinomial constant. */
  readonly logLikelihood: number;
  readonly iterations: number;
  /** Whether the log-likelihood stopped rising before the iterations ran out. */
  readonly converged: boolean;
}

export interface DawidSkeneSettings {
  /** Stops when the log-likelihood rises by less; 1e-8 unless given. */
  readonly tolerance?: number;
  /** 1,000 unless given. */
  readonly iterations?: number;
}

/**
 * Dawid and Skene's consensus: labels of units that nobody knows for certain, each rater's confusion matrix and the
 * labels' shares, estimated together by the EM algorithm from the vote shares on. Gaps and repeated ratings are allowed.
 *
 * It assumes that raters err independently of one another given the label, and may otherwise be confidently wrong: two
 * judges of one family vote as one. So it is a second opinion beside gold from people, never gold itself. The
 * likelihood may have several maxima; starting from the vote shares finds the one near the votes. There is none
 * without any rating.
 *
 * Dawid & Skene 1979, Journal of the Royal Statistical Society C 28:20-28.
 *
 * @throws RangeError when the counts do not fill the table or one is negative or not finite.
 * @example
 * dawidSkene(ratingCounts(ratings(Int32Array.of(0, 0, 0, 1, 1, 1, 0, 0, 1), 3, 2)))?.consensus // [0, 1, 0]
 */
export function dawidSkene(
  table: RatingCounts,
  { tolerance = 1e-8, iterations: most = 1000 }: DawidSkeneSettings = {},
): DawidSkene | undefined {
  const { units, raters, labels } = checked(table);
  const entries = entriesOf(table);
  const posterior = new Float64Array(units * labels);
  const rated = voteShares(table, posterior);
  if (rated === 0) return undefined;
  const shares = new Float64Array(labels);
  const reports = new Float64Array(raters * labels * labels);
  const reported = new Float64Array(raters * labels);
  let logLikelihood = Number.NEGATIVE_INFINITY;
  let iterations = 0;
  let converged = false;
  while (!converged && iterations < most) {
    iterations++;
    maximise();
    const reached = expect();
    converged = reached - logLikelihood < tolerance;
    logLikelihood = reached;
  }
  return {
    shares,
    posterior,
    consensus: mostProbable(posterior, units, labels),
    errorRate(rater, truth, label) {
      const all = reported[rater * labels + truth] ?? 0;
      const own = reports[(rater * labels + truth) * labels + label] ?? 0;
      return all > 0
        ? defined(own / all)
        : none('the rater rated no unit that is estimated to have this label');
    },
    logLikelihood,
    iterations,
    converged,
  };

  /** Shares and confusion matrices from the labels' probabilities: weighted counts, divided when they are used. */
  function maximise(): void {
    shares.fill(0);
    reports.fill(0);
    reported.fill(0);
    for (let at = 0; at < posterior.length; at++) {
      const label = at % labels;
      shares[label] = (shares[label] as number) + (posterior[at] as number) / rated;
    }
    for (let e = 0; e < entries.length; e++) {
      const unit = entries.unit[e] as number;
      const rater = entries.rater[e] as number;
      const times = entries.times[e] as number;
      for (let truth = 0; truth < labels; truth++) {
        const weight = times * (posterior[unit * labels + truth] as number);
        const row = rater * labels + truth;
        const cell = row * labels + (entries.label[e] as number);
        reports[cell] = (reports[cell] as number) + weight;
        reported[row] = (reported[row] as number) + weight;
      }
    }
  }

  /** The labels' probabilities from shares and confusion matrices. Returns the log-likelihood. */
  function expect(): number {
    const logs = new Float64Array(units * labels);
    for (let at = 0; at < logs.length; at++) logs[at] = Math.log(shares[at % labels] as number);
    for (let e = 0; e < entries.length; e++) {
      const row = (entries.unit[e] as number) * labels;
      const rater = entries.rater[e] as number;
      for (let truth = 0; truth < labels; truth++) {
        const of = rater * labels + truth;
        const own = reports[of * labels + (entries.label[e] as number)] as number;
        // A rater that never met the label says nothing for or against it: own is 0 there, too, so it is excluded.
        const logShare = own === 0 ? Number.NEGATIVE_INFINITY : Math.log(own / (reported[of] as number));
        logs[row + truth] = (logs[row + truth] as number) + (entries.times[e] as number) * logShare;
      }
    }
    let sum = 0;
    for (let unit = 0; unit < units; unit++) {
      if (entries.isRated[unit] === 1) sum += normalise(logs, unit * labels, labels, posterior);
    }
    return sum;
  }
}

/** Exponentials that add up to 1, of numbers far below 0. Returns the logarithm of what they added up to. */
function normalise(logs: Float64Array, from: number, labels: number, into: Float64Array): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (let at = from; at < from + labels; at++) highest = Math.max(highest, logs[at] as number);
  let sum = 0;
  for (let at = from; at < from + labels; at++) {
    into[at] = Math.exp((logs[at] as number) - highest);
    sum += into[at] as number;
  }
  for (let at = from; at < from + labels; at++) into[at] = (into[at] as number) / sum;
  return highest + Math.log(sum);
}

/** The counts above 0, as columns. */
function entriesOf({ units, raters, labels, counts }: RatingCounts) {
  const cells = [...counts.keys()].filter((cell) => (counts[cell] as number) > 0);
  const isRated = new Uint8Array(units);
  const unit = Int32Array.from(cells, (cell) => Math.floor(cell / (raters * labels)));
  unit.forEach((own) => {
    isRated[own] = 1;
  });
  return {
    length: cells.length,
    unit,
    rater: Int32Array.from(cells, (cell) => Math.floor(cell / labels) % raters),
    label: Int32Array.from(cells, (cell) => cell % labels),
    times: Float64Array.from(cells, (cell) => counts[cell] as number),
    isRated,
  };
}

/** Fills in each rated unit's share of votes per label; returns how many units are rated. */
function voteShares({ units, raters, labels, counts }: RatingCounts, into: Float64Array): number {
  let rated = 0;
  for (let unit = 0; unit < units; unit++) {
    const own = new Float64Array(labels);
    let votes = 0;
    for (let at = 0; at < raters * labels; at++) {
      const times = counts[unit * raters * labels + at] as number;
      own[at % labels] = (own[at % labels] as number) + times;
      votes += times;
    }
    if (votes === 0) continue;
    rated++;
    into.set(
      own.map((times) => times / votes),
      unit * labels,
    );
  }
  return rated;
}

function mostProbable(posterior: Float64Array, units: number, labels: number): Int32Array {
  return Int32Array.from({ length: units }, (_, unit) => {
    const own = posterior.subarray(unit * labels, (unit + 1) * labels);
    const highest = own.reduce((most, share) => Math.max(most, share), 0);
    const best = own.indexOf(highest);
    return highest === 0 || own.indexOf(highest, best + 1) >= 0 ? -1 : best;
  });
}

function checked(table: RatingCounts): RatingCounts {
  const { units, raters, labels, counts } = table;
  if (counts.length !== units * raters * labels) {
    throw new RangeError(
      `${counts.length} counts do not fill ${units} units x ${raters} raters x ${labels} labels`,
    );
  }
  const wrong = counts.find((count) => !(count >= 0 && count < Number.POSITIVE_INFINITY));
  if (wrong !== undefined) throw new RangeError(`a count is a finite number >= 0, got ${wrong}`);
  return table;
}
