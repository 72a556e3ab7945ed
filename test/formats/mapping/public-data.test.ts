import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ImportedRow } from '../../../src/domain/imported.ts';
import { readMapping, readWithMapping } from '../../../src/formats/mapping/index.ts';
import { describeWithShared, sharedPath } from '../../support/shared.ts';
import { criterionOf, joined, Tally } from './tally.ts';

const MAPPINGS = join(import.meta.dirname, '..', '..', 'mappings');

async function read(mapping: string, data: string): Promise<readonly ImportedRow[]> {
  const rows = readWithMapping(
    await readMapping(join(MAPPINGS, `${mapping}.yaml`)),
    sharedPath('data', data, 'raw'),
  );
  return Array.fromAsync(rows);
}

function facetCounts(rows: readonly ImportedRow[], facet: string): Readonly<Record<string, number>> {
  const tally = new Tally();
  for (const item of rows.flatMap((row) => row.items)) tally.add(item.facets[facet] ?? '(none)');
  return tally.counts;
}

function labelCounts(rows: readonly ImportedRow[]): Readonly<Record<string, number>> {
  const tally = new Tally();
  for (const row of rows) {
    for (const { annotator, role, label } of row.annotations) {
      tally.add(`${annotator}${role === undefined ? '' : ` (${role})`} ${label}`);
    }
    for (const { judge, template, presentation, said } of row.verdicts) {
      const name = [judge, template, presentation].filter((part) => part !== undefined).join('/');
      tally.add(`${name} ${'label' in said ? said.label : said.outcome}`);
    }
    for (const rater of row.blanks ?? []) tally.add(`${rater} blank`);
  }
  return tally.counts;
}

describeWithShared('openqa: 1,490 answers, three annotators, three judges', () => {
  const rows = read('openqa', 'openqa_nq301');

  test('every row of the four files is read, and none rejected', async () => {
    // 1,490 data rows in each of the four files (README)
    expect((await rows).length).toBe(4 * 1490);
    expect((await rows).flatMap((row) => row.rejects)).toEqual([]);
    expect(new Set((await rows).flatMap((row) => row.items.map(({ key }) => key))).size).toBe(1490);
  });

  test('labels are those of the reference', async () => {
    expect(labelCounts(await rows)).toEqual({
      // reference.json: humans.label_counts, ratings_per_rater (1490 - 1483 and 1490 - 223 are blank)
      'annotator1 Yes': 830,
      'annotator1 No': 660,
      'annotator2 Yes': 800,
      'annotator2 No': 683,
      'annotator2 blank': 7,
      'annotator3 (adjudication) Yes': 115,
      'annotator3 (adjudication) No': 108,
      'annotator3 blank': 1267,
      // counted with: cut -f4 NQ301_human.tsv | sort | uniq -c
      'final (final) Yes': 816,
      'final (final) No': 674,
      // QUIRKS.md: two empty verdicts; the others counted with Python's csv module
      'gpt-4 Yes': 768,
      'gpt-4 No': 720,
      'gpt-4 abstained': 2,
      'text-davinci-003 Yes': 760,
      'text-davinci-003 No': 730,
      'BEM Yes': 671,
      'BEM No': 819,
    });
  });

  test('facets are those of the reference', async () => {
    // reference.json: categories_derived
    expect(facetCounts(await rows, 'answer_length')).toEqual({ short: 1288, long: 202 });
    expect(facetCounts(await rows, 'answer_source')).toEqual({
      retriever_reader: 892,
      llm_zeroshot: 295,
      llm_fewshot: 303,
    });
  });

  test('labels join as the README says: not one row of GPT-4, not two of BEM', async () => {
    expect(joined(await rows, criterionOf(['No', 'Yes'], 'binary'))).toEqual({
      'annotator1 joined': 1490,
      'annotator2 joined': 1483,
      'annotator2 absent': 7,
      'annotator3 joined': 223,
      'annotator3 absent': 1267,
      'final joined': 1490,
      'gpt-4 joined': 1489,
      'gpt-4 abstained': 2,
      'gpt-4 unmatched': 1,
      'text-davinci-003 joined': 1490,
      'BEM joined': 1488,
      'BEM unmatched': 2,
    });
  });

  test('the pair that stands twice is two items, each with its own verdicts', async () => {
    const twice = (await rows).filter(
      (row) =>
        row.verdicts.some(({ judge }) => judge === 'gpt-4') &&
        row.verdicts.some(({ item }) => item.occurrence === 2),
    );
    expect(twice.length).toBe(1);
  });
});

describeWithShared('llmbar: 192 pairs, four judges in both orders', () => {
  const rows = read('llmbar', 'llmbar_templates');

  test('every record is read: 192 items and eight files of verdicts', async () => {
    expect((await rows).length).toBe(192 + 4 * 192);
    expect((await rows).flatMap((row) => row.rejects)).toEqual([]);
    // reference.json: subsets
    expect(facetCounts(await rows, 'subset')).toEqual({ 'Adversarial/GPTInst': 92, Natural: 100 });
  });

  test('labels are those of the reference', async () => {
    const counts = labelCounts(await rows);
    // reference.json: subsets (42 + 45 and 58 + 47)
    expect([counts['expert 1'], counts['expert 2']]).toEqual([87, 105]);
    // reference.json: winner_values, over both orders
    const both = (judge: string, label: string) =>
      (counts[`${judge}/ab ${label}`] ?? 0) + (counts[`${judge}/ba ${label}`] ?? 0);
    expect([both('GPT-4/Vanilla', '1'), both('GPT-4/Vanilla', '2')]).toEqual([182, 202]);
    expect([both('GPT-4/CoT', '1'), both('GPT-4/CoT', '2')]).toEqual([182, 202]);
    expect([both('ChatGPT/Vanilla', '1'), both('ChatGPT/Vanilla', '2')]).toEqual([172, 212]);
    expect([both('ChatGPT/CoT', '1'), both('ChatGPT/CoT', '2')]).toEqual([184, 198]);
    expect(both('ChatGPT/CoT', 'unparsable')).toBe(2);
  });

  test('every verdict finds its item by position', async () => {
    expect(joined(await rows, criterionOf(['1', '2'], 'pairwise'))).toEqual({
      'expert joined': 192,
      'ChatGPT/CoT joined': 384,
      'ChatGPT/CoT unparsable': 2,
      'ChatGPT/Vanilla joined': 384,
      'GPT-4/CoT joined': 384,
      'GPT-4/Vanilla joined': 384,
    });
  });

  test('the winner is given by the original numbering, and agrees with gold as in the reference', async () => {
    const gold = new Map(
      (await rows).flatMap((row) => row.annotations.map(({ item, label }) => [item.columns['key'], label])),
    );
    const agree = (await rows)
      .flatMap((row) => row.verdicts)
      .filter(
        ({ judge, template, presentation }) => `${judge}/${template}/${presentation}` === 'GPT-4/Vanilla/ab',
      )
      .filter(({ item, said }) => 'label' in said && gold.get(item.columns['key']) === said.label);
    // reference.json: vs_gold, GPT-4/Vanilla|order_AB, agree_count
    expect(agree.length).toBe(173);
  });
});

describeWithShared('pandalm: 999 pairs, three annotators, two judges', () => {
  test('labels are those of the reference, and garbage is unparsable', async () => {
    const rows = await read('pandalm', 'pandalm_testset');
    expect(rows.length).toBe(3 * 999);
    expect(rows.flatMap((row) => row.rejects)).toEqual([]);
    const counts = labelCounts(rows);
    // reference.json: humans.label_counts
    expect(['2', '1', '0'].map((label) => counts[`annotator1 ${label}`])).toEqual([475, 427, 97]);
    expect(['2', '1', '0'].map((label) => counts[`annotator2 ${label}`])).toEqual([466, 417, 116]);
    // reference.json: gpt35_raw_values
    expect(['1', '2', '0', 'unparsable'].map((label) => counts[`gpt-3.5-turbo ${label}`])).toEqual([
      460, 476, 38, 25,
    ]);
    expect(Object.keys(facetCounts(rows, 'cmp_key')).length).toBe(10);
    expect(Object.keys(facetCounts(rows, 'motivation_app')).length).toBe(50);
    expect(joined(rows, criterionOf(['1', '2', '0'], 'pairwise'))).toEqual({
      'annotator1 joined': 999,
      'annotator2 joined': 999,
      'annotator3 joined': 999,
      'gpt-3.5-turbo joined': 999,
      'gpt-3.5-turbo unparsable': 25,
      'pandalm-7b joined': 999,
    });
  });

  test('the second mapping counts garbage as a tie', async () => {
    const counts = labelCounts(await read('pandalm-garbage-is-tie', 'pandalm_testset'));
    // 38 ties and 25 garbage
    expect(counts['gpt-3.5-turbo 0']).toBe(63);
    expect(counts['gpt-3.5-turbo unparsable']).toBeUndefined();
  });
});
