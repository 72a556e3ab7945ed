import type { CandidateProgress } from '../../domain/trial-store.ts';
import type { CandidateUsage } from '../../domain/usage.ts';
import type { PlannedCandidate } from '../../replay/candidates.ts';
import { costOf } from '../../replay/money.ts';

/**
 * US dollars a verdict, by candidate: what its replies cost on average, over the share of this run's readings that are
 * verdicts. Absent where a price was not known, and for programs.
 */
export function costPerVerdict(
  candidates: readonly PlannedCandidate[],
  progress: readonly CandidateProgress[],
  usage: readonly CandidateUsage[],
): ReadonlyMap<string, number> {
  return new Map(
    candidates.flatMap(({ hash }): [string, number][] => {
      const own = usage.filter(({ candidate }) => candidate === hash);
      const counts = progress.find(({ candidate }) => candidate === hash);
      const read = Object.values(counts?.outcomes ?? {}).reduce((sum, count) => sum + count, 0);
      const verdicts = counts?.outcomes.verdict ?? 0;
      const replies = own.reduce((sum, entry) => sum + entry.replies, 0);
      if (verdicts === 0 || replies === 0 || own.some(({ prices }) => prices === undefined)) return [];
      const dollars = own.reduce((sum, { prices, ...used }) => sum + (prices ? costOf(used, prices) : 0), 0);
      return [[hash, dollars / replies / (verdicts / read)]];
    }),
  );
}
