import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../../src/domain/problem.ts';
import type { CsvOptions } from '../../../src/formats/csv/dialect.ts';
import { type CsvRow, readCsv } from '../../../src/formats/csv/read.ts';
import { folderOf } from '../mapping/documented.ts';

async function read(text: string, options: CsvOptions = {}, name = 'a.csv'): Promise<readonly CsvRow[]> {
  return Array.fromAsync(readCsv(join(await folderOf({ [name]: text }), name), options));
}

const cells = (rows: readonly CsvRow[]) => rows.map((row) => ('cells' in row ? row.cells : row.broken));
const lines = (rows: readonly CsvRow[]) => rows.map((row) => row.at.line);

describe('records', () => {
  test('know the line they begin on, behind cells of several lines and empty lines', async () => {
    const rows = await read('a,b\r\n1,"x\r\ny"\r\n\r\n2,z\r\n');
    expect(cells(rows)).toEqual([
      ['1', 'x\ny'],
      ['2', 'z'],
    ]);
    expect(lines(rows)).toEqual([2, 5]);
  });

  test('keep quotes written twice, delimiters and white space inside cells', async () => {
    expect(cells(await read('a,b\n"say ""hi"", now"," x "\n'))).toEqual([['say "hi", now', ' x ']]);
  });

  test('may hold quotes inside unquoted cells', async () => {
    expect(cells(await read('a,b\nIn "Crossroads, II",x "y"\n'))).toEqual([
      'the row has 3 cells, the header 2',
    ]);
    expect(cells(await read('a\tb\nIn "Crossroads, II"\tx "y"\n', {}, 'a.tsv'))).toEqual([
      ['In "Crossroads, II"', 'x "y"'],
    ]);
  });

  test('need no line end behind the last, and lose a byte order mark', async () => {
    const rows = await read('\uFEFFa,b\n1,2');
    expect(rows).toEqual([
      {
        at: { file: expect.any(String), line: 2 },
        columns: ['a', 'b'],
        cells: ['1', '2'],
        raw: '{"a":"1","b":"2"}',
      },
    ]);
  });

  test('with too few or too many cells are broken, and the next is read', async () => {
    const rows = await read('a,b\n1\n1,2,3\n1,2\n');
    expect(cells(rows)).toEqual([
      'the row has 1 cells, the header 2',
      'the row has 3 cells, the header 2',
      ['1', '2'],
    ]);
    expect(rows[1]?.raw).toBe('["1","2","3"]');
  });

  test('are as many as there are, over any number of batches', async () => {
    const body = Array.from({ length: 3000 }, (_, index) => `${index},"a\nb"`).join('\n');
    const rows = await read(`n,t\n${body}\n`);
    expect(rows.length).toBe(3000);
    // Every record takes two lines, and the header one: record 2,999 begins on 2 + 2 * 2,999.
    expect(rows.at(-1)?.at.line).toBe(6000);
  });
});

describe('options', () => {
  test('text behind a closing quote is part of the cell where that is wanted, as in Python', async () => {
    // Python: next(csv.reader(['"A ""b"" c" by "D","e",f "g"'])) gives the same three cells
    const rows = await read('a,b,c\n"A ""b"" c" by "D","e",f "g"\n', { afterQuote: 'text' });
    expect(cells(rows)).toEqual([['A "b" c by "D"', 'e', 'f "g"']]);
  });

  test('quotes can be text', async () => {
    expect(cells(await read('a,b\n"1,2"\n', { quote: 'none' }))).toEqual([['"1', '2"']]);
  });

  test('another quote and another delimiter can be said', async () => {
    expect(cells(await read("a;b\n'1;2';x\n", { quote: "'", delimiter: ';' }))).toEqual([['1;2', 'x']]);
  });

  test('a header can replace the one of the file', async () => {
    const rows = await read('a,b,c\n1,2\n', { header: ['x', 'y'], skipLines: 1 });
    expect(rows[0]).toMatchObject({ columns: ['x', 'y'], cells: ['1', '2'], at: { line: 2 } });
  });
});

describe('files that cannot be read stop with place and remedy', () => {
  const cases: readonly (readonly [name: string, text: string, options: CsvOptions, problem: object])[] = [
    [
      'a column name that stands twice',
      'id,label,label\n',
      {},
      {
        message: 'the column "label" stands twice in the header, as column 2 and 3',
        remedy: 'rename one of them, or give all names in a mapping (header: [...] with skip_lines: 1)',
        at: { line: 1, column: 10 },
        sourceLine: 'id,label,label',
      },
    ],
    [
      'semicolons',
      'id;label\n1;x\n',
      {},
      {
        message: 'the first line is one column, "id;label": the cells seem to be separated by a semicolon',
        remedy: "read the file with a mapping that says delimiter: ';'",
        at: { line: 1, column: 3 },
      },
    ],
    [
      'tabs',
      'id\tlabel\n',
      {},
      {
        message: 'the first line is one column, "id\tlabel": the cells seem to be separated by a tab',
        remedy: "read the file with a mapping that says delimiter: 'tab'",
        at: { line: 1, column: 3 },
      },
    ],
    [
      'a quote that is never closed',
      'a,b\n1,x\n2,"y\n3,z\n',
      {},
      {
        message: 'a quote is opened here and never closed',
        remedy: 'close it, or read the file with a mapping that says quote: none where quotes are plain text',
        at: { line: 3, column: 3 },
        sourceLine: '2,"y',
      },
    ],
    [
      'text behind a closing quote',
      'a,b\n1,"x" y\n',
      {},
      {
        message: 'text stands behind the closing quote of a cell',
        remedy:
          'write a quote inside a quoted cell twice (""), or read the file with a mapping that says after_quote: text or quote: none',
        at: { line: 2, column: 6 },
        sourceLine: '1,"x" y',
      },
    ],
    [
      'a quote that the next quoted cell would close',
      'a,b\n1,"x\n2,"y"\n3,z\n',
      { afterQuote: 'text' },
      {
        message: 'text stands behind the closing quote of a cell (the cell begins in line 2)',
        remedy: 'look for a quote that is not closed in line 2; write a quote inside a quoted cell twice',
        at: { line: 3, column: 4 },
        sourceLine: '2,"y"',
      },
    ],
    [
      'a record without end',
      `a,b\n1,"${'x\n'.repeat(200)}`,
      { maxRecord: 100 },
      {
        message: 'the record is longer than 100 characters',
        remedy:
          'look for a quote that is not closed; a mapping can say quote: none where quotes are plain text',
        at: { line: 2, column: 3 },
      },
    ],
    [
      'the line ends of old Macs',
      'a,b\r1,2\r',
      {},
      {
        message: 'the lines end in carriage returns alone, as on old Macs, so the file is one line',
        remedy: 'save it with line feeds (\\n) or both (\\r\\n)',
        at: { line: 1, column: 4 },
      },
    ],
    [
      'nothing',
      '',
      {},
      { message: 'the file is empty', remedy: 'check that this is the file you mean', at: {} },
    ],
    [
      'nothing behind the lines passed over',
      'a,b\n',
      { skipLines: 2 },
      {
        message: 'nothing stands behind the 2 lines passed over',
        remedy: 'pass over fewer lines (skip_lines)',
        at: {},
      },
    ],
  ];

  test.each(cases)('%s', async (_, text, options, problem) => {
    const error: unknown = await read(text, options).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(InputError);
    expect(error).toMatchObject({ problems: [problem] });
  });

  test('another encoding, naming the byte', async () => {
    const folder = await folderOf({});
    const { writeFile } = await import('node:fs/promises');
    await writeFile(join(folder, 'a.csv'), Buffer.from('a,b\n1,caf\xe9\n', 'latin1'));
    await expect(Array.fromAsync(readCsv(join(folder, 'a.csv')))).rejects.toMatchObject({
      problems: [{ message: expect.stringContaining('line 2, column 6 holds the byte 0xE9') }],
    });
  });
});
