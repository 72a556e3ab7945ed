import type { CandidateResult, Comparison } from '../compare/comparison.ts';
import { belowTheLine } from './below-part.ts';
import { biasSentences } from './bias-part.ts';
import { type Block, heading, list, paragraph, section } from './block.ts';
import { diagnosisSentences } from './cautions-part.ts';
import { confusionTable } from './confusion-part.ts';
import { drawMarkdown } from './draw-markdown.ts';
import { errorTables, mainResults, rowName } from './error-part.ts';
import { facetPart, facetsOf } from './facet-part.ts';
import { floorsSentence } from './floors-sentence.ts';
import { glossaryPart } from './glossary-part.ts';
import { goldPart } from './gold-part.ts';
import { leaderboard } from './leaderboard.ts';
import { boundsSentences, leftOutTable } from './left-out-part.ts';
import { limits } from './limits-part.ts';
import { natureOf } from './nature.ts';
import { orderPart } from './order-part.ts';
import { otherMeasures } from './other-part.ts';
import type { Provenance } from './provenance.ts';
import { provenancePart } from './provenance-part.ts';
import { simulatedPart } from './simulated-part.ts';
import { summarySentences } from './summary-part.ts';
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
export function markdownReport(comparisons: readonly Comparison[], provenance: Provenance): string {
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

function comparisonBlocks(comparison: Comparison, provenance: Provenance): readonly Block[] {
  const { criterion, ranking } = comparison;
  const { level } = provenance.statistics;
  const nature = natureOf(comparison, provenance.study.illustrative);
  const entry = provenance.criteria.find((own) => own.criterion === criterion.id);
  const context = {
    nature,
    level,
    ...(entry?.deploymentPrevalence === undefined
      ? {}
      : { deploymentPrevalence: entry.deploymentPrevalence }),
    wide: false,
  };
  const below = belowTheLine(comparison, level);
  const leftOut = leftOutTable(comparison);
  return [
    heading(2, criterion.id),
    ...paragraph(criterion.question),
    ...goldPart(comparison),
    ...section('Summary', list(summarySentences(comparison, nature, entry?.tried))),
    ...section(
      'What cannot be said, and what to mind',
      list([...diagnosisSentences(comparison), ...limits(comparison, nature)]),
    ),
    ...section('Leaderboard', [
      ...paragraph(`Ranked by ${ranking.head}.`),
      leaderboard(comparison, context),
      ...paragraph(...floorsSentence(comparison)),
    ]),
    ...section(
      'Below the line: not ranked',
      below === undefined ? [] : [below.table, ...list(below.reasons)],
    ),
    ...simulatedPart(comparison, context),
    ...section('Errors and bias', [
      ...errorTables(comparison, mainResults(comparison), level).flatMap(({ title, table }) => [
        ...paragraph(`${title}.`),
        table,
      ]),
      ...list(biasSentences(comparison)),
    ]),
    ...section('Order of the pair', orderPart(comparison, level)),
    ...facetsOf(comparison).flatMap((facet) => section(`By ${facet}`, facetPart(comparison, facet, level))),
    ...section(
      'Confusion matrices',
      comparison.candidates.flatMap((result) => confusion(comparison, result)),
    ),
    ...section('Left out', [
      ...(leftOut === undefined ? [] : [leftOut]),
      ...list(boundsSentences(comparison)),
    ]),
    ...section('Other measures', otherMeasures(comparison, level)),
    ...section('Methods', paragraph(...comparison.methods)),
  ];
}

function confusion(comparison: Comparison, result: CandidateResult): readonly Block[] {
  return [heading(4, rowName(result)), confusionTable(comparison, result.main.overall)];
}
