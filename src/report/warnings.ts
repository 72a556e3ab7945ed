import type { Comparison } from '../compare/comparison.ts';
import { type Block, paragraph } from './block.ts';
import { natureOf } from './nature.ts';
import type { Provenance } from './provenance.ts';

/** What stands at the top and at the bottom of a report whose labels are not real; nothing otherwise. */
export function warnings(comparisons: readonly Comparison[], provenance: Provenance): readonly Block[] {
  const texts = comparisons.flatMap(
    (comparison) => natureOf(comparison, provenance.study.illustrative).warning ?? [],
  );
  return [...new Set(texts)].flatMap((text) => paragraph(text));
}
