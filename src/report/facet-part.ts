import type { Breakdown, CandidateResult, Comparison, Slice, Spread } from '../compare/comparison.ts';
import type { Cell, Column } from '../text/cell.ts';
import { percent } from '../text/number.ts';
import { amount } from './amount.ts';
import { type Block, heading, list, paragraph, type Table } from './block.ts';
import { rowName } from './error-part.ts';
import { figureCell, intervalCell, shownEstimate, whyMissing } from './figure-cells.ts';
import {
  chanceCorrectedId,
  findMeasure,
  type RateFamily,
  rateFamilies,
  recallLabels,
} from './find-measure.ts';
import { type Footnotes, footnotes } from './footnotes.ts';
import { levelHead } from './level-head.ts';
import { measureName, measureNumber } from './measure-text.ts';
import { quoted } from './name.ts';

/**
 * Every candidate's figures per value of one facet, values in their own order and never by kappa: kappa moves with
 * prevalence, so it stands beside it. FPR and FNR are given gold, and so are what the judge does.
 */
export function facetPart(comparison: Comparison, facet: string, level: number): readonly Block[] {
  const judges = comparison.candidates.filter(({ standing }) => standing !== 'simulated');
  const parts = judges.flatMap((result) => {
    const breakdown = result.main.by.find((entry) => entry.facet === facet);
    return breakdown === undefined ? [] : candidatePart(comparison, result, breakdown, level);
  });
  if (parts.length === 0) return [];
  const compared = rateFamilies(comparison).length === 0 ? 'recall' : 'the error rates';
  return [...paragraph(`${READING} ${compared}.`), ...parts];
}

const READING =
  'Values stand in their own order. Kappa depends on prevalence, so it does not say where a judge is better or worse: for that compare';

/** The facets that any candidate is broken down by, in the order of the study. */
export function facetsOf(comparison: Comparison): readonly string[] {
  return [...new Set(comparison.candidates.flatMap(({ main }) => main.by.map(({ facet }) => facet)))];
}

function candidatePart(
  comparison: Comparison,
  result: CandidateResult,
  breakdown: Breakdown,
  level: number,
): readonly Block[] {
  const families = rateFamilies(comparison);
  const tables =
    families.length === 0
      ? [labelsTable(comparison, breakdown, level)]
      : families.map((family) => ratesTable(comparison, breakdown, family, level));
  return [
    heading(4, rowName(result)),
    ...tables,
    ...list([...pooledSentence(comparison, result, breakdown), ...spreadSentences(breakdown)]),
  ];
}

const right = (head: string): Column => ({ head, align: 'right' });

function ratesTable(comparison: Comparison, breakdown: Breakdown, family: RateFamily, level: number): Table {
  const notes = footnotes();
  const isCut = family.suffix !== '';
  const beside = isCut ? `kappa${family.suffix}` : chanceCorrectedId(comparison);
  const rows = breakdown.slices.map((slice): readonly Cell[] => {
    const fpr = findMeasure(slice, `fpr${family.suffix}`);
    const fnr = findMeasure(slice, `fnr${family.suffix}`);
    const positives = findMeasure(slice, `tpr${family.suffix}`)?.n ?? 0;
    return [
      slice.value,
      amount(slice.n),
      amount(positives),
      rateCell(fpr, notes),
      intervalCell(fpr, notes),
      rateCell(fnr, notes),
      intervalCell(fnr, notes),
      slice.n === 0 ? '–' : percent(positives / slice.n),
      figureCell(findMeasure(slice, beside), notes),
    ];
  });
  return {
    kind: 'table',
    columns: [
      { head: breakdown.facet, align: 'left' },
      right('n'),
      right(isCut ? `≥ ${family.positive}` : family.positive),
      right('FPR %'),
      right(levelHead(level)),
      right('FNR %'),
      right(levelHead(level)),
      right('prev.'),
      right(measureName(chanceCorrectedId(comparison))),
    ],
    rows,
    notes: notes.notes(),
  };
}

/** A rate on too few items is shown as the counts behind it. */
function rateCell(measure: ReturnType<typeof findMeasure>, notes: Footnotes): string {
  if (measure === undefined) return '';
  if (measure.estimate === undefined || measure.shown) return figureCell(measure, notes, true);
  const counts = `${amount(measure.estimate * measure.n)} of ${amount(measure.n)}`;
  return counts + notes.mark(`Counts, because ${whyMissing(measure) ?? ''}`);
}

/** More than two labels: recall of each, with kappa beside how many items have which label. */
function labelsTable(comparison: Comparison, breakdown: Breakdown, level: number): Table {
  const notes = footnotes();
  const beside = chanceCorrectedId(comparison);
  const labels = recallLabels(comparison);
  const rows = breakdown.slices.flatMap((slice) =>
    labels.length === 0
      ? [[...sliceCells(slice, beside, notes), '', '', '', '']]
      : labels.map((label, index): readonly Cell[] => {
          const recall = findMeasure(slice, `recall:${label}`);
          return [
            ...(index === 0 ? sliceCells(slice, beside, notes) : ['', '', '', '']),
            label,
            amount(recall?.n ?? 0),
            rateCell(recall, notes),
            intervalCell(recall, notes),
          ];
        }),
  );
  return {
    kind: 'table',
    columns: [
      { head: breakdown.facet, align: 'left' },
      right('n'),
      right('agreement'),
      right(measureName(beside)),
      { head: 'label', align: 'left' },
      right('gold'),
      right('recall %'),
      right(levelHead(level)),
    ],
    rows,
    notes: notes.notes(),
  };
}

function sliceCells(slice: Slice, beside: string, notes: Footnotes): readonly Cell[] {
  return [
    slice.value,
    amount(slice.n),
    figureCell(findMeasure(slice, 'agreement'), notes),
    figureCell(findMeasure(slice, beside), notes),
  ];
}

function pooledSentence(
  comparison: Comparison,
  { main }: CandidateResult,
  breakdown: Breakdown,
): readonly string[] {
  const { stratifiedKappa, facet } = breakdown;
  const pooled = findMeasure(main.overall, chanceCorrectedId(comparison));
  const missing = whyMissing(stratifiedKappa);
  if (missing !== undefined) return [`Corrected for chance within ${facet}: ${missing}`];
  const estimate = shownEstimate(stratifiedKappa);
  const all = shownEstimate(pooled);
  if (estimate === undefined || all === undefined || pooled === undefined) return [];
  return [
    `Pooled over ${facet}, ${measureName(pooled.id)} is ${measureNumber(pooled.id, all)}; corrected for chance within each value of ${facet} it is ${measureNumber(stratifiedKappa.id, estimate)}. The second figure is what the judge knows beyond the ${facet}.`,
  ];
}

function spreadSentences({ differentialError }: Breakdown): readonly string[] {
  return [...spreadSentence('FPR', differentialError?.fpr), ...spreadSentence('FNR', differentialError?.fnr)];
}

function spreadSentence(rate: string, spread: Spread | undefined): readonly string[] {
  if (spread === undefined) return [];
  const { lowest, highest } = spread;
  return [
    `${rate} is lowest for ${quoted(lowest.value)} (${percent(lowest.rate)}) and highest for ${quoted(highest.value)} (${percent(highest.rate)}), among the values with enough items to show it.`,
  ];
}
