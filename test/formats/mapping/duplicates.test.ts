import { describe, expect, test } from 'vitest';
import type { ImportedRow } from '../../../src/domain/imported.ts';
import { readThrough } from './read.ts';

const said = (rows: readonly ImportedRow[]) =>
  rows.map((row) =>
    row.verdicts.map(({ said: what }) => ('label' in what ? what.label : `[${what.outcome}]`)),
  );

const VERDICTS = 'item,judge,label\nt1,g,none\nt2,g,minor\nt1,g,severe\nt1,h,none\nt1,g,none\nt1,g,\n';

async function read(duplicates: string, csv = VERDICTS) {
  const yaml = `sources:\n  - files: a.csv\n    verdicts:\n      - {item: {id: item}, judge: judge, label: label, outcomes: {REF: refused}${duplicates}}\n`;
  return readThrough(yaml, { 'a.csv': csv });
}

describe('several labels of one judge on one item', () => {
  test('all go on where no rule is given; a blank is an absence', async () => {
    const rows = await read('');
    expect(said(rows)).toEqual([['none'], ['minor'], ['severe'], ['none'], ['none'], []]);
    expect(rows.at(-1)?.blanks).toEqual(['g']);
  });

  // The labels of g on t1 are none, severe, none; h and t2 are other groups.
  test.each([
    ['first', [['none'], ['minor'], [], ['none'], [], []]],
    ['last', [['none'], ['minor'], [], ['none'], [], []]],
    ['majority', [['none'], ['minor'], [], ['none'], [], []]],
    ['{worst: [severe, minor, none]}', [['severe'], ['minor'], [], ['none'], [], []]],
    ['{any: minor}', [[], ['minor'], [], ['none'], [], []]],
    ['{any: severe}', [['severe'], ['minor'], [], ['none'], [], []]],
  ])('%s keeps one per rater and item, in the first row', async (rule, expected) => {
    const rows = await read(`, duplicates: ${rule}`);
    expect(said(rows)).toEqual(expected);
    expect(rows.length).toBe(6);
  });

  test('last is the last and first the first', async () => {
    const csv = 'item,judge,label\nt1,g,a\nt1,g,b\nt1,g,c\n';
    expect(said(await read(', duplicates: last', csv))).toEqual([['c'], [], []]);
    expect(said(await read(', duplicates: first', csv))).toEqual([['a'], [], []]);
  });

  test('without a majority, or where any cannot tell, are rejected with all of them', async () => {
    const csv = 'item,judge,label\nt1,g,a\nt1,g,b\n';
    const majority = await read(', duplicates: majority', csv);
    expect(majority[0]?.rejects).toEqual(['verdicts: its 2 labels have no majority: a, b']);
    const any = await read(', duplicates: {any: c}', csv);
    expect(any[0]?.rejects).toEqual(['verdicts: none of its labels is c, and they differ: a, b']);
    const worst = await read(', duplicates: {worst: [b, c]}', csv);
    expect(worst[0]?.rejects).toEqual(['verdicts: "a" is not in the order of worst']);
    expect(said([...majority, ...any, ...worst]).flat()).toEqual([]);
  });

  test('are reduced over labels; without any label the last outcome stands', async () => {
    const csv = 'item,judge,label\nt1,g,REF\nt1,g,a\nt2,g,REF\nt2,g,REF\n';
    expect(said(await read(', duplicates: majority', csv))).toEqual([['a'], [], ['[refused]'], []]);
  });

  test('paired in order name the n-th item, and a blank takes its place', async () => {
    const rows = await read(
      ', duplicates: pair in order',
      'item,judge,label\nt1,g,a\nt1,g,\nt1,g,b\nt1,h,c\n',
    );
    expect(rows.map((row) => row.verdicts.map(({ item }) => item.occurrence))).toEqual([[1], [], [3], [1]]);
  });

  test('of other templates, presentations, repeats and criteria are no duplicates', async () => {
    const yaml = `sources:
  - files: a.csv
    verdicts:
      - item: {id: item}
        judge: judge
        template: t
        presentation: p
        repeat: r
        criterion: c
        label: label
        duplicates: error
`;
    const csv =
      'item,judge,t,p,r,c,label\ni,g,x,ab,1,k,a\ni,g,y,ab,1,k,a\ni,g,x,ba,1,k,a\ni,g,x,ab,2,k,a\ni,g,x,ab,1,l,a\n';
    const rows = await readThrough(yaml, { 'a.csv': csv });
    expect(rows.flatMap((row) => row.verdicts).length).toBe(5);
  });
});

describe('several items with one key', () => {
  const CSV = 'id,label\nx,1\ny,2\nx,3\nx,4\n';
  const read = (rule: string) =>
    readThrough(
      `sources:\n  - files: a.csv\n    items: {id: id, duplicates: ${rule}, facets: {n: label}}\n    annotations: [{columns: {anna: label}}]\n`,
      { 'a.csv': CSV },
    );
  const keys = (rows: readonly ImportedRow[]) =>
    rows.map((row) => row.items.map(({ key, facets }) => `${key}=${facets['n']}`).join());

  test('first and last keep one of them', async () => {
    expect(keys(await read('first'))).toEqual(['x=1', 'y=2', '', '']);
    expect(keys(await read('last'))).toEqual(['', 'y=2', '', 'x=4']);
  });

  test('paired in order all stay, under keys that sort as they stand; their own labels follow them', async () => {
    const rows = await read('pair in order');
    expect(keys(rows)).toEqual(['x=1', 'y=2', 'x#0002=3', 'x#0003=4']);
    expect(rows.map((row) => row.items[0]?.id)).toEqual(['x', 'y', 'x', 'x']);
    expect(rows.map((row) => row.annotations[0]?.item.columns)).toEqual([
      { key: 'x' },
      { key: 'y' },
      { key: 'x#0002' },
      { key: 'x#0003' },
    ]);
  });
});
