import type { CandidateResult } from '../../compare/comparison.ts';
import type { Finding } from '../../compare/diagnosis/finding.ts';
import type { ServedModel } from '../../domain/usage.ts';
import type { Assessment } from '../../report/assessment.ts';

/**
 * Says of every candidate whether more than one served model stands behind its figures, and whether what is served now
 * is another than what was validated: its figures are then those of a model that nobody gets any more.
 */
export function withServed(assessment: Assessment, served: readonly ServedModel[]): Assessment {
  if (served.length === 0) return assessment;
  return {
    ...assessment,
    candidates: assessment.candidates.map((result) => {
      const found = servedFindings(result, served);
      return found.length === 0 ? result : { ...result, diagnosis: [...found, ...result.diagnosis] };
    }),
  };
}

/**
 * That a candidate's validation is older than what is served: a later occasion, or transcripts without gold, were
 * answered by another model than the labelled ones. `undefined` where it is not so.
 *
 * @param candidate its hash
 */
export function staleFinding(served: readonly ServedModel[], candidate: string): Finding | undefined {
  const own = served.filter((entry) => entry.candidate === candidate);
  const validated = validatedModels(own);
  const latest = own.reduce((last, entry) => (entry.last > last ? entry.last : last), '');
  const occasion = Math.max(1, ...own.map((entry) => entry.occasion));
  const now = own.filter((entry) => entry.last === latest || (occasion > 1 && entry.occasion === occasion));
  const others = named(now).filter((model) => !validated.includes(model));
  return validated.length === 0 || others.length === 0 ? undefined : stale(validated, others);
}

function servedFindings({ candidate }: CandidateResult, served: readonly ServedModel[]): readonly Finding[] {
  const finding = staleFinding(served, candidate.hash);
  const validated = validatedModels(served.filter((entry) => entry.candidate === candidate.hash));
  return [...(finding === undefined ? [] : [finding]), ...(validated.length > 1 ? [several(validated)] : [])];
}

function stale(validated: readonly string[], now: readonly string[]): Finding {
  return {
    name: 'validation is stale',
    says: `Validation is stale: these figures are those of ${validated.join(', ')}, and ${now.join(', ')} is served now.`,
    next: 'Ask it anew (assay replay --drift), and take the comparison of the occasions as one with another candidate.',
  };
}

function several(models: readonly string[]): Finding {
  return {
    name: 'served by several models',
    says: `Served by several models: ${models.join(', ')}. Its figures mix them.`,
    next: 'Name a dated version of the model in the study, and replay.',
  };
}

/** Figures rest on the first occasion, on items with gold. */
function validatedModels(own: readonly ServedModel[]): readonly string[] {
  return named(own.filter(({ occasion, labelled }) => occasion === 1 && labelled));
}

function named(served: readonly ServedModel[]): readonly string[] {
  return [...new Set(served.map(({ model }) => model))].sort();
}
