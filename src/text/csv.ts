import { stringify } from 'csv-stringify/sync';

/** Undefined is an empty field. */
export type CsvCell = string | number | boolean | undefined;

/**
 * Rows as CSV in UTF-8 with commas, RFC 4180 quoting and LF line ends (git would turn CRLF into LF).
 * Numbers are written in full and never changed (`-0.5`). Text that a spreadsheet could take for a formula
 * is guarded by an apostrophe, on every line of a cell and behind leading blanks. Characters are otherwise
 * kept as they are, hidden ones too, for this is data (a lone surrogate, which UTF-8 cannot hold, becomes
 * U+FFFD). Throws RangeError on NaN and infinity.
 *
 * @example encodeCsv(['item', 'kappa'], [['=1+1', -0.5]]) // "item,kappa\n'=1+1,-0.5\n"
 */
export function encodeCsv(head: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return stringify(
    [head, ...rows].map((row) => row.map(encodeCell)),
    { record_delimiter: '\n' },
  );
}

function encodeCell(cell: CsvCell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'string') return guard(cell);
  if (typeof cell === 'number' && !Number.isFinite(cell)) {
    throw new RangeError(`${cell} is not a number to write; pass undefined`);
  }
  return String(cell);
}

const NOT_BLANK = /[^\s\p{Default_Ignorable_Code_Point}\p{Cc}]/u;

/** Signs that start a formula, full width forms included. */
const FORMULA_SIGN = /^[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/;

/** A semicolon starts a field too where the file is opened with that delimiter. */
const FIELD_START = /(?<=[\r\n;])/;

function guard(text: string): string {
  const guarded = text.split(FIELD_START).map(guardField).join('');
  return /^[\t\r]/.test(guarded) ? `'${guarded}` : guarded;
}

/** Blanks, and characters that show nothing, do not keep a spreadsheet from seeing the sign behind them. */
function guardField(field: string): string {
  const start = field.search(NOT_BLANK);
  return start >= 0 && FORMULA_SIGN.test(field.slice(start)) ? `'${field}` : field;
}
