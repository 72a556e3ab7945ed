import type { CandidateConfidence } from '../../compare/confidence/confidence.ts';

/** Shares of the surest verdicts that reports show, of a curve with many points. */
export const SHARES_KEPT = [0.25, 0.5, 0.75, 1] as const;

/** The point of the curve where at least so many are kept: verdicts of equal confidence are kept together. */
export function whereKept(
  { kept }: CandidateConfidence,
  share: number,
): CandidateConfidence['kept'][number] | undefined {
  return kept.find((point) => point.kept >= share - 1e-9);
}

/** Whether so many more are kept than asked for that it must be said. */
export function isMore(kept: number, share: number): boolean {
  return kept > share + 0.05;
}
