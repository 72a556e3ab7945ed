import type { DotChart, Layout } from './dot-chart.ts';

/** Where things stand in a chart, in pixels from the left or the top edge of the plot. */
export interface Geometry {
  /** Of the plot itself; the picture is larger by the padding. */
  readonly width: number;
  readonly height: number;
  readonly padding: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  };
  readonly rowHeight: number;
  /** From the top of a row to the middle of its text, and to the middle of its dots. */
  readonly textAt: number;
  readonly dotsAt: number;
  /** Between the dots of one row. */
  readonly apart: number;
  readonly labelX: number;
  readonly valueX: number;
  /** Columns of text that a label and a value have between them. */
  readonly columns: number;
}

const AXIS_HEIGHT = 38;

/** The geometry of a layout for these rows, all as high as the fullest of them. */
export function geometryOf({ layout, rows, dots, lanes = 1 }: DotChart): Geometry {
  const most = Math.max(lanes, ...rows.map((_, row) => dots.filter((dot) => dot.row === row).length));
  const base = LAYOUTS[layout];
  const rowHeight = base.rowHeight + (most - 1) * base.apart;
  return { ...base, rowHeight, height: rows.length * rowHeight };
}

const LAYOUTS: Readonly<Record<Layout, Omit<Geometry, 'height'>>> = {
  narrow: {
    width: 304,
    padding: { left: 12, top: 4, right: 12, bottom: AXIS_HEIGHT },
    rowHeight: 36,
    textAt: 11,
    dotsAt: 25,
    apart: 9,
    labelX: -12,
    valueX: 316,
    columns: 44,
  },
  wide: {
    width: 400,
    padding: { left: 200, top: 4, right: 140, bottom: AXIS_HEIGHT },
    rowHeight: 26,
    textAt: 13,
    dotsAt: 13,
    apart: 9,
    labelX: -200,
    valueX: 540,
    columns: 27,
  },
};
