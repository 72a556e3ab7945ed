import type { Findings } from './findings.ts';
import type { KnownCriteria } from './known-criteria.ts';
import { sound } from './sound.ts';
import { DeploymentSchema } from './study-schema.ts';

const PATH = ['deployment', 'prevalence'];

/** Criterion id -> prevalence in use. One number alone is that of the only criterion with a positive label. */
export function readDeployment(
  value: unknown,
  known: KnownCriteria,
  findings: Findings,
): Readonly<Record<string, number>> {
  const prevalence = sound(DeploymentSchema, value)?.prevalence;
  if (prevalence === undefined) return {};
  if (typeof prevalence === 'number') return ofTheOnly(prevalence, known, findings);
  for (const id of Object.keys(prevalence)) {
    const criterion = known.named(id, [...PATH, id], findings);
    if (criterion !== undefined && criterion.positive === undefined) {
      const remedy = 'remove the line, or derive a binary criterion and name that';
      findings.add([...PATH, id], `the criterion ${id} has no positive label to have a prevalence`, remedy);
    }
  }
  return prevalence;
}

function ofTheOnly(
  prevalence: number,
  known: KnownCriteria,
  findings: Findings,
): Readonly<Record<string, number>> {
  // Where a criterion is wrong, nothing can be said about which one is meant.
  if (known.all().length < known.ids().length) return {};
  const ids = known.all().flatMap((criterion) => (criterion.positive === undefined ? [] : [criterion.id]));
  const [only] = ids;
  if (only !== undefined && ids.length === 1) return { [only]: prevalence };
  const [message, remedy] =
    only === undefined
      ? ['no criterion has a positive label to have a prevalence', 'remove it, or derive a binary criterion']
      : [
          'the study does not say which criterion this is the prevalence of',
          `write one each: \`prevalence: {${only}: ${prevalence}}\``,
        ];
  findings.add(PATH, message, remedy);
  return {};
}
