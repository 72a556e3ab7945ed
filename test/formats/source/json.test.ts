import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJson } from '../../../src/formats/source/json.ts';

describe('parseJson', () => {
  test('reads every JSON text as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseJson(text)).toEqual({ value: JSON.parse(text) });
      }),
      { seed: 1 },
    );
  });

  test('reads the constants that Python writes, and leaves texts that look like them alone', () => {
    expect(
      parseJson('{"a": NaN, "NaN": [-Infinity, "x NaN \\" Infinity", Infinity, "constant 0: NaN"]}'),
    ).toEqual({
      value: {
        a: Number.NaN,
        NaN: [Number.NEGATIVE_INFINITY, 'x NaN " Infinity', Number.POSITIVE_INFINITY, 'constant 0: NaN'],
      },
    });
    expect(parseJson('NaN')).toEqual({ value: Number.NaN });
    expect(parseJson('{"\\\\": "\\\\", "n": NaN}')).toEqual({ value: { '\\': '\\', n: Number.NaN } });
  });

  test('keeps a member called __proto__ a member', () => {
    const parsed = parseJson('{"__proto__": NaN}');
    expect('value' in parsed && Object.entries(Object(parsed.value))).toEqual([['__proto__', Number.NaN]]);
  });

  test.each(['1Infinity', '--Infinity', 'NaN1', '+NaN', '{NaN: 1}', '[NaN', 'nan', '"NaN', '[NaN]]', ''])(
    'refuses %s',
    (text) => {
      expect(parseJson(text)).toHaveProperty('broken');
    },
  );

  test('survives nesting of a hundred thousand levels', () => {
    const deep = `${'['.repeat(100_000)}NaN${']'.repeat(100_000)}`;
    expect(parseJson(deep)).toHaveProperty('value');
  });
});
