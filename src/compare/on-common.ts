import { type Answers, verdictsAt } from './answers.ts';
import type { Contestant } from './candidate-result.ts';
import type { CandidateResult, Slice } from './comparison.ts';
import type { CandidateContext } from './context.ts';
import { settleNoVerdict } from './no-verdict.ts';
import { commonScale } from './pair.ts';
import { type Selection, select } from './selection.ts';
import { sliceOf } from './slice.ts';

/** A candidate with its figures. */
export interface Entrant {
  readonly contestant: Contestant;
  readonly result: CandidateResult;
}

/** The ranked candidates beside each other. */
export interface OnCommon {
  /** Items that all of them answered; all labelled ones where none is ranked. */
  readonly items: Int32Array;
  /** Every entrant's result, with `onCommon` where the common items are fewer than its own. */
  readonly results: readonly CandidateResult[];
}

/**
 * Measures the ranked candidates on the items that all of them answered, so that they can be compared row by row. Where
 * these are all the items that a candidate answered, its own figures are those.
 */
export function onCommonItems(context: CandidateContext, entrants: readonly Entrant[]): OnCommon {
  const { overall, cluster, whenNoVerdict, criterion } = context;
  const answers = entrants.map(({ contestant, result }) =>
    result.standing === 'ranked' ? settleNoVerdict(contestant.main, whenNoVerdict, criterion) : undefined,
  );
  const items = overall.items.filter((item) =>
    answers.every((own) => own === undefined || verdictsAt(own, item) > 0),
  );
  const selection = select(items, cluster, context.weights);
  const results = entrants.map(({ result }, index) => {
    const own = answers[index];
    if (own === undefined || result.main.overall.n === items.length) return result;
    return { ...result, onCommon: commonSlice(context, selection, own, result) };
  });
  return { items, results };
}

function commonSlice(
  context: CandidateContext,
  selection: Selection,
  answers: Answers,
  { candidate, main }: CandidateResult,
): Slice {
  const block = [context.criterion.id, candidate.hash, main.presentation, 'common items'];
  return sliceOf(context, selection, answers, commonScale(answers, selection.items), block);
}
