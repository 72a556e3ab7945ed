import { stableJson } from '../text/json.ts';
import type { Assessment } from './assessment.ts';
import { ceilingFor } from './ceiling-part.ts';
import { type Nature, natureOf } from './nature.ts';
import { peopleFor } from './people-part.ts';
import type { Provenance } from './provenance.ts';

/**
 * Everything that is known, as one document to `schemas/comparison.schema.json`: withheld numbers too, marked
 * `shown: false`. A number that does not exist is `null` with its reason beside it, never 0. Numbers are in full.
 *
 * @example
 * JSON.parse(jsonReport([comparison], provenance)).schema // 'assay/comparison'
 */
export function jsonReport(comparisons: readonly Assessment[], provenance: Provenance): string {
  const { illustrative } = provenance.study;
  return stableJson({
    schema: 'assay/comparison',
    schemaVersion: 1,
    ...warningsOf(comparisons, illustrative),
    provenance,
    comparisons: comparisons.map((comparison) =>
      withNulls({ ...comparison, ...forNature(comparison, natureOf(comparison, illustrative)) }),
    ),
  });
}

function forNature(comparison: Assessment, nature: Nature): Pick<Assessment, 'ceiling' | 'people'> {
  const people = peopleFor(comparison, nature);
  return { ceiling: ceilingFor(comparison, nature), ...(people === undefined ? {} : { people }) };
}

function warningsOf(
  comparisons: readonly Assessment[],
  illustrative: boolean,
): { readonly warnings?: readonly string[] } {
  const texts = comparisons.flatMap((comparison) => natureOf(comparison, illustrative).warning ?? []);
  return texts.length === 0 ? {} : { warnings: [...new Set(texts)] };
}

/**
 * A member that is there and `undefined` is a number that does not exist, and JSON would drop it: it becomes null.
 * Optional members are absent, not undefined, in all our types.
 */
function withNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withNulls);
  if (typeof value !== 'object' || value === null) return value === undefined ? null : value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withNulls(member)]));
}
