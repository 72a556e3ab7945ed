import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';

/**
 * Compares a report with its committed golden file, byte by byte. `ASSAY_UPDATE_GOLDEN=1` writes the files instead:
 * read each of them before committing.
 */
export function expectGolden(name: string, text: string): void {
  const file = join(import.meta.dirname, 'golden', name);
  if (process.env['ASSAY_UPDATE_GOLDEN'] === '1') writeFileSync(file, text);
  expect(
    existsSync(file),
    `no golden file ${name}: run with ASSAY_UPDATE_GOLDEN=1 and read what it wrote`,
  ).toBe(true);
  expect(text).toBe(readFileSync(file, 'utf8'));
}
