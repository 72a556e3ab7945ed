import { describe, expect, test } from 'vitest';
import { readThrough } from './read.ts';

/** How each row's item was chosen, or why the row was refused. */
async function chosen(keys: string, csv: string): Promise<readonly unknown[]> {
  const yaml = `sources:
  - files: '{name}.csv'
    annotations:
      - item: {id: t}
        annotator: who
        label: label
        ${keys}
`;
  const rows = await readThrough(yaml, { 'data.csv': `t,who,label,p,s,how\n${csv}` });
  return rows.map((row) => row.rejects[0] ?? row.annotations[0]?.chosen);
}

describe('how an item was chosen for labelling', () => {
  test('is said by a word, or by a value that is one', async () => {
    expect(await chosen('chosen: disagreement', 'x,anna,yes,,,\n')).toEqual([{ how: 'disagreement' }]);
    expect(await chosen('chosen: {field: how}', 'x,anna,yes,,,suggested\ny,anna,yes,,,\n')).toEqual([
      { how: 'suggested' },
      undefined,
    ]);
    expect(await chosen('chosen: {field: how}', 'x,anna,yes,,,whim\n')).toEqual([
      expect.stringContaining('"whim", not one of all, random, stratum, disagreement, suggested'),
    ]);
  });

  test('a probability alone was drawn at random, a stratum within it', async () => {
    expect(await chosen('probability: p', 'x,anna,yes,0.25,,\ny,anna,yes,,,\n')).toEqual([
      { how: 'random', probability: 0.25 },
      undefined,
    ]);
    const both = await chosen(
      '{probability: p, stratum: s}'.replace(/[{}]/g, '').replace(', ', '\n        '),
      'x,anna,yes,0.25,rare,\ny,anna,yes,,rare,\n',
    );
    expect(both).toEqual([
      { how: 'stratum', probability: 0.25, stratum: 'rare' },
      { how: 'stratum', stratum: 'rare' },
    ]);
  });

  test('a disagreement with a recorded probability keeps both', async () => {
    const keys = 'chosen: disagreement\n        probability: p';
    expect(await chosen(keys, 'x,anna,yes,1,,\n')).toEqual([{ how: 'disagreement', probability: 1 }]);
  });

  test.each(['0', '1.1', '-0.5', 'often'])('%s is no probability', async (text) => {
    expect(await chosen('probability: p', `x,anna,yes,${text},,\n`)).toEqual([
      expect.stringContaining(`"${text}", not a probability above 0, at most 1`),
    ]);
  });
});
