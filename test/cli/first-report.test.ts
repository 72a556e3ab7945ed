import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hashValue } from '../../src/domain/hash.ts';
import { openStore } from '../../src/store/open-store.ts';
import { folderWith } from '../support/cli.ts';
import { SMALL_STUDY } from '../support/small-study.ts';

const SOURCES = ['items.jsonl', 'gold.csv', 'verdicts.csv'];

async function imported() {
  const place = await folderWith(SMALL_STUDY);
  for (const file of SOURCES) expect((await place.assay('import', file)).code).toBe(0);
  return place;
}

describe('from files of verdicts to a first report', () => {
  test('import accounts for every label of every rater', async () => {
    const { assay } = await folderWith(SMALL_STUDY);
    await assay('import', 'items.jsonl');
    const { out } = await assay('import', 'gold.csv', '--json');
    const { rows, whole, rejected, raters } = JSON.parse(out);
    expect({ rows, whole, rejected }).toEqual({ rows: 12, whole: 12, rejected: 0 });
    expect(raters).toMatchObject([
      { rater: 'ann', read: 12, joined: 12, absent: 0 },
      { rater: 'bob', read: 12, joined: 11, absent: 1 },
    ]);
  });

  test('compare counts what was left out, and figures are means over the two annotators', async () => {
    const { assay } = await imported();
    const { out, code } = await assay('compare', '--json');
    expect(code).toBe(0);
    const [comparison] = JSON.parse(out).comparisons;
    expect(comparison.gold.rule).toContain('averaged');
    const careful = comparison.candidates.find(
      (entry: { candidate: { id: string } }) => entry.candidate.id === 'careful',
    );
    // Against ann (i12 abstained): yes at 1, 2, 3, 7, 8; careful says yes at 1, 2, 7: 9 of 11 right.
    // Against bob (i11 blank): yes at 1, 2, 7, 8: 10 of 11 right. Mean (9 + 10) / 22.
    const agreement = careful.main.overall.measures.find((entry: { id: string }) => entry.id === 'agreement');
    expect(agreement.estimate).toBeCloseTo(19 / 22, 9);
    const eager = comparison.candidates.find(
      (entry: { candidate: { id: string } }) => entry.candidate.id === 'eager',
    );
    expect(eager.main.overall.leftOut).toMatchObject([{ reason: 'no trial', count: 1 }]);
    expect(eager.standing).toBe('below the line');
  });

  test('the table fits a terminal of 80 columns', async () => {
    const { assay } = await imported();
    const { out, err } = await assay('compare');
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(err).toContain('next: assay compare --by category');
  });

  test('the same study gives the same bytes, also from a store built anew in another order', async () => {
    const { assay, folder } = await imported();
    await assay('report', '--out', 'first');
    await rm(join(folder, '.assay'), { recursive: true });
    await assay('import', 'items.jsonl');
    for (const file of ['verdicts.csv', 'gold.csv']) await assay('import', file);
    await assay('report', '--out', 'second');
    const files = await readdir(join(folder, 'first'));
    expect(files.sort()).toEqual(['small.csv', 'small.html', 'small.json', 'small.md']);
    for (const file of files) {
      const [first, second] = await Promise.all(
        ['first', 'second'].map((name) => readFile(join(folder, name, file), 'utf8')),
      );
      expect(second, file).toBe(first);
    }
  });

  test('what was compared is written down once, beside the study', async () => {
    const { assay, folder, write } = await imported();
    await assay('compare');
    await assay('compare');
    const log = async () =>
      (await readFile(join(folder, 'comparisons.jsonl'), 'utf8'))
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
    expect(await log()).toMatchObject([
      {
        at: '2026-01-02T03:04:05.000Z',
        criterion: 'harmful',
        gold: { n: 23 },
        candidates: [{ id: 'careful' }, { id: 'eager' }],
      },
    ]);
    await write({ 'more.csv': 'item,judge,label\ni1,late,yes\n' });
    await assay('import', 'more.csv');
    await assay('compare');
    expect((await log()).map((entry) => entry.candidates.length)).toEqual([2, 3]);
    const document = JSON.parse((await assay('compare', '--json')).out);
    expect(document.provenance.criteria).toMatchObject([{ criterion: 'harmful', tried: 3 }]);
  });

  test('the store keeps the version of the gold and every figure of a report', async () => {
    const { assay, folder } = await imported();
    await assay('report');
    const { provenance } = JSON.parse(await readFile(join(folder, 'reports', 'small.json'), 'utf8'));
    const store = await openStore(join(folder, '.assay', 'store.sqlite'));
    try {
      expect(await store.goldVersions('harmful')).toEqual([provenance.criteria[0].gold]);
      const measures = await store.loadMeasures(hashValue(provenance));
      expect(measures.length).toBeGreaterThan(100);
      expect(measures.some(({ facet, measure }) => facet?.value === 'x' && measure.id === 'kappa')).toBe(
        true,
      );
    } finally {
      await store.close();
    }
  });

  test('explain says what a measure is and how its figure came about', async () => {
    const { assay } = await imported();
    const { out } = await assay('report', '--explain', 'careful/kappa');
    expect(out).toContain('Cohen');
    expect(out).toContain('careful');
    expect((await assay('report', '--explain', 'kapa')).code).toBe(2);
  });
});

describe('importing again', () => {
  test('adds nothing and loses nothing', async () => {
    const { assay, folder } = await imported();
    const before = await readFile(join(folder, 'annotations.jsonl'), 'utf8');
    for (const file of SOURCES) {
      const { code, out } = await assay('import', file, '--json');
      expect(code).toBe(0);
      const { items, raters } = JSON.parse(out);
      expect(items.added).toBe(0);
      for (const rater of raters) expect(rater.same).toBe(rater.joined);
    }
    expect(await readFile(join(folder, 'annotations.jsonl'), 'utf8')).toBe(before);
  });

  test('keeps the first of two different labels and rejects the second with the reason', async () => {
    const { assay, folder, write } = await imported();
    await write({ 'changed.csv': 'item,ann\ni1,no\n', 'other.csv': 'item,judge,label\ni1,careful,no\n' });
    for (const file of ['changed.csv', 'other.csv']) {
      const { out } = await assay('import', file, '--json');
      const { rejected, rejectsFile } = JSON.parse(out);
      expect(rejected).toBe(1);
      expect(await readFile(rejectsFile, 'utf8')).toContain('gave this item another label before');
    }
    expect(await readFile(join(folder, 'annotations.jsonl'), 'utf8')).not.toContain(
      '"label":"no","item":"i1"',
    );
  });

  test('a dry run gives the same account and changes nothing', async () => {
    const { assay, folder } = await folderWith(SMALL_STUDY);
    await assay('import', 'items.jsonl');
    const dry = JSON.parse((await assay('import', 'gold.csv', '--dry-run', '--json')).out);
    expect(existsSync(join(folder, 'annotations.jsonl'))).toBe(false);
    const real = JSON.parse((await assay('import', 'gold.csv', '--json')).out);
    expect({ ...dry, dryRun: false }).toEqual(real);
  });
});

describe('labels that cannot be placed', () => {
  const epochs = {
    ...SMALL_STUDY,
    'items.jsonl': ['1', '2']
      .map((epoch) =>
        JSON.stringify({
          id: 's1',
          key: `s1/${epoch}`,
          messages: [{ role: 'user', content: 'x' }],
          facets: { epoch, task: 't', category: 'c' },
        }),
      )
      .join('\n'),
  };

  test('an ambiguous one is an error that names the columns that would settle it', async () => {
    const { assay, write } = await folderWith(epochs);
    await assay('import', 'items.jsonl');
    await write({ 'labels.csv': 'item,annotator,label\ns1,ann,yes\n' });
    const { code, out } = await assay('import', 'labels.csv', '--json');
    expect(code).toBe(2);
    const { raters, rejectsFile } = JSON.parse(out);
    expect(raters).toMatchObject([{ read: 1, joined: 0, ambiguous: 1 }]);
    expect(await readFile(rejectsFile, 'utf8')).toContain(
      '2 items have id \\"s1\\"; settle it with --join id,epoch',
    );
  });

  test('and joins once those columns are given', async () => {
    const { assay, write } = await folderWith(epochs);
    await assay('import', 'items.jsonl');
    await write({ 'labels.csv': 'id,epoch,annotator,label\ns1,2,ann,yes\n' });
    const { code, out } = await assay('import', 'labels.csv', '--join', 'id,epoch', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out).raters).toMatchObject([{ read: 1, joined: 1 }]);
  });

  test('unknown items and labels go to the rejects file, the rest is imported', async () => {
    const { assay, write } = await folderWith(SMALL_STUDY);
    await assay('import', 'items.jsonl');
    await write({ 'labels.csv': 'item,annotator,label\ni1,ann,yes\nnobody,ann,yes\ni2,ann,Yes!\n' });
    const { out } = await assay('import', 'labels.csv', '--json');
    const { rows, whole, rejected, raters, rejectsFile } = JSON.parse(out);
    expect({ rows, whole, rejected }).toEqual({ rows: 3, whole: 1, rejected: 2 });
    expect(raters).toMatchObject([{ read: 3, joined: 1, unmatched: 1, unusable: 1 }]);
    const why = (await readFile(rejectsFile, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(why.map((entry) => [entry.line, entry.why])).toEqual([
      [3, ['ann: no item has id "nobody"']],
      [
        4,
        ['ann: "Yes!" is not a label of harmful (no, yes): add it as an alias or an abstention, or map it'],
      ],
    ]);
  });
});
