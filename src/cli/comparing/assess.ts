import { driftFamily } from '../../choose/drift/drift-family.ts';
import { driftOf } from '../../choose/drift/drift-of.ts';
import { holdContest } from '../../choose/hold-contest.ts';
import { claimsOf } from '../../claim/claims-of.ts';
import { compare } from '../../compare/compare.ts';
import type { Comparison } from '../../compare/comparison.ts';
import type { CompareInput } from '../../compare/input.ts';
import { canBeChosen } from '../../domain/candidate.ts';
import type { Assessment } from '../../report/assessment.ts';
import { type ComparisonEntry, everTried } from './comparison-log.ts';

/**
 * One criterion's comparison, with what is concluded from the same verdicts.
 *
 * @param criteria of the study, whether they are reported on or not: together they are one family
 * @param log what was compared with this gold before
 * @param headline the candidate whose rates are the headline
 */
export function assess(
  input: CompareInput,
  criteria: number,
  log: readonly ComparisonEntry[],
  headline: string | undefined,
): Assessment {
  const comparison = compare({ ...input, triedBefore: triedBefore(input, log) });
  const tried = triedCandidates(comparison, log);
  const contest = holdContest(input, comparison, { tried, criteria });
  const claims = claimsOf({ ...input, ...(headline === undefined ? {} : { headline }) }, comparison);
  const drift = driftFamily(
    input.readings.candidates.flatMap((candidate, index) =>
      canBeChosen(candidate) ? (driftOf(input, index) ?? []) : [],
    ),
  );
  return {
    ...comparison,
    ...(contest === undefined ? {} : { contest }),
    claims,
    ...(drift.length === 0 ? {} : { drift }),
  };
}

/** Of those ever compared with this gold, the ones without verdicts here: an edited template is another candidate. */
function triedBefore({ criterion, readings }: CompareInput, log: readonly ComparisonEntry[]): number {
  const atHand = new Set(readings.candidates.map(({ hash }) => hash));
  return [...everTried(log, criterion.id)].filter((hash) => !atHand.has(hash)).length;
}

/** All that ever had the chance to be picked, those at hand included; simulated judges and baselines never had. */
function triedCandidates({ criterion, candidates }: Comparison, log: readonly ComparisonEntry[]): number {
  const tried = new Set(everTried(log, criterion.id));
  for (const { candidate } of candidates) {
    if (canBeChosen(candidate)) tried.add(candidate.hash);
    else tried.delete(candidate.hash);
  }
  return tried.size;
}
