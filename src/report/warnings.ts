import type { Assessment } from './assessment.ts';
import { type Block, paragraph } from './block.ts';
import { natureOf } from './nature.ts';
import type { Provenance } from './provenance.ts';

/** What stands at the top and at the bottom of a report whose labels are not real; nothing otherwise. */
export function warnings(comparisons: readonly Assessment[], provenance: Provenance): readonly Block[] {
  const texts = comparisons.flatMap(
    (comparison) => natureOf(comparison, provenance.study.illustrative).warning ?? [],
  );
  return [...new Set(texts)].flatMap((text) => paragraph(text));
}
