import type { CandidateResult } from '../../compare/comparison.ts';
import type { Finding } from '../../compare/diagnosis/finding.ts';
import type { CandidateUsage } from '../../domain/usage.ts';
import type { Assessment } from '../../report/assessment.ts';

/**
 * Says of every candidate whether more than one served model stands behind its verdicts, and whether what is served now
 * is another than what was validated: its figures are then those of a model that nobody gets any more.
 */
export function withServed(assessment: Assessment, usage: readonly CandidateUsage[]): Assessment {
  if (usage.length === 0) return assessment;
  return {
    ...assessment,
    candidates: assessment.candidates.map((result) => {
      const found = servedFindings(result, usage);
      return found.length === 0 ? result : { ...result, diagnosis: [...found, ...result.diagnosis] };
    }),
  };
}

function servedFindings(
  { candidate }: CandidateResult,
  usage: readonly CandidateUsage[],
): readonly Finding[] {
  const own = usage.filter((entry) => entry.candidate === candidate.hash);
  const validated = modelsAt(own, 1);
  const last = Math.max(1, ...own.map(({ occasion }) => occasion));
  const now = modelsAt(own, last).filter((model) => !validated.includes(model));
  return [
    ...(last > 1 && now.length > 0 ? [stale(validated, now)] : []),
    ...(validated.length > 1 ? [several(validated)] : []),
  ];
}

function stale(validated: readonly string[], now: readonly string[]): Finding {
  return {
    name: 'validation is stale',
    says: `Validation is stale: these figures are those of ${validated.join(', ')}, and ${now.join(', ')} is served now.`,
    next: 'Take the comparison with the later occasion (asked anew) as a comparison with another candidate, and validate that one.',
  };
}

function several(models: readonly string[]): Finding {
  return {
    name: 'served by several models',
    says: `Served by several models: ${models.join(', ')}. Its figures mix them.`,
    next: 'Name a dated version of the model in the study, and replay.',
  };
}

function modelsAt(usage: readonly CandidateUsage[], occasion: number): readonly string[] {
  const models = usage.flatMap((entry) =>
    entry.occasion === occasion && entry.servedModel !== undefined ? [entry.servedModel] : [],
  );
  return [...new Set(models)].sort();
}
