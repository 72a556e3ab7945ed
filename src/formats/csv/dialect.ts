import { extname } from 'node:path';

/** How a table is written. What is left out follows the file's name and RFC 4180. */
export interface CsvOptions {
  /** One character between cells; default: a tab for `.tsv` and `.tab`, else a comma. */
  readonly delimiter?: string;
  /** One character around cells that hold delimiters or line ends; default `"`. `none`: quotes are text. */
  readonly quote?: string;
  /**
   * Text behind a closing quote, as in `"A" by B`: an `error` (default), or part of the cell's `text`, as
   * spreadsheets and Python read it.
   */
  readonly afterQuote?: 'error' | 'text';
  /** The columns' names, where the file has none or wrong ones; then the first line read is data. */
  readonly header?: readonly string[];
  /** Lines passed over at the beginning; default 0. */
  readonly skipLines?: number;
  /** Longest record in characters; default 16 Mi. */
  readonly maxRecord?: number;
}

/** Options with every default filled in; `quote` is empty where quotes are text. */
export interface Dialect {
  readonly delimiter: string;
  readonly quote: string;
  readonly afterQuote: 'error' | 'text';
  readonly header: readonly string[] | undefined;
  readonly skipLines: number;
  readonly maxRecord: number;
}

export function dialectOf(path: string, options: CsvOptions): Dialect {
  const isTabbed = ['.tsv', '.tab'].includes(extname(path).toLowerCase());
  const quote = options.quote ?? '"';
  return {
    delimiter: options.delimiter ?? (isTabbed ? '\t' : ','),
    quote: quote === 'none' ? '' : quote,
    afterQuote: options.afterQuote ?? 'error',
    header: options.header,
    skipLines: options.skipLines ?? 0,
    maxRecord: options.maxRecord ?? 16 * 2 ** 20,
  };
}
