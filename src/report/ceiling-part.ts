import type { Ceiling, Comparison } from '../compare/comparison.ts';
import type { Measure } from '../domain/measure.ts';
import { amount } from './amount.ts';
import { shownEstimate } from './figure-cells.ts';
import { bareInterval, measureNumber } from './measure-text.ts';
import { name } from './name.ts';
import type { Nature } from './nature.ts';

/** The ceiling as a report may show it: withheld, with a reason of ours, where the labels are not real. */
export function ceilingFor({ ceiling }: Comparison, nature: Nature): Ceiling {
  if (nature.isReal) return ceiling;
  return {
    none: 'withheld, because the labels do not stand for the judgement of people',
    measures: [],
    pairs: [],
  };
}

/** What the ceiling is called: `human ceiling` only where people labelled. */
export function ceilingName(nature: Nature): string {
  return nature.isHuman ? 'human ceiling' : 'ceiling';
}

/** One sentence: how well annotators agree with each other, or why nobody knows. */
export function ceilingSentence(comparison: Comparison, nature: Nature): string {
  const ceiling = ceilingFor(comparison, nature);
  const title = nature.isHuman ? 'Human ceiling' : 'Ceiling';
  if (ceiling.none !== undefined) return `${title}: ${name(ceiling.none)}.`;
  const kappa = ceiling.measures.find((measure) => measure.id === 'ceiling_kappa');
  const estimate = shownEstimate(kappa);
  if (kappa === undefined || estimate === undefined) {
    return `${title}: unknown, ${name(kappa?.reason ?? 'too few items')}.`;
  }
  const against = likeWithLike(comparison)
    ? 'Judges are measured against the same people one by one, so the figures are like with like.'
    : 'Judges are measured against the resolved gold, not against one person, so the figures are not like with like.';
  return `${title}: on ${amount(kappa.n)} items labelled by two, splits included, annotators agree with each other at kappa ${measureNumber(kappa.id, estimate)}${rangeOf(kappa)}${allAtOnce(ceiling)}. ${against}`;
}

function rangeOf({ id, interval }: Measure): string {
  return interval === undefined || 'none' in interval
    ? ''
    : ` ${bareInterval(id, interval.low, interval.high)}`;
}

/** The figures of all annotators together, where they are shown. */
function allAtOnce({ measures }: Ceiling): string {
  const parts = [
    ['ceiling_alpha', 'Krippendorff’s alpha'],
    ['ceiling_ac1', 'AC1'],
  ].flatMap(([id, name]) => {
    const measure = measures.find((own) => own.id === id);
    const estimate = shownEstimate(measure);
    if (measure === undefined || estimate === undefined) return [];
    return [`${name} ${measureNumber(measure.id, estimate)}${rangeOf(measure)}`];
  });
  return parts.length === 0 ? '' : ` (all together: ${parts.join(', ')})`;
}

/** Only where every figure is a mean over single annotators is a judge in an annotator's place. */
function likeWithLike({ gold }: Comparison): boolean {
  return gold.references.length > 1;
}
