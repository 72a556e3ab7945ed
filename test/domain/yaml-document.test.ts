import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { parseYaml } from '../../src/domain/yaml-document.ts';

describe('YAML as plain data', () => {
  test('reads back what was written', () => {
    const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
    const key = fc.string({ minLength: 1 }).filter((name) => name !== '__proto__');
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        scalar,
        fc.array(tie('tree')),
        fc.dictionary(key, tie('tree'), { noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        const document = parseYaml(stringify(value), 'f.yaml');
        expect(document.problems).toEqual([]);
        expect(document.value).toEqual(value);
      }),
      { seed: 20260101, numRuns: 300 },
    );
  });

  test('never throws, whatever the text', () => {
    const sign = fc.constantFrom(...'[]{}:,-?&*!|>\'"%@`#~ \n\tab1'.split(''));
    fc.assert(
      fc.property(fc.string({ unit: sign, maxLength: 60 }), (text) => {
        const document = parseYaml(text, 'f.yaml');
        for (const { at } of document.problems) expect(at?.file).toBe('f.yaml');
        if (document.value === undefined) expect(document.problems).toHaveLength(1);
        else expect(JSON.stringify(document.value)).toBeTypeOf('string');
      }),
      { seed: 20260101, numRuns: 2_000 },
    );
  });

  test('keeps a key as it is written', () => {
    const { value } = parseYaml('007: a\n1.0: b\ntrue: c\n~: d\n', 'f.yaml');
    expect(value).toEqual({ '007': 'a', '1.0': 'b', true: 'c', '~': 'd' });
  });

  test('follows aliases', () => {
    const document = parseYaml('a: &x [1, 007]\nb: *x\n', 'f.yaml');
    expect(document.value).toEqual({ a: [1, 7], b: [1, 7] });
    expect(document.source(['b', 1])).toBe('007');
    expect(document.at(['b']).position).toEqual({ file: 'f.yaml', line: 2, column: 4 });
    expect(document.at(['b', 1]).position).toEqual({ file: 'f.yaml', line: 1, column: 11 });
  });
});

describe('places', () => {
  const text = '# a study\nname:\ncriteria:\r\n  - id: x\r\n    labels: [yes, 007, "1"]\nend: |\n  text\n';
  const document = parseYaml(text, 'f.yaml');

  test.each([
    [['criteria', 0, 'labels', 1], 5, 19, '    labels: [yes, 007, "1"]'],
    [['criteria', 0, 'id'], 4, 9, '  - id: x'],
    [['criteria'], 4, 3, '  - id: x'],
    [['end'], 6, 6, 'end: |'],
    [[], 2, 1, 'name:'],
  ])('%j stands where its value begins', (path, line, column, sourceLine) => {
    expect(document.at(path)).toEqual({ position: { file: 'f.yaml', line, column }, sourceLine });
  });

  test('of a key is where the key begins', () => {
    expect(document.at(['criteria', 0, 'labels'], 'key').position).toMatchObject({ line: 5, column: 5 });
  });

  test('of a key without a value is the key', () => {
    expect(document.at(['name']).position).toMatchObject({ line: 2, column: 1 });
  });

  test('of a path that is not there is the deepest part that is', () => {
    expect(document.at(['criteria', 0, 'scale']).position).toMatchObject({ line: 4, column: 5 });
    expect(document.at(['criteria', 7, 'id']).position).toMatchObject({ line: 3, column: 1 });
    expect(document.at(['nowhere', 'to', 'be', 'found']).position).toMatchObject({ line: 2, column: 1 });
  });

  test('a scalar is known as it is written', () => {
    expect(document.source(['criteria', 0, 'labels', 1])).toBe('007');
    expect(document.source(['criteria', 0, 'labels', 2])).toBe('1');
    expect(document.source(['criteria', 0])).toBeUndefined();
    expect(document.source(['nowhere'])).toBeUndefined();
  });
});
