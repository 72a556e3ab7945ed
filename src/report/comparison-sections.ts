import type { Comparison } from '../compare/comparison.ts';
import type { Assessment } from './assessment.ts';
import { belowTheLine } from './below-part.ts';
import { biasFindingsPart } from './bias-findings-part.ts';
import { biasSentences } from './bias-part.ts';
import { type Block, heading, list, paragraph } from './block.ts';
import { claimsPart } from './claims-part.ts';
import { confidencePart } from './confidence/confidence-part.ts';
import { confusionTable } from './confusion-part.ts';
import { consistencyPart } from './consistency/consistency-part.ts';
import { contestPart } from './contest-part.ts';
import { costPart } from './cost-part.ts';
import { criteriaPart } from './criteria-part.ts';
import { diagnosisPart } from './diagnosis-part.ts';
import { driftPart } from './drift-part.ts';
import { errorTables, mainResults, rowName } from './error-part.ts';
import { facetPart, facetsOf } from './facet-part.ts';
import { floorsSentence } from './floors-sentence.ts';
import { goldPart } from './gold-part.ts';
import { type LeaderboardContext, leaderboard } from './leaderboard.ts';
import { boundsSentences, leftOutTable } from './left-out-part.ts';
import { limits } from './limits-part.ts';
import { natureOf } from './nature.ts';
import { orderPart } from './order-part.ts';
import { otherMeasures } from './other-part.ts';
import { peoplePart } from './people-part.ts';
import type { Provenance } from './provenance.ts';
import { simulatedPart } from './simulated-part.ts';
import { summarySentences } from './summary-part.ts';

/** One section of a full report on one criterion. `part` says what it is about, for whoever adds a figure to it. */
export interface Section {
  readonly part:
    | 'summary'
    | 'limits'
    | 'diagnosis'
    | 'leaderboard'
    | 'below'
    | 'simulated'
    | 'contest'
    | 'criteria'
    | 'people'
    | 'errors'
    | 'order'
    | 'facet'
    | 'claims'
    | 'cost'
    | 'drift'
    | 'consistency'
    | 'confidence'
    | 'confusion'
    | 'left out'
    | 'other'
    | 'methods';
  readonly title: string;
  /** Of the part `facet`: which one. */
  readonly facet?: string;
  /** Empty where there is nothing to say. */
  readonly blocks: readonly Block[];
}

/** What stands before the sections of a criterion: the question and what the verdicts are compared with. */
export function comparisonIntroduction(comparison: Comparison): readonly Block[] {
  const { id, question } = comparison.criterion;
  return [heading(2, id), ...paragraph(question), ...goldPart(comparison)];
}

/** The sections of the full report on one criterion, in the order of reading. */
export function comparisonSections(comparison: Assessment, provenance: Provenance): readonly Section[] {
  const { level } = provenance.statistics;
  const context = contextOf(comparison, provenance);
  return [
    ...conclusions(comparison, provenance, context),
    ...boards(comparison, context),
    {
      part: 'contest',
      title: 'Candidates against each other',
      blocks: contestPart(comparison.contest),
    },
    { part: 'diagnosis', title: 'Diagnosis of each candidate', blocks: diagnosisPart(comparison) },
    { part: 'people', title: 'Beside people', blocks: peoplePart(comparison, context.nature, level) },
    { part: 'errors', title: 'Errors and bias', blocks: errors(comparison, level) },
    { part: 'order', title: 'Order of the pair', blocks: orderPart(comparison, level) },
    ...facetsOf(comparison).map((facet): Section => {
      return { part: 'facet', title: `By ${facet}`, facet, blocks: facetPart(comparison, facet, level) };
    }),
    {
      part: 'claims',
      title: 'What the judge’s errors do to the rates',
      blocks: claimsPart(comparison, level),
    },
    { part: 'cost', title: 'Cost', blocks: costPart(comparison.costs) },
    { part: 'drift', title: 'Asked anew', blocks: driftPart(comparison.drift) },
    { part: 'consistency', title: 'Consistency', blocks: consistencyPart(comparison, level) },
    { part: 'confidence', title: 'Confidence', blocks: confidencePart(comparison, level) },
    { part: 'confusion', title: 'Confusion matrices', blocks: confusion(comparison) },
    { part: 'left out', title: 'Left out', blocks: leftOut(comparison) },
    { part: 'other', title: 'Other measures', blocks: otherMeasures(comparison, level) },
    { part: 'criteria', title: 'Criteria side by side', blocks: criteriaPart(comparison.beside, level) },
    {
      part: 'methods',
      title: 'Methods',
      blocks: paragraph(...comparison.methods, ...(comparison.claims?.methods ?? [])),
    },
  ];
}

function contextOf(comparison: Comparison, provenance: Provenance): LeaderboardContext {
  const prevalence = criterionEntry(comparison, provenance)?.deploymentPrevalence;
  return {
    nature: natureOf(comparison, provenance.study.illustrative),
    level: provenance.statistics.level,
    ...(prevalence === undefined ? {} : { deploymentPrevalence: prevalence }),
    wide: false,
  };
}

function criterionEntry({ criterion }: Comparison, { criteria }: Provenance) {
  return criteria.find((own) => own.criterion === criterion.id);
}

function conclusions(
  comparison: Comparison,
  provenance: Provenance,
  { nature }: LeaderboardContext,
): readonly Section[] {
  const tried = criterionEntry(comparison, provenance)?.tried;
  return [
    { part: 'summary', title: 'Summary', blocks: list(summarySentences(comparison, nature, tried)) },
    {
      part: 'limits',
      title: 'What cannot be said, and what to mind',
      blocks: list(limits(comparison, nature)),
    },
  ];
}

function boards(comparison: Comparison, context: LeaderboardContext): readonly Section[] {
  const below = belowTheLine(comparison, context.level);
  return [
    {
      part: 'leaderboard',
      title: 'Leaderboard',
      blocks: [
        ...paragraph(`Ranked by ${comparison.ranking.head}.`),
        leaderboard(comparison, context),
        ...paragraph(...floorsSentence(comparison)),
      ],
    },
    {
      part: 'below',
      title: 'Below the line: not ranked',
      blocks: below === undefined ? [] : [below.table, ...list(below.reasons)],
    },
    { part: 'simulated', ...simulated(comparison, context) },
  ];
}

/** The part brings its own heading. */
function simulated(comparison: Comparison, context: LeaderboardContext): Pick<Section, 'title' | 'blocks'> {
  const [title, ...blocks] = simulatedPart(comparison, context);
  return { title: title?.kind === 'heading' ? title.text : '', blocks };
}

function errors(comparison: Comparison, level: number): readonly Block[] {
  return [
    ...errorTables(comparison, mainResults(comparison), level).flatMap(({ title, table }) => [
      ...paragraph(`${title}.`),
      table,
    ]),
    ...list(biasSentences(comparison)),
    ...biasFindingsPart(comparison, level),
  ];
}

function confusion(comparison: Comparison): readonly Block[] {
  return comparison.candidates.flatMap((result) => [
    heading(4, rowName(result)),
    confusionTable(comparison, result.main.overall),
  ]);
}

function leftOut(comparison: Comparison): readonly Block[] {
  const table = leftOutTable(comparison);
  return [...(table === undefined ? [] : [table]), ...list(boundsSentences(comparison))];
}
