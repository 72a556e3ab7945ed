import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv } from '../../../src/formats/csv/read.ts';
import { folderOf } from '../mapping/documented.ts';

const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', ';', 'é', '😀', '=') });

/** As RFC 4180 writes a table, every cell quoted. */
function write(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')).join('\n');
}

test('what RFC 4180 writes is read back, each record with the line it begins on', async () => {
  const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const text = `a,b,c\n${write(rows)}\n`;
      const folder = await folderOf({ 'a.csv': text });
      const read = await Array.fromAsync(readCsv(join(folder, 'a.csv')));
      expect(read.map((row) => ('cells' in row ? row.cells : row.broken))).toEqual(rows);
      let line = 2;
      for (const [index, row] of rows.entries()) {
        expect(read[index]?.at.line).toBe(line);
        line += write([row]).split('\n').length;
      }
    }),
    { seed: 20260301, numRuns: 60 },
  );
});
