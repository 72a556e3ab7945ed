import type { CandidateResult, Comparison, Slice } from '../compare/comparison.ts';
import type { Measure } from '../domain/measure.ts';
import { fixed, percent } from '../text/number.ts';
import { amountOf } from './amount.ts';
import { shownEstimate } from './figure-cells.ts';
import { findMeasure, rateFamilies, recallLabels } from './find-measure.ts';
import { bareInterval } from './measure-text.ts';
import { name, quoted } from './name.ts';

/**
 * The direction of every candidate's net bias in words: what reaches a headline. Of more than two labels only those
 * whose interval excludes 0 are named.
 */
export function biasSentences(comparison: Comparison): readonly string[] {
  const judges = comparison.candidates.filter(({ standing }) => standing !== 'simulated');
  return judges.flatMap((result) => [
    ...rateFamilies(comparison).flatMap(({ suffix, positive }) =>
      sentence(
        result,
        `net_bias${suffix}`,
        positive,
        suffix === '' ? sharesOf(comparison, result, positive) : '',
      ),
    ),
    ...recallLabels(comparison)
      .filter((label) => label !== comparison.criterion.positive)
      .filter((label) => excludesZero(findMeasure(result.main.overall, `net_bias:${label}`)))
      .flatMap((label) => sentence(result, `net_bias:${label}`, label, sharesOf(comparison, result, label))),
    ...signedBias(result),
  ]);
}

function sentence(
  { candidate, main }: CandidateResult,
  id: string,
  label: string,
  shares: string,
): readonly string[] {
  const measure = findMeasure(main.overall, id);
  const estimate = shownEstimate(measure);
  if (measure === undefined || estimate === undefined) return [];
  const points = fixed(Math.abs(estimate) * 100, 1);
  if (points === '0.0')
    return [`${name(candidate.id)} says ${quoted(label)} as often as gold does${shares}.`];
  const direction = `${points} percentage points ${estimate > 0 ? 'more' : 'less'} often than gold does`;
  return [`${name(candidate.id)} says ${quoted(label)} ${direction}${shares}${doubt(measure)}.`];
}

/** An interval with 0 in it leaves the direction open, and a reader must not miss that. */
function doubt(measure: Measure): string {
  const { interval } = measure;
  if (interval === undefined || 'none' in interval) return '; there is no interval, so this may be chance';
  const range = bareInterval(measure.id, interval.low, interval.high);
  return excludesZero(measure)
    ? `, interval ${range}`
    : `; the interval ${range} holds 0, so the direction is open`;
}

function excludesZero(measure: Measure | undefined): boolean {
  const interval = measure?.interval;
  if (interval === undefined || 'none' in interval || shownEstimate(measure) === undefined) return false;
  return interval.low > 0 || interval.high < 0;
}

function sharesOf(comparison: Comparison, { main }: CandidateResult, label: string): string {
  const at = comparison.criterion.labels.indexOf(label);
  const { gold, judge, n } = sharesAt(main.overall, at);
  if (at < 0 || n === 0) return '';
  const { overall } = main;
  const base = overall.n < overall.labelled ? ` on the ${amountOf(overall.n, 'item')} it answered` : '';
  return `${base} (${percent(judge / n)} against ${percent(gold / n)})`;
}

function sharesAt({ confusion }: Slice, at: number): { gold: number; judge: number; n: number } {
  const add = (sum: number, value: number) => sum + value;
  return {
    gold: (confusion[at] ?? []).reduce(add, 0),
    judge: confusion.reduce((sum, row) => sum + (row[at] ?? 0), 0),
    n: confusion.flat().reduce(add, 0),
  };
}

function signedBias({ candidate, main }: CandidateResult): readonly string[] {
  const measure = findMeasure(main.overall, 'signed_bias');
  const estimate = shownEstimate(measure);
  if (measure === undefined || estimate === undefined) return [];
  const steps = fixed(Math.abs(estimate), 2);
  if (steps === '0.00') return [`${name(candidate.id)} rates as high as gold on average.`];
  return [
    `${name(candidate.id)} rates ${steps} ${estimate > 0 ? 'higher' : 'lower'} than gold on average${doubt(measure)}.`,
  ];
}
