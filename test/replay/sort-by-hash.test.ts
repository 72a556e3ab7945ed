import { expect, test } from 'vitest';
import { sortByHash } from '../../src/replay/sort-by-hash.ts';

const ITEMS = ['a', 'b', 'c', 'd'].map((key) => ({ key }));

function sorted(hashes: Readonly<Record<string, string>>): string {
  return sortByHash(ITEMS, (key) => hashes[key] ?? '')
    .map(({ key }) => key)
    .join('');
}

test('items stand in the order of their hashes', () => {
  expect(sorted({ a: 'f0', b: '0f', c: 'a1', d: '0e' })).toBe('dbca');
});

test('hashes that begin alike are told apart by all of their digits', () => {
  const beginning = '0123456789abcdef';
  expect(sorted({ a: `${beginning}f`, b: `${beginning}9`, c: `${beginning}a`, d: '0123456789abcdee' })).toBe(
    'dbca',
  );
});
