import type { Table } from '../../block.ts';
import type { DotChart, Look } from '../../chart/dot-chart.ts';

/** Charts that are read together, with everything a reader needs who sees no chart. Texts are unescaped. */
export interface Figure {
  readonly kind: 'figure';
  readonly title: string;
  readonly legend: readonly { readonly look: Look; readonly text: string }[];
  /** Sentences below the charts. */
  readonly caption: readonly string[];
  readonly panels: readonly Panel[];
  /** The numbers drawn; absent where a table beside the figure holds them all. */
  readonly numbers?: Table;
}

export interface Panel {
  /** Above the panel, where a figure has several. */
  readonly heading?: string;
  readonly pictures: readonly Picture[];
}

/** One chart; where it has two layouts, the page shows the one that fits. */
export interface Picture {
  readonly name: string;
  /** What it shows, number by number. */
  readonly description: string;
  readonly chart: DotChart;
  readonly wide?: DotChart;
}
