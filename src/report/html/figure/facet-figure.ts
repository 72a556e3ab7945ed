import type { CandidateResult, Comparison, Slice } from '../../../compare/comparison.ts';
import { amount } from '../../amount.ts';
import { rowName } from '../../error-part.ts';
import { levelHead } from '../../level-head.ts';
import { name } from '../../name.ts';
import type { Figure } from './figure.ts';
import { rateNumbers } from './rate-numbers.ts';
import { biasAxisOf, hasRates, type RateRow, rateLegend, ratePictures } from './rate-pictures.ts';
import { rateSets } from './rate-set.ts';

/** How much is drawn; tables hold everything. */
const CANDIDATES = 8;
const VALUES = 24;

/**
 * Error rates and net bias per value of a facet, one panel per candidate on shared axes. Undefined where nothing can
 * be drawn. Simulated judges are not among them.
 */
export function facetFigure(comparison: Comparison, facet: string, level: number): Figure | undefined {
  const judges = comparison.candidates.filter(({ standing }) => standing !== 'simulated');
  const all = judges
    .map((result) => ({ result, slices: slicesOf(result, facet) }))
    .filter(({ slices }) => slices.length > 0);
  const drawn = all.slice(0, CANDIDATES).map(({ result, slices }) => ({ result, rows: rowsOf(slices) }));
  const rows = drawn.flatMap((entry) => entry.rows);
  const sets = rateSets(comparison).filter((set) => hasRates(rows, set));
  if (sets.length === 0) return undefined;
  const axis = biasAxisOf(rows, sets);
  const values = Math.max(...all.map(({ slices }) => slices.length));
  return {
    kind: 'figure',
    title: `Error rates and net bias by ${name(facet)}`,
    legend: rateLegend(sets),
    caption: [
      `One panel per candidate, all on the same axes. Lines are ${levelHead(level)}s.`,
      'A dash stands for a number that does not exist or rests on too few items to show.',
      ...(all.length > CANDIDATES
        ? [`Drawn: the first ${CANDIDATES} of ${amount(all.length)} candidates.`]
        : []),
      ...(values > VALUES ? [`Drawn: the ${VALUES} values with most items, of ${amount(values)}.`] : []),
    ],
    panels: drawn.flatMap(({ result, rows: own }) =>
      sets.map((set) => {
        const heading = sets.length === 1 ? rowName(result) : `${name(rowName(result))}, ${set.title}`;
        return {
          heading,
          pictures: ratePictures(own, set, ` by ${name(facet)}, ${name(rowName(result))}`, axis),
        };
      }),
    ),
    numbers: rateNumbers(
      all.map(({ result, slices }) => ({ label: rowName(result), slices })),
      facet,
      sets,
      level,
    ),
  };
}

function slicesOf({ main }: CandidateResult, facet: string): readonly Slice[] {
  return main.by.find((breakdown) => breakdown.facet === facet)?.slices ?? [];
}

/** The values with most items, in the order they have. */
function rowsOf(slices: readonly Slice[]): readonly RateRow[] {
  const largest = [...slices].sort((left, right) => right.labelled - left.labelled).slice(0, VALUES);
  return slices
    .filter((slice) => largest.includes(slice))
    .map((slice) => ({ label: slice.value ?? '', slice }));
}
