import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as library from '../../src/stats/index.ts';

/** A year of publication, arXiv, the function whose source it shares, or that the rule is ours. */
const SOURCE = /\b(1[89]|20)\d\d\b|arXiv|[Ss]ource as `|this library's/;
const FOLDER = join(import.meta.dirname, '..', '..', 'src', 'stats');

describe.each(['confidence', 'downstream', 'planning'])('%s', (folder) => {
  const documented = globSync(`${folder}/*.ts`, { cwd: FOLDER })
    .sort()
    .flatMap((file) => [
      ...readFileSync(join(FOLDER, file), 'utf8').matchAll(
        /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\nexport function (\w+)/g,
      ),
    ])
    .map(([, docstring = '', name = '']) => ({ name, docstring }))
    .filter(({ name }) => name in library);

  test('every function that the package exports names its source', () => {
    expect(documented.length).toBeGreaterThan(9);
    expect(documented.flatMap(({ name, docstring }) => (SOURCE.test(docstring) ? [] : [name]))).toEqual([]);
  });
});
