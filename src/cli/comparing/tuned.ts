import type { Comparison } from '../../compare/comparison.ts';
import type { Candidate } from '../../domain/candidate.ts';
import type { ComparisonEntry, TriedCandidate } from './comparison-log.ts';

type Made = Pick<Candidate, 'hash' | 'judge' | 'template' | 'view'>;

/**
 * Whether a candidate may be fitted to the very labels it is measured on: since when a person had seen where an earlier
 * version of it went wrong. That is so where a verdict of a candidate of the same judge, template and view was
 * opened in a review, and this one, whose template or settings differ, had not been looked at until then.
 *
 * @returns when the earlier version's verdict was first opened, ISO 8601; undefined where it is not so.
 * @example tunedSince(log, 'harmful', candidate) // '2026-01-02T03:04:05.000Z'
 */
export function tunedSince(
  entries: readonly ComparisonEntry[],
  criterion: string,
  candidate: Made,
): string | undefined {
  const own = entries.filter((entry) => entry.criterion === criterion);
  const known = own.filter(({ candidates }) => candidates.some(({ hash }) => hash === candidate.hash));
  const firstSeen = known.map(({ at }) => at).reduce<string | undefined>(earlier, undefined);
  return own
    .filter(
      ({ kind, candidates }) =>
        kind === 'opened' && candidates.some((other) => isEarlierVersion(other, candidate)),
    )
    .map(({ at }) => at)
    .filter((at) => firstSeen === undefined || at < firstSeen)
    .reduce<string | undefined>(earlier, undefined);
}

/** Says of every such candidate that it was tuned on these labels. */
export function withTuned<Compared extends Comparison>(
  comparison: Compared,
  entries: readonly ComparisonEntry[],
): Compared {
  if (!entries.some(({ kind }) => kind === 'opened')) return comparison;
  return {
    ...comparison,
    candidates: comparison.candidates.map((result) => {
      const since = tunedSince(entries, comparison.criterion.id, result.candidate);
      if (since === undefined) return result;
      const next = 'Measure it on labels that nobody looked at while it was made.';
      const says = `Tuned on these labels: its template or settings are newer than ${since.slice(0, 10)}, when disagreements of an earlier version were opened in a review. Its figures are too good by an unknown amount.`;
      return { ...result, diagnosis: [{ name: 'tuned on these labels', says, next }, ...result.diagnosis] };
    }),
  };
}

function isEarlierVersion(other: TriedCandidate, candidate: Made): boolean {
  if (other.hash === candidate.hash || other.template === undefined) return false;
  const { judge, template, view } = candidate;
  return other.judge === judge && other.template === template && other.view === view;
}

function earlier(sofar: string | undefined, at: string): string {
  return sofar === undefined || at < sofar ? at : sofar;
}
