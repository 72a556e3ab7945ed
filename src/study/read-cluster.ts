import type { Findings } from './findings.ts';
import { sound } from './sound.ts';
import { StudySchema } from './study-schema.ts';

/** The facets whose members are not independent, the first one first; none where the study says `none`. */
export function readCluster(value: unknown, findings: Findings): readonly string[] {
  const named = sound(StudySchema.shape.cluster, value);
  if (named === undefined || named === 'none') return [];
  if (typeof named === 'string') return [named];
  named.forEach((own, index) => {
    if (own === 'none') {
      findings.add(['cluster', index], '`none` crosses with nothing', 'remove it, or write `cluster: none`');
    } else if (named.indexOf(own) < index) {
      findings.add(['cluster', index], `the facet ${own} is there twice`, 'remove one');
    }
  });
  return named;
}
