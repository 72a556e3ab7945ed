import type { Breakdown, CandidateResult, Comparison, Slice } from '../compare/comparison.ts';
import type { Cell, Column } from '../text/cell.ts';
import { percent } from '../text/number.ts';
import { amount } from './amount.ts';
import { type Block, heading, list, paragraph, type Table } from './block.ts';
import { rowName } from './error-part.ts';
import { chanceSentence, homogeneitySentence, pooledSentence, spreadSentences } from './facet-sentences.ts';
import { figureCell, intervalCell, whyMissing } from './figure-cells.ts';
import {
  chanceCorrectedId,
  findMeasure,
  type RateFamily,
  rateFamilies,
  recallLabels,
} from './find-measure.ts';
import { type Footnotes, footnotes } from './footnotes.ts';
import { levelHead } from './level-head.ts';
import { familyOf, measureName } from './measure-text.ts';

/**
 * Every candidate's figures per value of one facet, values in their own order and never by kappa: kappa moves with
 * prevalence, so it stands beside it. FPR and FNR are given gold, and so are what the judge does.
 */
export function facetPart(comparison: Comparison, facet: string, level: number): readonly Block[] {
  const judges = comparison.candidates.filter(({ standing }) => standing !== 'simulated');
  const parts = judges.flatMap((result) => {
    const breakdown = result.main.by.find((entry) => entry.facet === facet);
    return breakdown === undefined ? [] : candidatePart(comparison, result, breakdown);
  });
  if (parts.length === 0) return [];
  const compared = rateFamilies(comparison).length === 0 ? 'recall' : 'the error rates';
  return [...paragraph(`${READING} ${compared}.`, `Each interval is a ${levelHead(level)}.`), ...parts];
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
): readonly Block[] {
  const families = rateFamilies(comparison);
  const tables =
    families.length === 0
      ? [labelsTable(comparison, breakdown)]
      : families.map((family) => ratesTable(comparison, breakdown, family));
  return [
    heading(4, rowName(result)),
    ...tables,
    ...list([
      ...pooledSentence(comparison, result, breakdown),
      ...homogeneitySentence(breakdown),
      ...spreadSentences(breakdown),
      ...chanceSentence(result, breakdown),
    ]),
  ];
}

const right = (head: string): Column => ({ head, align: 'right' });

function ratesTable(comparison: Comparison, breakdown: Breakdown, family: RateFamily): Table {
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
      right(family.positive),
      right('FPR %'),
      right('interval'),
      right('FNR %'),
      right('interval'),
      right('prev.'),
      right(measureName(familyOf(beside))),
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
function labelsTable(comparison: Comparison, breakdown: Breakdown): Table {
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
      right('interval'),
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
