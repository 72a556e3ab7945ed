import type { Candidate } from '../domain/candidate.ts';
import type { Criterion } from '../domain/criterion.ts';
import type { Answers } from './answers.ts';
import { breakdownOf } from './breakdown.ts';
import { combineOrders, poolPresentations } from './combine-orders.ts';
import type { CandidateResult, Figures } from './comparison.ts';
import type { CandidateContext } from './context.ts';
import { diagnose } from './diagnosis/diagnose.ts';
import { drawsPerValue } from './draws-per-value.ts';
import { settleNoVerdict } from './no-verdict.ts';
import { orderEffects } from './order-effects.ts';
import { commonScale } from './pair.ts';
import { sliceOf } from './slice.ts';
import { neverAsked, verdictRate } from './verdict-rate.ts';

/** A verdict rate from which on a candidate is ranked. */
export const RANKED_FROM = 0.95;

/** A candidate with the answers that its main figures rest on, before missing verdicts are settled. */
export interface Contestant {
  readonly candidate: Candidate;
  readonly presentations: readonly Answers[];
  readonly main: Answers;
}

/** Both orders of a pair combined; of presentations that mean the same, one call with any of them. */
export function contestant(
  candidate: Candidate,
  presentations: readonly Answers[],
  criterion: Criterion,
  items: number,
): Contestant {
  const [first, ...others] = presentations;
  const main =
    criterion.scale === 'pairwise' && first !== undefined && others.length > 0
      ? others.reduce((sofar, other) => combineOrders(sofar, other, items, criterion.tie), first)
      : poolPresentations(presentations, items);
  return { candidate, presentations, main };
}

/**
 * Everything about one candidate but its place among the others.
 *
 * @param floors what it should beat; or that it is one itself
 */
export function candidateResult(
  context: CandidateContext,
  { candidate, presentations, main }: Contestant,
  floors: readonly CandidateResult[] | 'is a floor',
): CandidateResult {
  const { criterion, overall } = context;
  const isPairwise = criterion.scale === 'pairwise' && presentations.length > 1;
  const rate = verdictRate(presentations, overall.items);
  const because = rate >= RANKED_FROM ? undefined : belowBecause(rate, presentations, overall.items);
  const figures = figuresOf(context, candidate, main, isPairwise ? 'combined' : 'one call');
  const [first, second] = presentations;
  const hasOrders = isPairwise && presentations.length === 2 && first !== undefined && second !== undefined;
  const standing =
    floors === 'is a floor'
      ? 'floor'
      : candidate.kind === 'simulated'
        ? 'simulated'
        : because === undefined
          ? 'ranked'
          : 'below the line';
  return {
    candidate,
    standing,
    ...(standing === 'below the line' && because !== undefined ? { because } : {}),
    verdictRate: rate,
    main: figures,
    byPresentation: isPairwise
      ? presentations.map((answers) => figuresOf(context, candidate, answers, answers.presentation))
      : [],
    ...(hasOrders ? { orderEffects: orderEffects(context, candidate, first, second) } : {}),
    diagnosis: diagnose(figures, {
      space: context.space,
      floors: floors === 'is a floor' ? [] : floors,
      ...(context.deploymentPrevalence === undefined
        ? {}
        : { deploymentPrevalence: context.deploymentPrevalence }),
    }),
  };
}

function figuresOf(
  context: CandidateContext,
  candidate: Candidate,
  raw: Answers,
  presentation: string,
): Figures {
  const answers = settleNoVerdict(raw, context.whenNoVerdict, context.criterion);
  const scale = commonScale(answers, context.overall.items);
  const block = [context.criterion.id, candidate.hash, presentation];
  const perValue = { ...context, replicates: drawsPerValue(context.replicates) };
  return {
    presentation,
    overall: sliceOf(context, context.overall, answers, scale, block),
    by: context.facets.map((facet) => breakdownOf(perValue, facet, answers, scale, block)),
  };
}

function belowBecause(rate: number, presentations: readonly Answers[], labelled: Int32Array): string {
  const never = neverAsked(presentations, labelled);
  const asked =
    never === 0
      ? ''
      : `; no trial is stored for ${never} of ${labelled.length} labelled items (not asked, or rejected at import)`;
  const percent = Math.floor(rate * 1000) / 10;
  return `verdict rate ${percent} %, below ${RANKED_FROM * 100} %${asked}`;
}
