import type { Facet } from '../domain/study.ts';
import type { Findings } from './findings.ts';
import { soundEntries } from './sound.ts';
import { FacetSchema } from './study-schema.ts';

/** The facets to break results down by, each once. */
export function readFacets(list: unknown, findings: Findings): readonly Facet[] {
  const seen = new Set<string>();
  return soundEntries(FacetSchema, list).map(({ index, value }) => {
    const facet = typeof value === 'string' ? { name: value } : value;
    if (seen.has(facet.name)) {
      findings.add(['facets', index], `the facet \`${facet.name}\` is there twice`, 'remove one of the two');
    }
    seen.add(facet.name);
    return { name: facet.name, aliases: facet.aliases ?? {} };
  });
}
