import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ImportedRow } from '../../../src/domain/imported.ts';
import { readVerdicts, type VerdictOptions } from '../../../src/formats/verdicts/read.ts';
import { folderOf } from '../mapping/documented.ts';

async function read(text: string, options: VerdictOptions = {}): Promise<readonly ImportedRow[]> {
  return Array.fromAsync(readVerdicts(join(await folderOf({ verdicts: text }), 'verdicts'), options));
}

describe('recorded verdicts', () => {
  test('take every column they know, from CSV and JSONL alike', async () => {
    const csv = await read(
      [
        'item,judge,template,criterion,presentation,repeat,label,text,rationale,confidence',
        't1,gpt-x,strict,harm,ba,2,yes,"Yes, because",because,0.75',
      ].join('\n'),
    );
    const json = await read(
      '{"item":"t1","judge":"gpt-x","template":"strict","criterion":"harm","presentation":"ba","repeat":2,"label":"yes","text":"Yes, because","rationale":"because","confidence":0.75}',
    );
    expect(csv[0]?.verdicts).toEqual([
      {
        item: { columns: { id: 't1' } },
        judge: 'gpt-x',
        template: 'strict',
        criterion: 'harm',
        presentation: 'ba',
        repeat: 2,
        said: { label: 'yes' },
        text: 'Yes, because',
        rationale: 'because',
        confidence: 0.75,
      },
    ]);
    expect(json[0]?.verdicts).toEqual(csv[0]?.verdicts);
  });

  test('are named by the columns to join by', async () => {
    const [row] = await read('id,epoch,judge,label\nt1,2,gpt-x,yes\n', { join: ['id', 'epoch'] });
    expect(row?.verdicts[0]?.item).toEqual({ columns: { id: 't1', epoch: '2' } });
    expect(row?.notes).toBeUndefined();
  });

  test('are absent where neither label nor outcome stands, under the name of judge and template', async () => {
    const [row] = await read('item,judge,template,label,outcome\nt1,gpt-x,strict,,\n');
    expect(row).toMatchObject({ verdicts: [], rejects: [], blanks: ['gpt-x/strict'] });
  });

  test('with the outcome verdict are their label', async () => {
    const [row] = await read('item,judge,label,outcome\nt1,gpt-x,yes,verdict\n');
    expect(row?.verdicts[0]?.said).toEqual({ label: 'yes' });
  });

  test.each([
    [
      'item,judge,label,outcome\nt1,g,yes,refused\n',
      'outcome is "refused", but label is "yes": only a verdict has a label',
    ],
    ['item,judge,label,outcome\nt1,g,,verdict\n', 'outcome is "verdict", but label is empty'],
    [
      'item,judge,label,outcome\nt1,g,,refusd\n',
      'outcome is "refusd", not one of verdict, abstained, refused, unparsable, cut_off, too_long, failed; did you mean refused?',
    ],
    ['item,judge,label,repeat\nt1,g,yes,0\n', 'repeat is "0", not a whole number from 1'],
    ['item,judge,label,confidence\nt1,g,yes,90\n', 'confidence is "90", not a number from 0 to 1'],
    ['item,judge,label\nt1,,yes\n', 'judge is empty'],
    ['item,judge,label\nt1,g\n', 'the row has 2 cells, the header 3'],
  ])('that cannot be used are rejected: %#', async (text, why) => {
    expect((await read(text)).map((row) => [row.rejects, row.verdicts])).toEqual([[[why], []]]);
  });
});
