import type { BiasFindings, FacetBias } from '../compare/bias/findings.ts';
import type { CandidateResult, Comparison } from '../compare/comparison.ts';
import type { Measure } from '../domain/measure.ts';
import { fixed } from '../text/number.ts';
import { amountOf } from './amount.ts';
import { type Block, list, paragraph, type Table } from './block.ts';
import { rowName } from './error-part.ts';
import { shownEstimate } from './figure-cells.ts';
import { footnotes } from './footnotes.ts';
import { bareInterval, measureNumber } from './measure-text.ts';
import { name, quoted } from './name.ts';
import { pIs, pValue } from './p-value.ts';

/**
 * Tests of bias for every judge: whether label shares differ from gold's, whether error rates given the gold differ by
 * facet and where, and what length, family and quotes have to do with it. Nothing where nothing was tested.
 */
export function biasFindingsPart(comparison: Comparison, level: number): readonly Block[] {
  const judged = judges(comparison);
  if (judged.length === 0) return [];
  return [
    ...paragraph(READING),
    testTable(judged),
    ...list([
      ...judged.flatMap(({ result, bias }) => facetSentences(result, bias, level)),
      ...judged.flatMap(({ result, bias }) => lengthSentence(comparison, result, bias)),
      ...judged.flatMap(({ result, bias }) => familySentences(comparison, result, bias)),
      ...judged.flatMap(({ result, bias }) => quoteSentence(result, bias)),
    ]),
  ];
}

/** The one thing of it that the short report says: where error rates differ by a facet. */
export function differentialSentences(comparison: Comparison, level: number): readonly string[] {
  return judges(comparison).flatMap(({ result, bias }) => facetSentences(result, bias, level));
}

const READING =
  'p-values say how often chance alone would do as much, never how large a bias is; adjusted ones reckon with the number of candidates (and facets) tested.';

interface Judged {
  readonly result: CandidateResult;
  readonly bias: BiasFindings;
}

function judges({ candidates }: Comparison): readonly Judged[] {
  return candidates.flatMap((result) =>
    result.bias === undefined || result.standing === 'simulated' ? [] : [{ result, bias: result.bias }],
  );
}

function testTable(judged: readonly Judged[]): Table {
  const notes = footnotes();
  const cell = (measure: Measure | undefined) => {
    if (measure === undefined) return '';
    const { estimate, reason } = measure;
    return estimate === undefined ? `–${notes.mark(`No test: ${reason ?? 'none'}.`)}` : pValue(estimate);
  };
  const row = (result: CandidateResult, asked: string, measures: readonly Measure[], id: string) => [
    rowName(result),
    asked,
    cell(measures.find((measure) => measure.id === `${id}_adjusted`)),
    cell(measures.find((measure) => measure.id === id)),
  ];
  return {
    kind: 'table',
    columns: [
      { head: 'candidate', align: 'left' },
      { head: 'differ by more than chance', align: 'left' },
      { head: 'p adjusted', align: 'right' },
      { head: 'p', align: 'right' },
    ],
    rows: judged.flatMap(({ result, bias }) => [
      row(result, 'label shares from gold’s', bias.measures, 'label_shares_p'),
      ...bias.byFacet.map(({ facet, measures }) =>
        row(result, `error rates by ${facet}`, measures, 'differential_error_p'),
      ),
    ]),
    notes: notes.notes(),
  };
}

function facetSentences(
  { candidate }: CandidateResult,
  { byFacet }: BiasFindings,
  level: number,
): readonly string[] {
  return byFacet.flatMap((entry) => {
    const adjusted = entry.measures.find(({ id }) => id === 'differential_error_p_adjusted')?.estimate;
    if (adjusted === undefined || adjusted > 1 - level + 1e-12) return [];
    const found = entry.contrasts.flatMap(({ value, measures }) => contrastTexts(value, measures, level));
    const where =
      found.length === 0 ? 'no single value stands out once their number is reckoned with' : found.join('; ');
    return [
      `${name(candidate.id)}: its errors, given the gold, differ by ${name(entry.facet)} (${pIs(adjusted)}): ${where}.${untested(entry)}`,
    ];
  });
}

function contrastTexts(value: string, measures: readonly Measure[], level: number): readonly string[] {
  return (['fpr', 'fnr'] as const).flatMap((rate) => {
    const difference = measures.find(({ id }) => id === `differential_${rate}`);
    const p = measures.find(({ id }) => id === `differential_${rate}_p`)?.estimate;
    if (difference?.estimate === undefined || p === undefined || p > 1 - level + 1e-12) return [];
    const points = fixed(Math.abs(difference.estimate) * 100, 1);
    const direction = difference.estimate > 0 ? 'higher' : 'lower';
    return [
      `${rate.toUpperCase()} for ${quoted(value)} is ${points} points ${direction} than elsewhere${range(difference)}, ${pIs(p)}`,
    ];
  });
}

function untested({ untested: left }: FacetBias): string {
  const values = [...new Set(left.map(({ value }) => value))];
  if (values.length === 0) return '';
  return ` With too few items or clusters to take part in full: ${values.map(quoted).join(', ')}.`;
}

function range({ id, interval }: Measure): string {
  if (interval === undefined || 'none' in interval) return '';
  return ` ${bareInterval(id, interval.low, interval.high)}`;
}

function holdsZero({ interval }: Measure): string {
  if (interval === undefined || 'none' in interval) return '; there is no interval, so this may be chance';
  return interval.low <= 0 && interval.high >= 0 ? '; the interval holds 0, so the direction is open' : '';
}

function lengthSentence(
  { criterion }: Comparison,
  { candidate }: CandidateResult,
  { measures }: BiasFindings,
): readonly string[] {
  const measure = measures.find(({ id }) => id === 'length_slope' || id === 'length_slope_steps');
  const estimate = shownEstimate(measure);
  if (measure === undefined || estimate === undefined) return [];
  const size = fixed(
    Math.abs(estimate) * (measure.id === 'length_slope' ? 100 : 1),
    measure.id === 'length_slope' ? 1 : 2,
  );
  const more = estimate >= 0 ? 'more' : 'less';
  const does =
    measure.id === 'length_slope_steps'
      ? `it rates ${size} steps ${estimate >= 0 ? 'higher' : 'lower'}`
      : criterion.scale === 'pairwise'
        ? `a response is named ${size} points ${more} often`
        : `it says ${quoted(criterion.positive ?? 'positive')} ${size} points ${more} often`;
  return [
    `${name(candidate.id)}: per doubling of length, gold being the same, ${does}${range(measure)}${holdsZero(measure)}.`,
  ];
}

function familySentences(
  { criterion }: Comparison,
  { candidate }: CandidateResult,
  { measures }: BiasFindings,
): readonly string[] {
  const positive = quoted(criterion.positive ?? 'positive');
  return measures.flatMap((measure) => {
    if (!measure.id.startsWith('family_preference_')) return [];
    const estimate = shownEstimate(measure);
    if (estimate === undefined) return [];
    const points = fixed(Math.abs(estimate) * 100, 1);
    const gold = measure.id.endsWith('positive') ? `is ${positive}` : `is not ${positive}`;
    return [
      `${name(candidate.id)}: where gold ${gold}, it says ${positive} of agents of its own family ${points} points ${estimate >= 0 ? 'more' : 'less'} often than judges of other families do, beyond the same for other agents${range(measure)}${holdsZero(measure)}.`,
    ];
  });
}

function quoteSentence({ candidate }: CandidateResult, { measures }: BiasFindings): readonly string[] {
  const measure = measures.find(({ id }) => id === 'quotes_not_found');
  const estimate = shownEstimate(measure);
  if (measure === undefined || estimate === undefined) return [];
  const [of = ''] = measure.cautions;
  return [
    `${name(candidate.id)}: ${measureNumber(measure.id, estimate)} ${name(of)} in ${amountOf(measure.n, 'item')} do not stand in the transcript${range(measure)}.`,
  ];
}
