import { checkWithin } from './check-share.ts';

export interface EnrichmentInput {
  /** Effective positives wanted. */
  readonly positives: number;
  readonly prevalence: number;
  /** The cheap judge or score that screens: how often it flags positives and negatives. */
  readonly screenTpr: number;
  readonly screenFpr: number;
  /** What a label costs in units of a screening verdict; 20 unless given. */
  readonly labelCost?: number;
}

/** Screen so many, label flagged and other items with these probabilities, and record them. */
export interface Enrichment {
  readonly screened: number;
  /** Share of the screened that is flagged. */
  readonly flagged: number;
  /** Probability with which a flagged and another item is labelled: to be recorded with each label. */
  readonly labelFlagged: number;
  readonly labelOthers: number;
  readonly labels: number;
  /** Gold positives expected among the labels, and how many equally weighted ones they are worth. */
  readonly positives: number;
  readonly effectivePositives: number;
  /** Labels that random sampling would take for the same. */
  readonly randomLabels: number;
}

/**
 * Enriched sampling: how many items to screen with a cheap judge, and with which probabilities to label those it flags
 * and those it does not, so that the labels hold enough positives and every estimate can still be weighted back. The
 * cheapest of all such plans. A flag must not decide alone: with a probability of 0 for the others no estimate of what
 * the screen misses exists.
 *
 * Effective positives: (sum of weights)^2 / sum of squared weights. Where the screen tells little, this is random
 * sampling.
 *
 * Neyman 1934 for the probabilities (in proportion to the root of the share of positives); Kish 1965 for the effective
 * number.
 *
 * @throws RangeError when an argument is out of its range, or the screen flags positives no more often than negatives.
 * @example
 * enrichment({ positives: 107, prevalence: 0.051, screenTpr: 0.9, screenFpr: 0.1 }).labels < 2099 // true
 */
export function enrichment(input: EnrichmentInput): Enrichment {
  const { positives, prevalence, screenTpr, screenFpr, labelCost = 20 } = input;
  checkWithin('a number of positives', positives, 0, Number.POSITIVE_INFINITY);
  checkWithin('a prevalence', prevalence, 0, 1);
  checkWithin('the cost of a label', labelCost, 0, Number.POSITIVE_INFINITY);
  if (!(screenFpr >= 0 && screenTpr <= 1 && screenTpr > screenFpr)) {
    throw new RangeError(
      `a screen that flags ${screenTpr} of positives and ${screenFpr} of negatives does not screen`,
    );
  }
  const least = positives / prevalence;
  const costOf = (plan: Enrichment) => plan.screened + labelCost * plan.labels;
  let best = planFor(Math.ceil(least), input);
  // From as few as there can be to thirty times as many, in steps of 2 %.
  for (let screened = 1.02 * least; screened <= 30 * least; screened *= 1.02) {
    const plan = planFor(Math.ceil(screened), input);
    if (costOf(plan) < costOf(best) - 1e-9) best = plan;
  }
  return best;
}

/** The labelling probabilities that give the effective positives from so many screened, which may be just enough. */
function planFor(screened: number, input: EnrichmentInput): Enrichment {
  const { positives, prevalence, screenTpr, screenFpr } = input;
  const flagged = prevalence * screenTpr + (1 - prevalence) * screenFpr;
  const inFlagged = prevalence * screenTpr;
  const inOthers = prevalence - inFlagged;
  // Sum of 1 / probability over positives may be at most this: (N p)^2 / (N effective).
  const room = (screened * prevalence ** 2) / positives;
  const ratio = Math.sqrt(inFlagged / flagged / Math.max(inOthers / (1 - flagged), 1e-6));
  let labelOthers = (inFlagged / ratio + inOthers) / room;
  let labelFlagged = labelOthers * ratio;
  if (labelFlagged > 1) {
    labelFlagged = 1;
    // Where the screen misses nothing, the others add nothing.
    labelOthers = inOthers === 0 ? 0 : inOthers / (room - inFlagged);
  }
  // What the screen misses must keep a chance, or nothing can be said of it.
  labelOthers = Math.min(1, Math.max(labelOthers, Math.min(0.01, labelFlagged)));
  const weights = inFlagged / labelFlagged + inOthers / labelOthers;
  return {
    screened,
    flagged,
    labelFlagged,
    labelOthers,
    labels: Math.ceil(screened * (flagged * labelFlagged + (1 - flagged) * labelOthers)),
    positives: screened * (inFlagged * labelFlagged + inOthers * labelOthers),
    effectivePositives: (screened * prevalence ** 2) / weights,
    randomLabels: Math.ceil(positives / prevalence),
  };
}
