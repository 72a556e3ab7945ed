import { describe, expect, test } from 'vitest';
import { readThrough } from '../read.ts';

async function facets(source: string, file: Readonly<Record<string, string>>) {
  const [name = ''] = Object.keys(file);
  const yaml = `sources:\n  - files: ${name}\n    ${source}\n    items: {key: {position: true}, duplicates: pair in order, facets: {who: who, n: n, v: {field: value}}}\n`;
  const rows = await readThrough(yaml, file);
  return rows.map((row) => row.rejects[0] ?? Object.values(row.items[0]?.facets ?? {}).join());
}

describe('unnesting', () => {
  test('takes keys at every level, lists by position, and the fields of a leaf that is an object', async () => {
    const document = { anna: { t1: { value: 1 }, t2: 2 }, ben: [{ value: 3 }] };
    expect(await facets('unnest: [who, n]', { 'a.json': JSON.stringify(document) })).toEqual([
      'anna,t1,1',
      'anna,t2,2',
      'ben,1,3',
    ]);
  });

  test('of a line of JSONL keeps the line', async () => {
    const yaml = 'sources:\n  - files: a.jsonl\n    unnest: [who]\n    items: {id: who}\n';
    const rows = await readThrough(yaml, { 'a.jsonl': '{"anna": 1}\n{"ben": 2, "carla": 3}\n' });
    expect(rows.map((row) => [row.items[0]?.id, row.at.line, row.at.entry])).toEqual([
      ['anna', 1, '/anna'],
      ['ben', 2, '/ben'],
      ['carla', 2, '/carla'],
    ]);
  });

  test('inside a row keeps its other fields; a field that is no list stays one row', async () => {
    const lines = [
      '{"who": "x", "value": ["a", "b"]}',
      '{"who": "y", "value": "c"}',
      '{"who": "z", "value": null}',
    ];
    expect(await facets('unnest: {in: value, keys: [n]}', { 'a.jsonl': lines.join('\n') })).toEqual([
      'x,1,a',
      'x,2,b',
      'y,c',
      'z',
    ]);
  });

  test('rejects what ends too early, and a key whose name is taken', async () => {
    const document = { anna: { t1: { value: 1, n: 'own' } }, ben: 7 };
    expect(await facets('unnest: [who, n]', { 'a.json': JSON.stringify(document) })).toEqual([
      'the record has a field "n" itself: give the key in unnest another name',
      '/ben holds no object whose keys could be n',
    ]);
  });

  test('rows in are rows out, and each says where it stood', async () => {
    const yaml = 'sources:\n  - files: a.json\n    rows: [data, 0]\n    items: {id: {field: value}}\n';
    const rows = await readThrough(yaml, { 'a.json': '{"data": [["x", "y"]]}' });
    expect(rows.map((row) => [row.items[0]?.id, row.at.entry])).toEqual([
      ['x', '/data/0/0'],
      ['y', '/data/0/1'],
    ]);
  });
});
