import type { Candidate } from '../../domain/candidate.ts';
import type { ReadingColumns } from '../../domain/columns.ts';
import type { CandidateCost, CandidateUsage } from '../../domain/usage.ts';
import { costOf } from '../../replay/money.ts';

/**
 * What each candidate's replies of the first occasion cost, and what a verdict under one criterion comes to: a reply that
 * answers several criteria is paid once, and counts in full under each. Judges that are programs cost nothing and are
 * not here.
 */
export function candidateCosts(
  usage: readonly CandidateUsage[],
  readings: ReadingColumns,
): readonly CandidateCost[] {
  const verdicts = verdictsOf(readings);
  return readings.candidates.flatMap((candidate, index) => {
    const own = usage.filter((entry) => entry.candidate === candidate.hash && entry.occasion === 1);
    return own.length === 0 ? [] : [costOfCandidate(candidate, own, verdicts[index] ?? 0)];
  });
}

function costOfCandidate(
  { id }: Candidate,
  usage: readonly CandidateUsage[],
  verdicts: number,
): CandidateCost {
  const replies = usage.reduce((sum, own) => sum + own.replies, 0);
  let dollars = 0;
  for (const { prices, ...used } of usage) {
    if (prices === undefined) return { candidate: id, replies, verdicts };
    dollars += costOf(used, prices);
  }
  const perVerdict = verdicts === 0 ? {} : { perVerdict: dollars / verdicts };
  return { candidate: id, replies, verdicts, dollars, ...perVerdict };
}

function verdictsOf(readings: ReadingColumns): Float64Array {
  const counts = new Float64Array(readings.candidates.length);
  for (let row = 0; row < readings.rows; row++) {
    const candidate = readings.candidate[row] as number;
    if (readings.occasion[row] === 1 && (readings.label[row] as number) >= 0) {
      counts[candidate] = (counts[candidate] as number) + 1;
    }
  }
  return counts;
}
