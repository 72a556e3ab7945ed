import type { Assessment } from '../assessment.ts';
import { heading, paragraph } from '../block.ts';
import { comparisonIntroduction, comparisonSections, type Section } from '../comparison-sections.ts';
import { glossaryPart } from '../glossary-part.ts';
import { natureOf } from '../nature.ts';
import type { Provenance } from '../provenance.ts';
import { provenancePart } from '../provenance-part.ts';
import { warnings } from '../warnings.ts';
import { ConfusionMatrices } from './confusion-matrices.tsx';
import type { Disagreements } from './disagreement.ts';
import { disagreementParts } from './disagreement-list.tsx';
import { confidenceFigure } from './figure/confidence-figure.ts';
import { errorFigure } from './figure/error-figure.ts';
import { facetFigure } from './figure/facet-figure.ts';
import { forestFigure } from './figure/forest-figure.ts';
import type { Part } from './part.ts';
import { shownItems } from './shown-items.ts';
import { transcriptParts } from './transcripts.tsx';

/** Everything below the title of the page, in the order of reading. */
export function reportParts(
  comparisons: readonly Assessment[],
  provenance: Provenance,
  disagreements: readonly Disagreements[],
): readonly Part[] {
  const shown = shownItems(disagreements);
  return [
    ...comparisons.flatMap((comparison): readonly Part[] => [
      ...comparisonIntroduction(comparison),
      ...comparisonSections(comparison, provenance).flatMap((section) => [
        ...sectionParts(section, comparison, provenance),
        ...(section.part === 'left out' ? disagreementParts(comparison, disagreements, shown) : []),
      ]),
    ]),
    heading(2, 'Measures used'),
    ...glossaryPart(comparisons, provenance),
    heading(2, 'Provenance'),
    ...provenancePart(provenance),
    ...warnings(comparisons, provenance),
    ...transcriptParts(shown),
  ];
}

function sectionParts(section: Section, comparison: Assessment, provenance: Provenance): readonly Part[] {
  const { level } = provenance.statistics;
  const title = heading(3, section.title);
  const blocks = section.blocks;
  switch (section.part) {
    case 'leaderboard': {
      const nature = natureOf(comparison, provenance.study.illustrative);
      return [
        title,
        ...blocks.slice(0, 1),
        ...known(forestFigure(comparison, nature, level)),
        ...blocks.slice(1),
      ];
    }
    case 'errors':
      return blocks.length === 0 ? [] : [title, ...known(errorFigure(comparison, level)), ...blocks];
    case 'facet':
      return blocks.length === 0
        ? []
        : [title, ...known(facetFigure(comparison, section.facet ?? '', level)), ...blocks];
    case 'confidence': {
      const figure = confidenceFigure(comparison, level);
      // Behind the sentence that says whose confidence in what.
      const at = figure === undefined ? 0 : 1;
      return blocks.length === 0
        ? []
        : [title, ...blocks.slice(0, at), ...known(figure), ...blocks.slice(at)];
    }
    case 'confusion':
      return comparison.candidates.length === 0
        ? []
        : [title, { kind: 'node', node: <ConfusionMatrices comparison={comparison} /> }];
    case 'left out':
      return [
        title,
        ...(blocks.length > 0
          ? blocks
          : paragraph('Every candidate gave a verdict on every item with gold.')),
      ];
    default:
      return blocks.length === 0 ? [] : [title, ...blocks];
  }
}

function known<T>(part: T | undefined): readonly T[] {
  return part === undefined ? [] : [part];
}
