import type { Comparison } from '../../../compare/comparison.ts';
import type { Measure } from '../../../domain/measure.ts';
import { ceilingFor, ceilingName } from '../../ceiling-part.ts';
import type { DotChart, Layout, Look } from '../../chart/dot-chart.ts';
import { compared } from '../../compared.ts';
import { rowName } from '../../error-part.ts';
import { shownEstimate } from '../../figure-cells.ts';
import { chanceCorrectedId, findMeasure } from '../../find-measure.ts';
import { levelHead } from '../../level-head.ts';
import { measureName } from '../../measure-text.ts';
import { name } from '../../name.ts';
import type { Nature } from '../../nature.ts';
import { axisOf, extent } from './axis.ts';
import { capitalised } from './capitalised.ts';
import { dotOf, dotText } from './dots.ts';
import type { Figure } from './figure.ts';

interface Entry {
  readonly label: string;
  readonly measure: Measure | undefined;
  readonly look: Look;
}

/**
 * The leaderboard's chance-corrected figure with its intervals: ranked candidates in their order, floors, ceiling.
 * Undefined where no number can be drawn.
 */
export function forestFigure(comparison: Comparison, nature: Nature, level: number): Figure | undefined {
  const id = chanceCorrectedId(comparison);
  const ceiling = ceilingMeasure(comparison, nature, id);
  const entries = entriesOf(comparison, nature, id, ceiling);
  if (entries.every(({ measure }) => shownEstimate(measure) === undefined)) return undefined;
  const title = `${capitalised(measureName(id))} of ranked candidates${comparison.floors.length === 0 ? '' : ' and floors'}`;
  const chart = (layout: Layout) => chartOf(entries, ceiling, measureName(id), layout);
  return {
    kind: 'figure',
    title,
    legend: [
      { look: 'disc', text: 'ranked candidate' },
      ...(comparison.floors.length === 0 ? [] : [{ look: 'diamond' as const, text: 'floor' }]),
      ...(ceiling === undefined ? [] : [{ look: 'triangle' as const, text: ceilingName(nature) }]),
    ],
    caption: [
      `Lines are ${levelHead(level)}s; a row without a line has none.`,
      'The dashed line is chance.',
      ...(ceiling === undefined ? [] : [`The shaded band is the interval of the ${ceilingName(nature)}.`]),
      'The table below holds every number drawn.',
    ],
    panels: [
      {
        pictures: [
          {
            name: title,
            description: entries.map((entry) => `${name(entry.label)}: ${dotText(entry.measure)}`).join('; '),
            chart: chart('narrow'),
            wide: chart('wide'),
          },
        ],
      },
    ],
  };
}

/** An ICC and a kappa among annotators are not drawn on one axis. */
function ceilingMeasure(comparison: Comparison, nature: Nature, id: string): Measure | undefined {
  if (id === 'icc_agreement') return undefined;
  const found = ceilingFor(comparison, nature).measures.find((measure) => measure.id === 'ceiling_kappa');
  return shownEstimate(found) === undefined ? undefined : found;
}

function entriesOf(
  { candidates, floors }: Comparison,
  nature: Nature,
  id: string,
  ceiling: Measure | undefined,
): readonly Entry[] {
  const ranked = candidates.filter(({ standing }) => standing === 'ranked');
  return [
    ...ranked.map((result): Entry => {
      return { label: rowName(result), measure: findMeasure(compared(result), id), look: 'disc' };
    }),
    ...floors.map((result): Entry => {
      return { label: rowName(result), measure: findMeasure(compared(result), id), look: 'diamond' };
    }),
    ...(ceiling === undefined
      ? []
      : [{ label: ceilingName(nature), measure: ceiling, look: 'triangle' as const }]),
  ];
}

function chartOf(
  entries: readonly Entry[],
  ceiling: Measure | undefined,
  axis: string,
  layout: Layout,
): DotChart {
  const band = ceiling?.interval;
  const drawn = entries.filter(({ measure }) => shownEstimate(measure) !== undefined);
  return {
    rows: entries.map(({ label, measure }) => ({ label, value: dotText(measure) })),
    dots: entries.flatMap(({ measure, look }, row) => dotOf(measure, row, look, 1)),
    domain: axisOf(
      drawn.flatMap(({ measure }) => extent(measure)),
      0.2,
      [0, 1],
    ),
    axis,
    reference: 0,
    ...(band === undefined || 'none' in band ? {} : { band: { low: band.low, high: band.high } }),
    layout,
  };
}
