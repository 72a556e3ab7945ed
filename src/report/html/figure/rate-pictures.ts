import type { Slice } from '../../../compare/comparison.ts';
import { shownEstimate } from '../../figure-cells.ts';
import { findMeasure } from '../../find-measure.ts';
import { name } from '../../name.ts';
import { extent, symmetricAxis } from './axis.ts';
import { capitalised } from './capitalised.ts';
import { dotOf, dotText } from './dots.ts';
import type { Figure, Picture } from './figure.ts';
import type { RateSet } from './rate-set.ts';

/** One row of a picture of rates: a candidate on all items, or one candidate on a part of them. */
export interface RateRow {
  readonly label: string;
  readonly slice: Slice;
}

/** The rates of a set, and beside them the net bias, on axes that all panels of a figure share. */
export function ratePictures(
  rows: readonly RateRow[],
  set: RateSet,
  whose: string,
  biasAxis: readonly [number, number],
): readonly Picture[] {
  const heads = set.rates.map(({ head }) => head).join(' and ');
  const rateText = ({ slice }: RateRow) =>
    set.rates.map(({ id }) => dotText(findMeasure(slice, id), set.rates.length === 1)).join(' / ');
  const biasText = ({ slice }: RateRow) => dotText(findMeasure(slice, set.bias));
  const described = (row: RateRow) =>
    set.rates.map(({ id, head }) => `${head} ${dotText(findMeasure(row.slice, id))}`).join(', ');
  return [
    {
      name: `${capitalised(heads)} on ${set.title}${whose}, in per cent`,
      description: rows.map((row) => `${name(row.label)}: ${described(row)}`).join('; '),
      chart: {
        rows: rows.map((row) => ({ label: row.label, value: rateText(row) })),
        dots: rows.flatMap(({ slice }, row) =>
          set.rates.flatMap(({ id, look }) => dotOf(findMeasure(slice, id), row, look, 100)),
        ),
        domain: [0, 100],
        axis: `${set.rates.map(({ head }) => head).join(' / ')}, %`,
        layout: 'narrow',
      },
    },
    {
      name: `Net bias on ${set.title}${whose}, in percentage points`,
      description: rows.map((row) => `${name(row.label)}: ${biasText(row)}`).join('; '),
      chart: {
        rows: rows.map((row) => ({ label: row.label, value: biasText(row) })),
        dots: rows.flatMap(({ slice }, row) => dotOf(findMeasure(slice, set.bias), row, 'square', 100)),
        domain: biasAxis,
        axis: 'net bias, percentage points',
        reference: 0,
        layout: 'narrow',
        lanes: set.rates.length,
      },
    },
  ];
}

/** One axis for the net biases of all rows given. */
export function biasAxisOf(rows: readonly RateRow[], sets: readonly RateSet[]): readonly [number, number] {
  const shown = rows.flatMap(({ slice }) =>
    sets.map(({ bias }) => findMeasure(slice, bias)).filter((own) => shownEstimate(own) !== undefined),
  );
  return symmetricAxis(
    shown.flatMap(extent).map((value) => value * 100),
    10,
    10,
  );
}

/** Whether anything can be drawn. */
export function hasRates(rows: readonly RateRow[], set: RateSet): boolean {
  const ids = [...set.rates.map(({ id }) => id), set.bias];
  return rows.some(({ slice }) => ids.some((id) => shownEstimate(findMeasure(slice, id)) !== undefined));
}

/** What the shapes of these pictures mean. */
export function rateLegend(sets: readonly RateSet[]): Figure['legend'] {
  const heads = new Map(sets.flatMap(({ rates }) => rates.map(({ head, look }) => [head, look] as const)));
  return [
    ...[...heads].map(([text, look]) => ({ look, text })),
    { look: 'square' as const, text: 'net bias' },
  ];
}
