import { describe, expect, test } from 'vitest';
import type { Coded, ItemColumns } from '../../src/domain/columns.ts';
import { ItemIndex } from '../../src/domain/join.ts';

/** Two epochs of one sample under two models, and one sample on its own. */
function sampleItems(): ItemColumns {
  const rows = [
    { id: 's1', epoch: '1', model: 'x' },
    { id: 's1', epoch: '2', model: 'x' },
    { id: 's1', epoch: '1', model: 'y' },
    { id: 's2', epoch: '1', model: 'x' },
  ];
  return {
    count: rows.length,
    keys: rows.map(({ id, epoch, model }) => `${id}/${epoch}/${model}`),
    ids: rows.map(({ id }) => id),
    facets: new Map([
      ['epoch', coded(rows.map(({ epoch }) => epoch))],
      ['model', coded(rows.map(({ model }) => model))],
    ]),
    aliases: new Map([['glued', coded(['a', 'a', undefined, 'b'])]]),
    test: new Uint8Array(rows.length),
  };
}

function coded(texts: readonly (string | undefined)[]): Coded {
  const values = [...new Set(texts)].filter((text) => text !== undefined).sort();
  return {
    values,
    codes: Int32Array.from(texts, (text) => (text === undefined ? -1 : values.indexOf(text))),
  };
}

describe('finding an item', () => {
  const index = new ItemIndex(sampleItems());

  test('by its id, where that is enough', () => {
    expect(index.find({ columns: { id: 's2' } })).toEqual({ kind: 'one', item: 3 });
  });

  test('by id and facets together, in any order of the columns', () => {
    expect(index.find({ columns: { model: 'x', id: 's1', epoch: '2' } })).toEqual({ kind: 'one', item: 1 });
  });

  test('by an alias that sources use', () => {
    expect(index.find({ columns: { glued: 'b' } })).toEqual({ kind: 'one', item: 3 });
  });

  test('names the columns that would settle it where several match', () => {
    const found = index.find({ columns: { id: 's1' } });
    expect(found).toEqual({ kind: 'several', count: 3, settle: ['id', 'epoch', 'model'] });
  });

  test('picks the n-th of several where the source says which', () => {
    expect(index.find({ columns: { glued: 'a' }, occurrence: 2 })).toEqual({ kind: 'one', item: 1 });
    expect(index.find({ columns: { glued: 'a' }, occurrence: 3 })).toEqual({ kind: 'none' });
  });

  test('tells an unknown value from an unknown column', () => {
    expect(index.find({ columns: { id: 's9' } })).toEqual({ kind: 'none' });
    expect(index.find({ columns: { colour: 'red' } })).toEqual({ kind: 'no such column', column: 'colour' });
  });

  test('does not take two values for one that is spelled like both', () => {
    const glue = new ItemIndex({ ...sampleItems(), ids: ['a,b', 'a', 'x', 'y'] });
    expect(glue.find({ columns: { id: 'a', epoch: 'b' } })).toEqual({ kind: 'none' });
  });
});
