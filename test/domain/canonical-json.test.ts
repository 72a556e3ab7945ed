import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../src/domain/canonical-json.ts';
import { hashText, hashValue } from '../../src/domain/hash.ts';

describe('canonical JSON', () => {
  test('sorts keys, drops undefined members and uses no white space', () => {
    expect(canonicalJson({ b: 1, a: [true, null], c: undefined })).toBe('{"a":[true,null],"b":1}');
  });

  test('says the same value as JSON does', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { seed: 1 },
    );
  });

  test('refuses what JSON cannot say', () => {
    expect(() => canonicalJson({ rate: Number.NaN })).toThrow(RangeError);
  });
});

describe('a hash', () => {
  test('is SHA-256: the empty text has the value of FIPS 180-4 test vectors', () => {
    expect(hashText('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  test('is equal for equal values, whatever the order of their keys', () => {
    expect(hashValue({ a: 1, b: 2 })).toBe(hashValue({ b: 2, a: 1 }));
  });
});
