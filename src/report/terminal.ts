import { displayWidth } from '../text/width.ts';
import type { Assessment } from './assessment.ts';
import { belowTheLine } from './below-part.ts';
import { differentialSentences } from './bias-findings-part.ts';
import { biasSentences } from './bias-part.ts';
import { type Block, heading, list, paragraph, section, type Table } from './block.ts';
import { claimsSummary } from './claims-part.ts';
import { confidenceSentence } from './confidence/confidence-part.ts';
import { consistencySentence } from './consistency/consistency-part.ts';
import { contestSummary } from './contest-sentences.ts';
import { diagnosisSentences } from './diagnosis-part.ts';
import { drawTerminal } from './draw-terminal.ts';
import { driftSentences } from './drift-part.ts';
import { errorTables, mainResults } from './error-part.ts';
import { facetPart } from './facet-part.ts';
import { rateFamilies, recallLabels } from './find-measure.ts';
import { floorsSentence } from './floors-sentence.ts';
import { goldPart } from './gold-part.ts';
import { type LeaderboardContext, leaderboard } from './leaderboard.ts';
import { boundsSentences, leftOutTable } from './left-out-part.ts';
import { limits } from './limits-part.ts';
import { natureOf } from './nature.ts';
import { orderPart } from './order-part.ts';
import { peopleSentence } from './people-part.ts';
import type { Provenance } from './provenance.ts';
import { provenanceLine } from './provenance-part.ts';
import { simulatedPart } from './simulated-part.ts';
import { summarySentences } from './summary-part.ts';
import { warnings } from './warnings.ts';

export interface TerminalOptions {
  /** Columns of the terminal; 80 unless given. */
  readonly width?: number;
  /** Facets to break results down by, in this order; none unless given. */
  readonly by?: readonly string[];
}

/**
 * The comparison as `assay compare` prints it: leaderboard with floors and ceiling, errors and the direction of net
 * bias, candidates below the line, simulated ones apart, facets on request, what was left out, and what to mind.
 * Plain text without colour, safe for a terminal whatever ids and labels hold. Sentences keep to `width`; a table
 * whose numbers alone are wider does not.
 *
 * @example
 * terminalReport([comparison], provenance, { width: 80, by: ['category'] })
 */
export function terminalReport(
  comparisons: readonly Assessment[],
  provenance: Provenance,
  { width = 80, by = [] }: TerminalOptions = {},
): string {
  const warned = warnings(comparisons, provenance);
  const blocks = [
    ...warned,
    ...comparisons.flatMap((comparison) => comparisonBlocks(comparison, provenance, width, by)),
    ...warned,
    ...paragraph(provenanceLine(provenance)),
  ];
  return drawTerminal(blocks, width);
}

function comparisonBlocks(
  comparison: Assessment,
  provenance: Provenance,
  width: number,
  by: readonly string[],
): readonly Block[] {
  const { criterion, ranking } = comparison;
  const { level } = provenance.statistics;
  const nature = natureOf(comparison, provenance.study.illustrative);
  const entry = provenance.criteria.find((own) => own.criterion === criterion.id);
  const context: LeaderboardContext = {
    nature,
    level,
    ...(entry?.deploymentPrevalence === undefined
      ? {}
      : { deploymentPrevalence: entry.deploymentPrevalence }),
    wide: true,
  };
  const wide = leaderboard(comparison, context);
  // Error rates stand in the leaderboard where the page is wide enough, else in a table below it.
  const isWide =
    fits(wide, width) && recallLabels(comparison).length === 0 && rateFamilies(comparison).length === 1;
  const board = { ...context, wide: isWide };
  const below = belowTheLine(comparison, level);
  const leftOut = leftOutTable(comparison);
  return [
    heading(2, `${criterion.id}: ${criterion.question}`),
    ...goldPart(comparison),
    ...paragraph(`Ranked by ${ranking.head}.`),
    isWide ? wide : leaderboard(comparison, board),
    ...paragraph(...floorsSentence(comparison)),
    ...(below === undefined
      ? []
      : [heading(3, 'Below the line: not ranked'), below.table, ...list(below.reasons)]),
    ...simulatedPart(comparison, board),
    ...(isWide
      ? []
      : errorTables(comparison, mainResults(comparison), level).flatMap(({ title, table }) => [
          heading(3, title),
          table,
        ])),
    ...section(
      'Direction of the bias',
      list([...biasSentences(comparison), ...differentialSentences(comparison, level)]),
    ),
    ...section('Order of the pair', orderPart(comparison, level)),
    ...by.flatMap((facet) => section(`By ${facet}`, facetPart(comparison, facet, level))),
    ...section('What the judge’s errors do to the rates', claimsSummary(comparison, level)),
    ...section('Left out', [
      ...(leftOut === undefined ? [] : [leftOut]),
      ...list(boundsSentences(comparison)),
    ]),
    ...section(
      'What this says',
      list([
        ...summarySentences(comparison, nature, entry?.tried),
        ...(comparison.contest === undefined ? [] : contestSummary(comparison.contest)),
        ...peopleSentence(comparison, nature),
        ...(comparison.drift ?? []).flatMap(driftSentences),
        ...consistencySentence(comparison),
        ...confidenceSentence(comparison),
      ]),
    ),
    ...section('What to mind', list([...diagnosisSentences(comparison), ...limits(comparison, nature)])),
  ];
}

function fits({ columns, rows }: Table, width: number): boolean {
  const widths = columns.map(({ head }, index) =>
    Math.max(displayWidth(head), ...rows.map((row) => displayWidth(String(row[index] ?? '')))),
  );
  return widths.reduce((sum, own) => sum + own, 2 * (widths.length - 1)) <= width;
}
