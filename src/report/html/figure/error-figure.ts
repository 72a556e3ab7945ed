import type { Comparison } from '../../../compare/comparison.ts';
import { compared } from '../../compared.ts';
import { mainResults, rowName } from '../../error-part.ts';
import { levelHead } from '../../level-head.ts';
import type { Figure } from './figure.ts';
import { rateNumbers } from './rate-numbers.ts';
import { biasAxisOf, hasRates, rateLegend, ratePictures } from './rate-pictures.ts';
import { rateSets } from './rate-set.ts';

/** Error rates and net bias of every candidate and floor, on the items of the tables; undefined where there are none. */
export function errorFigure(comparison: Comparison, level: number): Figure | undefined {
  const rows = mainResults(comparison).map((result) => {
    return { label: rowName(result), slice: compared(result) };
  });
  const sets = rateSets(comparison).filter((set) => hasRates(rows, set));
  if (sets.length === 0) return undefined;
  const axis = biasAxisOf(rows, sets);
  return {
    kind: 'figure',
    title: 'Error rates and net bias',
    legend: rateLegend(sets),
    caption: [
      `Lines are ${levelHead(level)}s; a row without a line has none.`,
      'Right of the dashed line a candidate says the label more often than gold does, left of it less often.',
    ],
    numbers: rateNumbers(
      rows.map(({ label, slice }) => ({ label, slices: [slice] })),
      undefined,
      sets,
      level,
    ),
    panels: sets.map((set) => ({
      ...(sets.length === 1 ? {} : { heading: set.title }),
      pictures: ratePictures(rows, set, '', axis),
    })),
  };
}
