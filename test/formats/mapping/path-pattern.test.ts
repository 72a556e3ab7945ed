import { describe, expect, test } from 'vitest';
import { matchPath, parsePattern } from '../../../src/formats/mapping/path-pattern.ts';

function match(pattern: string, path: string) {
  const parsed = parsePattern(pattern);
  if (typeof parsed === 'string') throw new Error(parsed);
  return matchPath(parsed, path.split('/'));
}

describe('a pattern of paths', () => {
  test.each([
    ['data/a.csv', 'data/a.csv', {}],
    ['data/a.csv', 'data/b.csv', undefined],
    ['*.csv', 'a.csv', {}],
    ['*.csv', 'x/a.csv', undefined],
    ['**/a.csv', 'a.csv', {}],
    ['**/a.csv', 'x/y/a.csv', {}],
    ['{judge}-v1.json', 'gpt-4-v1.json', { judge: 'gpt-4' }],
    ['{a}-{b}.json', 'x-y-z.json', { a: 'x', b: 'y-z' }],
    ['{s**}/r/{t}.json', 'a/b/r/c.json', { s: 'a/b', t: 'c' }],
    ['{s**}/r.json', 'r.json', undefined],
    ['x.(json)', 'x.(json)', {}],
    ['x.json', 'xxjson', undefined],
    ['{judge}', 'line\nbreak', { judge: 'line\nbreak' }],
    ['{constructor}.csv', 'a.csv', { constructor: 'a' }],
  ])('%s and %s', (pattern, path, captures) => {
    expect(match(pattern, path)).toEqual(captures);
  });

  test('that cannot be read says why', () => {
    expect(parsePattern('a/{b c}.csv')).toBe('the capture {b c} is no name (letters, digits, _)');
    expect(parsePattern('{a}{b}{c}{d}')).toBe('"{a}{b}{c}{d}" has more than 3 captures and stars');
  });

  test('may stand for any number of folders at two places, so that matching never takes long', () => {
    expect(parsePattern('**/{x**}/a/**')).toBe('more than 2 parts stand for any number of folders');
    const started = performance.now();
    expect(match('**/{x**}/{a}{b}{c}!', `${'d/'.repeat(60)}${'a'.repeat(250)}`)).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
