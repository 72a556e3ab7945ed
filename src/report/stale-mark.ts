import type { CandidateResult } from '../compare/comparison.ts';
import { findingOf } from '../compare/diagnosis/finding.ts';
import { sanitise } from '../text/sanitise.ts';
import type { Footnotes } from './footnotes.ts';

/** The mark of a note beside a candidate whose figures are of a model that is not served any more; empty for others. */
export function staleMark(result: CandidateResult | undefined, notes: Footnotes): string {
  const stale = result && findingOf(result.diagnosis, 'validation is stale');
  return stale === undefined ? '' : notes.mark(sanitise(stale.says));
}
