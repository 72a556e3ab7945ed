import { InputError } from '../../domain/problem.ts';
import { excerpt } from '../source/excerpt.ts';
import type { Dialect } from './dialect.ts';
import type { RecordText } from './records.ts';
import { scanLine } from './scan-line.ts';

const DELIMITERS: readonly (readonly [delimiter: string, name: string])[] = [
  [';', 'a semicolon'],
  ['\t', 'a tab'],
  ['|', 'a vertical bar'],
  [',', 'a comma'],
];

/**
 * The columns' names from a table's first record, without the white space around them. A column without a
 * name is kept and cannot be named.
 *
 * @throws InputError where a name stands twice, or where the whole line became one column.
 */
export function readHeader(
  file: string,
  cells: readonly string[],
  record: RecordText,
  dialect: Dialect,
): readonly string[] {
  const names = cells.map((cell) => cell.trim());
  const at = (index: number) => ({ file, line: record.line, column: columnOf(index, record, dialect) });
  const sourceLine = excerpt(record.text.split('\n')[0] ?? '');
  if (record.text.includes('\r')) {
    throw new InputError({
      message: 'the lines end in carriage returns alone, as on old Macs, so the file is one line',
      remedy: 'save it with line feeds (\\n) or both (\\r\\n)',
      at: { file, line: record.line, column: record.text.indexOf('\r') + 1 },
      sourceLine,
    });
  }
  const other = names.length === 1 && DELIMITERS.find(([sign]) => names[0]?.includes(sign));
  if (other) {
    const [sign, name] = other;
    throw new InputError({
      message: `the first line is one column, "${names[0]}": the cells seem to be separated by ${name}`,
      remedy: `read the file with a mapping that says delimiter: '${sign === '\t' ? 'tab' : sign}'`,
      at: { file, line: record.line, column: (names[0]?.indexOf(sign) ?? 0) + 1 },
      sourceLine,
    });
  }
  const twice = names.findIndex((name, index) => name !== '' && names.indexOf(name) < index);
  if (twice >= 0) {
    const name = names[twice] ?? '';
    throw new InputError({
      message: `the column "${name}" stands twice in the header, as column ${names.indexOf(name) + 1} and ${twice + 1}`,
      remedy: 'rename one of them, or give all names in a mapping (header: [...] with skip_lines: 1)',
      at: at(twice),
      sourceLine,
    });
  }
  return names;
}

function columnOf(index: number, record: RecordText, dialect: Dialect): number {
  return scanLine(record.text, record.line, undefined, dialect).starts[index] ?? 1;
}
