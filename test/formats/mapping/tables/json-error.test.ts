import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findJsonError } from '../../../../src/formats/mapping/tables/json-error.ts';

test.each([
  ['[1, 2,]', 1, 7],
  ['{"a": 1,\n "b" 2}', 2, 6],
  ['{"a": tru}', 1, 7],
  ['[1', 1, 3],
  ['', 1, 1],
  ['{} {}', 1, 4],
  ['{"a": "x\ty"}', 1, 7],
  ["{'a': 1}", 1, 2],
  ['[}', 1, 2],
])('%j stops at %i:%i', (text, line, column) => {
  expect(findJsonError(text)).toMatchObject({ line, column });
});

test('finds an error exactly where JSON.parse does', () => {
  const text = fc.string({
    unit: fc.constantFrom('{', '}', '[', ']', ',', ':', '"', 'a', '1', ' ', '\n', '\\', '-'),
  });
  fc.assert(
    fc.property(fc.oneof(text, fc.json()), (candidate) => {
      const parses = () => JSON.parse(candidate);
      if (findJsonError(candidate) === undefined) expect(parses).not.toThrow();
      else expect(parses).toThrow(SyntaxError);
    }),
    { seed: 20260303, numRuns: 2000 },
  );
});
