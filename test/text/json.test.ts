import { describe, expect, test } from 'vitest';
import { stableJson } from '../../src/text/json.ts';

describe('stableJson', () => {
  test('keeps the order of keys, leaves undefined out and ends in a newline', () => {
    expect(stableJson({ b: 1, a: [true, null], c: undefined })).toBe(
      '{\n  "b": 1,\n  "a": [\n    true,\n    null\n  ]\n}\n',
    );
  });

  test.each([
    ['NaN', { measures: [{ kappa: Number.NaN }] }, '$.measures[0].kappa cannot be written as JSON: NaN'],
    ['infinity', [Number.NEGATIVE_INFINITY], '$[0] cannot be written as JSON: -Infinity'],
    ['undefined in an array', [1, undefined], '$[1] cannot be written as JSON: undefined'],
    ['a hole', new Array(1), '$[0] cannot be written as JSON: undefined'],
    ['nothing', undefined, '$ cannot be written as JSON: undefined'],
    ['a Map', { a: new Map() }, '$.a cannot be written as JSON: Map'],
    ['a typed array', { a: new Float64Array(2) }, '$.a cannot be written as JSON: Float64Array'],
    ['a bigint', { a: 1n }, '$.a cannot be written as JSON: 1'],
  ])('refuses %s and says where', (_, value, message) => {
    expect(() => stableJson(value)).toThrow(new TypeError(message));
  });

  test('can be embedded in HTML and still read back', () => {
    const value = { text: '</script><!--\u2028\u2029' };
    const embedded = stableJson(value, { embed: true });
    expect(embedded).toBe('{\n  "text": "\\u003c/script>\\u003c!--\\u2028\\u2029"\n}\n');
    expect(JSON.parse(embedded)).toEqual(value);
    expect(stableJson(value)).toContain('</script>');
  });

  test('writes lone surrogates as escapes, so that nothing is lost in UTF-8', () => {
    expect(stableJson('\ud800')).toBe('"\\ud800"\n');
  });
});
