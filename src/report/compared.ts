import type { CandidateResult, Slice } from '../compare/comparison.ts';

/** The figures to put beside another candidate's: on the items that all ranked ones answered, where those are fewer. */
export function compared({ onCommon, main }: CandidateResult): Slice {
  return onCommon ?? main.overall;
}
