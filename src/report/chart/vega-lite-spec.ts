import type { TopLevelSpec } from 'vega-lite';
import { sanitise } from '../../text/sanitise.ts';
import { truncate } from '../../text/truncate.ts';
import { displayWidth } from '../../text/width.ts';
import type { DotChart, Look } from './dot-chart.ts';
import { type Geometry, geometryOf } from './geometry.ts';

const LOOKS: readonly Look[] = ['disc', 'diamond', 'square', 'triangle'];
const SHAPES = ['circle', 'diamond', 'square', 'triangle-up'];
// Variables of the page's style sheet, so that one picture serves light, dark and print.
const STROKES = ['var(--blue)', 'var(--orange)', 'var(--ink)', 'var(--muted)'];
const FILLS = ['var(--blue)', 'var(--paper)', 'var(--ink)', 'var(--paper)'];

/**
 * The chart as the library takes it. Columns have fixed names (x, y, low, high, group, text) and everything that
 * comes from outside is a value in them, never a name: the library reads names as expressions. Nothing is left to
 * the measuring of text, which differs between machines.
 */
export function vegaLiteSpec(chart: DotChart): TopLevelSpec {
  const at = geometryOf(chart);
  const { domain, axis } = chart;
  const x = { type: 'quantitative' as const, scale: { domain: [...domain], nice: false, zero: false } };
  const group = { field: 'group', type: 'nominal', legend: null } as const;
  const looks = <T>(range: readonly T[]) => ({
    ...group,
    scale: { domain: [0, 1, 2, 3], range: [...range] },
  });
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    width: at.width,
    height: at.height,
    padding: at.padding,
    autosize: 'none',
    background: 'transparent',
    config: CONFIG,
    encoding: {
      y: {
        field: 'y',
        type: 'quantitative',
        scale: { domain: [0, at.height], reverse: true, nice: false },
        axis: null,
      },
    },
    layer: [
      {
        data: { values: chart.band === undefined ? [] : [{ ...chart.band }] },
        mark: { type: 'rect', color: 'var(--band)' },
        encoding: {
          x: { field: 'low', ...x, axis: { title: axis, tickCount: 5 } },
          x2: { field: 'high' },
          y: { value: 0 },
          y2: { value: at.height },
        },
      },
      {
        data: { values: chart.reference === undefined ? [] : [{ x: chart.reference }] },
        mark: { type: 'rule', color: 'var(--muted)', strokeDash: [3, 3] },
        encoding: { x: { field: 'x', ...x }, y: { value: 0 }, y2: { value: at.height } },
      },
      {
        data: { values: dotValues(chart, at).filter(({ low }) => low !== undefined) },
        mark: { type: 'rule', strokeWidth: 2 },
        encoding: { x: { field: 'low', ...x }, x2: { field: 'high' }, stroke: looks(STROKES) },
      },
      {
        data: { values: dotValues(chart, at) },
        mark: { type: 'point', size: 64, strokeWidth: 2, opacity: 1 },
        encoding: {
          x: { field: 'x', ...x },
          shape: looks(SHAPES),
          stroke: looks(STROKES),
          fill: looks(FILLS),
        },
      },
      textLayer(labelValues(chart, at), at.labelX, 'left', 'var(--ink)'),
      textLayer(valueValues(chart, at), at.valueX, 'right', 'var(--muted)'),
    ],
  };
}

const CONFIG = {
  aria: false,
  font: 'inherit',
  view: { stroke: null },
  axis: {
    domain: false,
    ticks: false,
    gridColor: 'var(--line)',
    labelColor: 'var(--muted)',
    labelFontSize: 12,
    labelPadding: 6,
    labelOverlap: false,
    labelFlush: false,
    titleColor: 'var(--muted)',
    titleFontSize: 12,
    titleFontWeight: 'normal',
    titlePadding: 4,
  },
} as const;

function textLayer(
  values: readonly { readonly y: number; readonly text: string }[],
  x: number,
  align: 'left' | 'right',
  color: string,
) {
  return {
    data: { values: values.map((value) => ({ ...value })) },
    mark: { type: 'text', align, baseline: 'middle', fontSize: 12, color },
    encoding: { x: { value: x }, text: { field: 'text', type: 'nominal' } },
  } as const;
}

/** Dots of one row stand one above the other, the first on top. */
function dotValues({ dots }: DotChart, at: Geometry) {
  return dots.map(({ row, x, low, high, look }, index) => {
    const before = dots.slice(0, index).filter((dot) => dot.row === row).length;
    return {
      y: row * at.rowHeight + at.dotsAt + before * at.apart,
      x,
      ...(low === undefined || high === undefined ? {} : { low, high }),
      group: LOOKS.indexOf(look),
    };
  });
}

function labelValues({ rows, layout }: DotChart, at: Geometry) {
  return rows.map(({ label, value }, row) => {
    const room = layout === 'narrow' ? at.columns - displayWidth(value) - 2 : at.columns;
    return { y: row * at.rowHeight + at.textAt, text: truncate(sanitise(label), Math.max(12, room)) };
  });
}

function valueValues({ rows }: DotChart, at: Geometry) {
  return rows.map(({ value }, row) => ({ y: row * at.rowHeight + at.textAt, text: sanitise(value) }));
}
