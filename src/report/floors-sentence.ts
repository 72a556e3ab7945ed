import type { Comparison } from '../compare/comparison.ts';
import { name } from './name.ts';

/** What the floors are, so that their rows can be read. */
export function floorsSentence({ floors }: Comparison): readonly string[] {
  const facets = floors.map(({ candidate }) => candidate.id).filter((id) => id.startsWith('prior:'));
  if (floors.length === 0) return [];
  const priors = facets.map(
    (id) => `${name(id)} knows nothing of an item but its ${name(id.slice('prior:'.length))}`,
  );
  const constant = floors.some(({ candidate }) => candidate.id === 'constant')
    ? ["constant always gives gold's most common label"]
    : [];
  return [`Floors are what a judge reaches without reading: ${[...constant, ...priors].join('; ')}.`];
}
