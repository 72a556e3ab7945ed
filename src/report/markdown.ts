import type { Assessment } from './assessment.ts';
import { type Block, heading, section } from './block.ts';
import { comparisonIntroduction, comparisonSections } from './comparison-sections.ts';
import { drawMarkdown } from './draw-markdown.ts';
import { glossaryPart } from './glossary-part.ts';
import type { Provenance } from './provenance.ts';
import { provenancePart } from './provenance-part.ts';
import { warnings } from './warnings.ts';

/**
 * The full report as GitHub-flavoured Markdown: per criterion a summary in sentences, the leaderboard with floors
 * and ceiling, errors and bias, facets, confusion matrices, what was left out, order effects and methods; then a
 * glossary of the measures used and the provenance.
 *
 * Deterministic, and safe whatever ids, labels and questions hold.
 *
 * @example
 * markdownReport([comparison], provenance)
 */
export function markdownReport(comparisons: readonly Assessment[], provenance: Provenance): string {
  const warned = warnings(comparisons, provenance);
  return drawMarkdown([
    heading(1, `Judges compared with gold: ${provenance.study.name}`),
    ...warned,
    ...comparisons.flatMap((comparison) => comparisonBlocks(comparison, provenance)),
    heading(2, 'Measures used'),
    ...glossaryPart(comparisons, provenance),
    heading(2, 'Provenance'),
    ...provenancePart(provenance),
    ...warned,
  ]);
}

function comparisonBlocks(comparison: Assessment, provenance: Provenance): readonly Block[] {
  return [
    ...comparisonIntroduction(comparison),
    ...comparisonSections(comparison, provenance).flatMap(({ title, blocks }) => section(title, blocks)),
  ];
}
