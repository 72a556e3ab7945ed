import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ImportedRow } from '../../../src/domain/imported.ts';
import { type AnnotationOptions, readAnnotations } from '../../../src/formats/annotations/read.ts';
import { folderOf } from '../mapping/documented.ts';

async function read(text: string, options: AnnotationOptions = {}): Promise<readonly ImportedRow[]> {
  return Array.fromAsync(readAnnotations(join(await folderOf({ gold: text }), 'gold'), options));
}

const annotations = (rows: readonly ImportedRow[]) => rows.flatMap((row) => row.annotations);

describe('long tables', () => {
  test('take every column they know', async () => {
    const [row] = await read(
      [
        'item,annotator,label,criterion,role,provenance,saw,view,note,at,chosen,probability,stratum',
        't1,anna,yes,harm,relabel,llm,verdicts,actions_only,why not,2026-03-01T09:30:00+02:00,stratum,0.25,rare',
      ].join('\n'),
    );
    expect(row?.annotations).toEqual([
      {
        item: { columns: { id: 't1' } },
        annotator: 'anna',
        label: 'yes',
        criterion: 'harm',
        role: 'relabel',
        provenance: 'llm',
        saw: 'verdicts',
        view: 'actions_only',
        note: 'why not',
        at: '2026-03-01T07:30:00.000Z',
        chosen: { how: 'stratum', probability: 0.25, stratum: 'rare' },
      },
    ]);
    expect(row?.notes).toEqual([]);
  });

  test('say which columns they do not read', async () => {
    const [row] = await read('item,annotator,label,mood\nt1,anna,yes,good\n');
    expect(row?.notes).toEqual(['the column "mood" is not read']);
  });

  test('import a label whose time has no zone without the time, and say so', async () => {
    const [row] = await read('item,annotator,label,at\nt1,anna,yes,2026-03-01 09:30\n');
    expect(row?.annotations).toEqual([{ item: { columns: { id: 't1' } }, annotator: 'anna', label: 'yes' }]);
    expect(row?.notes).toEqual([
      'at is no ISO 8601 time with a time zone (2026-03-01T09:30:00Z): not imported',
    ]);
  });

  test.each([
    [
      'item,annotator,label,role\nt1,anna,yes,primry\n',
      'role is "primry", not one of primary, relabel, adjudication, final, review; did you mean primary?',
    ],
    ['item,annotator,label\n,anna,yes\n', 'item is empty'],
    ['item,annotator,label\nt1,,yes\n', 'annotator is empty'],
    [
      'item,annotator,label,chosen,probability\nt1,anna,yes,random,2\n',
      'probability is "2", not a number above 0, at most 1',
    ],
    ['{"item": "t1", "annotator": "anna", "label": ["yes"]}\n', 'label is a list, not a text'],
    ['{"item": "t1", "annotator": "anna", "label": "yes"\n', expect.stringMatching(/^the line is not JSON/)],
  ])('reject a row that cannot be used: %#', async (text, why) => {
    const rows = await read(text);
    expect(rows.map((row) => row.rejects)).toEqual([[why]]);
    expect(annotations(rows)).toEqual([]);
  });
});

describe('which item is meant', () => {
  test('key, then item, then id', async () => {
    const [byKey] = annotations(await read('key,id,annotator,label\nk1,t1,anna,yes\n'));
    expect(byKey?.item).toEqual({ columns: { key: 'k1' } });
    const [byId] = annotations(await read('id,annotator,label\nt1,anna,yes\n'));
    expect(byId?.item).toEqual({ columns: { id: 't1' } });
  });

  test('the columns to join by, under their own names', async () => {
    const rows = await read('item,epoch,model,anna\nt1,2,m,yes\n', { join: ['id', 'epoch', 'model'] });
    expect(annotations(rows)).toEqual([
      { item: { columns: { id: 't1', epoch: '2', model: 'm' } }, annotator: 'anna', label: 'yes' },
    ]);
  });

  test.each([
    [
      'task,annotator,label\nx,anna,yes\n',
      {},
      {
        message: 'no column says which item a row is about (columns: task, annotator, label)',
        remedy: 'name one of them item, or say by which columns to join: --join task,epoch',
      },
    ],
    [
      'id,epoch,anna\nt1,1,yes\n',
      { join: ['id', 'epohc'] },
      {
        message: 'there is no column "epohc" to join by (columns: id, epoch, anna)',
        remedy: 'did you mean "epoch"?',
      },
    ],
  ])('a table without such a column is an error: %#', async (text, options, problem) => {
    await expect(read(text, options)).rejects.toMatchObject({ problems: [problem] });
  });
});

describe('wide tables', () => {
  test('split annotator and criterion at the last colon', async () => {
    const [row] = await read('id,lab:anna:harm,ben\nt1,yes,no\n');
    expect(row?.annotations.map(({ annotator, criterion }) => [annotator, criterion])).toEqual([
      ['lab:anna', 'harm'],
      ['ben', undefined],
    ]);
  });

  test('count blanks per annotator, white space included', async () => {
    const rows = await read('id,anna,ben\nt1,yes, \nt2,,no\n');
    expect(rows.map((row) => row.blanks)).toEqual([['ben'], ['anna']]);
  });

  test('keep a column named as the members of every object are', async () => {
    const [row] = await read('id,__proto__,constructor\nt1,yes,no\n');
    expect(row?.annotations.map(({ annotator, label }) => [annotator, label])).toEqual([
      ['__proto__', 'yes'],
      ['constructor', 'no'],
    ]);
  });
});
