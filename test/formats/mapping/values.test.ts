import { describe, expect, test } from 'vitest';
import { readThrough } from './read.ts';

/** The facet `f` of each row of a JSON list, or why there is none. */
async function facet(
  value: string,
  rows: readonly unknown[],
  extra = '',
): Promise<readonly (string | undefined)[]> {
  const yaml = `${extra}sources:\n  - files: '{name}.json'\n    items: {key: {position: 3}, facets: {f: ${value}}}\n`;
  const read = await readThrough(yaml, { 'data.json': JSON.stringify(rows) });
  return read.map((row) => row.rejects[0] ?? row.items[0]?.facets['f']);
}

describe('values', () => {
  test('a field becomes text as JSON writes it; blanks and what JSON cannot say are nothing', async () => {
    const rows = [{ a: 'x' }, { a: 7 }, { a: 0.5 }, { a: true }, { a: null }, { a: ' ' }, {}];
    expect(await facet('a', rows)).toEqual(['x', '7', '0.5', 'true', undefined, undefined, undefined]);
  });

  test('lists and objects are no text: the facet is left out, the row says why', async () => {
    expect(await facet('a', [{ a: [1] }, { a: { b: 1 } }])).toEqual([
      'f: the field "a" is a list, not a text',
      'f: the field "a" is an object, not a text',
    ]);
  });

  test('a way leads into nested fields, counting from either end', async () => {
    const rows = [{ a: [{ 'b c': 1 }, { 'b c': 2 }] }, { a: [] }];
    expect(await facet("{field: [a, -1, 'b c']}", rows)).toEqual(['2', undefined]);
    expect(await facet("{field: [a, 0, 'b c']}", rows)).toEqual(['1', undefined]);
  });

  test('members that every object inherits are no fields', async () => {
    expect(
      await facet('{fields: [constructor, a], separator: /}', [{ a: 1 }, { a: 2, constructor: 3 }]),
    ).toEqual(['/1', '3/2']);
  });

  test('joined values keep blank parts apart, and are blank where all are', async () => {
    const rows = [
      { a: 'x', b: '' },
      { a: '', b: 'x' },
      { a: '', b: '' },
    ];
    expect(await facet("{fields: [a, b], separator: '|'}", rows)).toEqual(['x|', '|x', undefined]);
  });

  test('path, position and constant are the same for every field', async () => {
    const value = '{fields: [{path: name}, {position: 2}, {position: true}, {constant: k}, a], separator: /}';
    expect(await facet(value, [{ a: 1 }, { a: 2 }])).toEqual(['data/01/1/k/1', 'data/02/2/k/2']);
  });

  test('bins hold their upper limit; above every bin is an error of the row', async () => {
    const rows = [{ a: 'one two' }, { a: ' one  two\nthree ' }, { a: '' }, { a: 'a b c d e' }];
    expect(await facet('{words: a, bins: [{up_to: 2, is: short}, {up_to: 4, is: long}]}', rows)).toEqual([
      'short',
      'long',
      'short',
      'f: the field "a": 5 is above every bin',
    ]);
    expect(
      await facet('{characters: a, bins: [{up_to: 1, is: one}, {is: more}]}', [{ a: '😀' }, { a: 'ab' }]),
    ).toEqual(['one', 'more']);
    expect(
      await facet('{number: a, bins: [{up_to: 0.5, is: low}, {is: high}]}', [
        { a: 0.5 },
        { a: '0.6' },
        { a: 'x' },
        {},
      ]),
    ).toEqual(['low', 'high', 'f: the field "a" is "x", not a number', undefined]);
  });

  test('an expression sees the row, what the path caught, and the position', async () => {
    const rows = [
      { 'a b': 'X', n: [1, 2] },
      { 'a b': 'Y', n: [] },
    ];
    const value = `{expression: '$lowercase(\`a b\`) & $sum(n) & $path.name & $position'}`;
    expect(await facet(value, rows)).toEqual(['x3data1', 'y0data2']);
  });

  test('an expression that fails on a row rejects that row alone', async () => {
    expect(await facet(`{expression: '$number(a)'}`, [{ a: 'x' }, { a: '7' }])).toEqual([
      'f: Unable to cast value to a number: "x"',
      '7',
    ]);
  });

  test('several lookups are asked in order, then otherwise', async () => {
    const extra = `lookups:
  one: {files: data.json, key: a, value: v}
  two: {files: data.json, key: b, value: {constant: second}}
`;
    const rows = [
      { a: 'k1', b: 'k1', v: 'first' },
      { a: 'k2', b: 'k3', v: '' },
      { a: 'k3', b: 'k9', v: null },
      { a: 'k4', b: 'k8', v: null },
    ];
    expect(await facet('{lookup: [one, two], key: a, otherwise: v}', rows, extra)).toEqual([
      'first',
      undefined,
      'second',
      undefined,
    ]);
    expect(await facet('{lookup: [one, two], key: a, otherwise: {constant: none}}', rows, extra)).toEqual([
      'first',
      'none',
      'second',
      'none',
    ]);
  });
});

describe('labels', () => {
  async function labels(spec: string, values: readonly unknown[]) {
    const yaml = `sources:\n  - files: a.json\n    verdicts: [{item: {id: id}, judge: {constant: g}, label: v, ${spec}}]\n`;
    const rows = values.map((v, id) => (v === undefined ? { id } : { id, v }));
    const read = await readThrough(yaml, { 'a.json': JSON.stringify(rows) });
    return read.map(({ verdicts: [verdict], rejects, blanks }) => {
      if (!verdict) return rejects[0] ?? `blank ${blanks?.join()}`;
      return 'label' in verdict.said ? verdict.said.label : `[${verdict.said.outcome}]`;
    });
  }

  test('are mapped by their text, so that 1 fits the number and the text; others stay', async () => {
    expect(
      await labels("labels: {1: a, true: yes, Tie: '0'}", [1, '1', ' 1 ', true, 'Tie', 2, '1.0']),
    ).toEqual(['a', 'a', 'a', 'yes', '0', '2', '1.0']);
  });

  test('can be outcomes; null and blank have their own rule, absent by default', async () => {
    const values = ['garbage', null, '', ' ', undefined, 'a'];
    expect(
      await labels('outcomes: {garbage: unparsable}, when_null: failed, when_empty: abstained', values),
    ).toEqual(['[unparsable]', '[failed]', '[abstained]', '[abstained]', '[failed]', 'a']);
    expect(await labels('outcomes: {garbage: unparsable}', values)).toEqual([
      '[unparsable]',
      'blank g',
      'blank g',
      'blank g',
      'blank g',
      'a',
    ]);
  });

  test.each([
    ['at_least', ['lo', 'hi', 'hi']],
    ['more_than', ['lo', 'lo', 'hi']],
    ['at_most', ['hi', 'hi', 'lo']],
    ['less_than', ['hi', 'lo', 'lo']],
  ])('are cut in either polarity: %s', async (side, expected) => {
    expect(await labels(`cut: {${side}: 7, label: hi, otherwise: lo}`, [6.99, '7', 7.01])).toEqual(expected);
  });

  test('that are to be cut and are no number are rejected, unless they are an outcome', async () => {
    expect(
      await labels('cut: {at_least: 7, label: hi, otherwise: lo}, outcomes: {n/a: abstained}', [
        'n/a',
        'seven',
        [7],
      ]),
    ).toEqual([
      '[abstained]',
      'verdicts: the field "v" is "seven", not a number to cut',
      'verdicts: the field "v" is a list, not a label',
    ]);
  });

  test('a confidence or repeat out of range is rejected with its verdict', async () => {
    expect(await labels('confidence: v', ['0.5', '90'])).toEqual([
      '0.5',
      'verdicts: the field "v" is 90, not from 0 to 1',
    ]);
    expect(await labels('repeat: v', ['1', '0'])).toEqual([
      '1',
      'verdicts: the field "v" is 0, not a whole number from 1',
    ]);
  });
});

describe('annotations', () => {
  test('take role, provenance and what was seen as words or from fields; an abstention is said as one', async () => {
    const yaml = `sources:
  - files: a.csv
    annotations:
      - item: {task: t, epoch: e}
        annotator: who
        label: label
        outcomes: {unsure: abstained}
        role: {field: role}
        provenance: llm
        saw: {field: saw}
        view: {constant: actions_only}
        at: at
`;
    const csv =
      't,e,who,label,role,saw,at\nx,1,anna,unsure,relabel,verdicts,2026-03-01T00:00:00Z\nx,2,anna,yes,boss,,\n';
    const rows = await readThrough(yaml, { 'a.csv': csv });
    expect(rows[0]?.annotations).toEqual([
      {
        item: { columns: { task: 'x', epoch: '1' } },
        annotator: 'anna',
        label: null,
        role: 'relabel',
        provenance: 'llm',
        saw: 'verdicts',
        view: 'actions_only',
        at: '2026-03-01T00:00:00.000Z',
      },
    ]);
    expect(rows[1]).toMatchObject({
      annotations: [],
      rejects: [
        'annotations: the field "role" is "boss", not one of primary, relabel, adjudication, final, review',
      ],
    });
  });
});
