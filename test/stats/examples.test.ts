import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/**
 * Every docstring example of src/stats is a line `expression // value`. It runs here, with every function of the
 * folder in scope. A number written with six or more decimals is right when it rounds to what is written; any
 * other must be exact to 1e-9.
 */
const FOLDER = join(import.meta.dirname, '..', '..', 'src', 'stats');
const files = globSync('**/*.ts', { cwd: FOLDER })
  .filter((name) => name !== 'index.ts')
  .sort();

const scope: Record<string, unknown> = {};
for (const file of files) Object.assign(scope, await import(join(FOLDER, file)));

describe.each(files)('examples in %s', (file) => {
  const source = readFileSync(join(FOLDER, file), 'utf8');
  const examples = examplesOf(source);

  test('every exported function has one', () => {
    const functions = [...source.matchAll(/^export function (\w+)/gm)].map((match) => match[1] ?? '');
    const shown = examples.map(({ expression }) => expression).join('\n');
    expect(functions.filter((name) => !new RegExp(`\\b${name}\\(`).test(shown))).toEqual([]);
  });

  test.each(examples)('$expression is $value', ({ expression, value }) => {
    expectAsWritten(evaluate(expression), evaluate(value), value);
  });
});

function examplesOf(source: string): { readonly expression: string; readonly value: string }[] {
  return [...source.matchAll(/@example\n((?: \* .*\n)+)/g)].flatMap((block) =>
    (block[1] ?? '')
      .split('\n')
      .filter((line) => line.startsWith(' * '))
      .map((line) => {
        const [expression, value] = line.slice(3).split(' // ');
        if (expression === undefined || value === undefined)
          throw new Error(`not "expression // value": ${line}`);
        return { expression, value };
      }),
  );
}

function evaluate(expression: string): unknown {
  return new Function(...Object.keys(scope), `'use strict'; return (${expression});`)(
    ...Object.values(scope),
  );
}

function expectAsWritten(actual: unknown, expected: unknown, written: string): void {
  if (typeof expected === 'number') {
    const decimals = Math.max(
      0,
      ...[...written.matchAll(/\.(\d+)/g)].map((match) => (match[1] ?? '').length),
    );
    const tolerance = decimals >= 6 ? 0.500001 * 10 ** -decimals : 1e-9;
    expect(actual).toBeTypeOf('number');
    expect(Math.abs(Number(actual) - expected)).toBeLessThanOrEqual(tolerance);
  } else if (Array.isArray(expected)) {
    const list = Array.from(actual as ArrayLike<unknown>);
    expect(list).toHaveLength(expected.length);
    expected.forEach((value, i) => {
      expectAsWritten(list[i], value, written);
    });
  } else if (typeof expected === 'object' && expected !== null) {
    const record = new Map(Object.entries(Object(actual)));
    expect([...record.keys()].sort()).toEqual(Object.keys(expected).sort());
    for (const [key, value] of Object.entries(expected)) {
      if (typeof value === 'number') expectAsWritten(record.get(key), value, key === 'level' ? '' : written);
      else expect(record.get(key)).toEqual(value);
    }
  } else {
    expect(actual).toEqual(expected);
  }
}
