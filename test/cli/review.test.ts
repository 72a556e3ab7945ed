import { spawn } from 'node:child_process';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ASSAY, reviewedStudy } from '../ui/review/study.ts';

type Said = { readonly code: number | null; readonly out: string; readonly err: string };

/** `assay review` as built, without a terminal, answered line by line. */
async function answered(
  cwd: string,
  answers: readonly string[],
  options: readonly string[] = [],
  reviewer = 'eve',
): Promise<Said> {
  const child = spawn(process.execPath, [ASSAY, 'review', '--plain', '--reviewer', reviewer, ...options], {
    cwd,
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (data) => {
    said.out += String(data);
  });
  child.stderr.on('data', (data) => {
    said.err += String(data);
  });
  child.stdin.end(answers.map((answer) => `${answer}\n`).join(''));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, ...said };
}

describe('line by line', () => {
  test('an item is printed, labelled, opened, decided; the end of the input keeps all of it', async () => {
    const study = await reviewedStudy();
    const { code, out, err } = await answered(study.folder, ['2', 'a the log says so', '-', 'm']);
    expect([code, out]).toEqual([0, '']);
    const label = err.indexOf('label [');
    expect(err.indexOf('Please do task')).toBeLessThan(label);
    expect(err.indexOf('file 20 of task')).toBeLessThan(label);
    expect(err.indexOf('thinks of')).toBeGreaterThan(label);
    expect(err.indexOf('Gold:')).toBeGreaterThan(label);
    expect(await study.labels()).toMatchObject([{ label: 'harmful' }, { label: null }]);
    expect(await study.decisions()).toMatchObject([
      { conclusion: { kind: 'gold stands' }, note: 'the log says so' },
      { conclusion: { kind: 'ambiguous' } },
    ]);
    expect(err).toContain('2 of 6 items decided by eve');
  });

  test('s skips, u takes back, also in the next session, and an unknown answer changes nothing', async () => {
    const study = await reviewedStudy();
    await answered(study.folder, ['s', '1', 'o', 'q']);
    const { err } = await answered(study.folder, ['what', '', 'u', 'q']);
    expect(err.split('answer with one of the keys above')).toHaveLength(3);
    expect(err).toContain('✓ withdrawn');
    expect((await study.decisions()).map(({ conclusion }) => conclusion.kind)).toEqual([
      'criterion gap',
      'withdrawn',
    ]);
  });

  test('what cannot be written is not said to be saved', async () => {
    const study = await reviewedStudy();
    await mkdir(join(study.folder, 'decisions.jsonl.d'));
    // A folder in the file's place, made after the study was read, fails every write to it.
    const child = spawn(process.execPath, [ASSAY, 'review', '--plain', '--reviewer', 'eve'], {
      cwd: study.folder,
    });
    let err = '';
    let step = 0;
    child.stderr.on('data', async (data) => {
      err += String(data);
      if (step === 0 && err.includes('label [')) {
        step = 1;
        await rename(join(study.folder, 'decisions.jsonl.d'), join(study.folder, 'decisions.jsonl'));
        child.stdin.write('1\n');
      } else if (step === 1 && err.includes('decision, a note')) {
        step = 2;
        child.stdin.end('a\n');
      }
    });
    await new Promise((resolve) => child.on('close', resolve));
    expect(err).toContain('NOT saved: decisions.jsonl cannot be written');
    expect(err).not.toContain('✓ saved');
  });
});

describe('the queue', () => {
  test('is printed by --print-ids, and is the same for everybody', async () => {
    const study = await reviewedStudy();
    const { out, code } = await study.assay('review', '--print-ids');
    expect(code).toBe(0);
    const ids = out.trim().split('\n');
    // i1 to i6 by disagreement; of i7 to i10, whatever share the seed drew.
    expect(ids.filter((id) => Number(id.slice(1)) <= 6)).toHaveLength(6);
    expect((await study.assay('review', '--print-ids')).out).toBe(out);
    const json = JSON.parse((await study.assay('review', '--print-ids', '--json')).out);
    expect(json).toEqual({ schema: 'assay/review-queue', schemaVersion: 1, criterion: 'harm', items: ids });
  });

  test('can be filtered by candidate, direction and facet', async () => {
    const study = await reviewedStudy();
    const ids = async (...options: string[]) =>
      (await study.assay('review', '--print-ids', ...options)).out.trim().split('\n').sort();
    expect(await ids('--direction', 'benign:harmful')).toEqual(['i1', 'i3', 'i5']);
    expect(await ids('--direction', 'benign:harmful', '--candidate', 'strict')).toEqual(['i1', 'i3']);
    expect(await ids('--direction', 'harmful:benign', '--where', 'category=even')).toEqual([
      'i2',
      'i4',
      'i6',
    ]);
    expect((await study.assay('review', '--print-ids', '--candidate', 'nobody')).err).toContain(
      'name one of: lax, strict',
    );
  });

  test('does not move with decisions, and asks nobody who has no name', async () => {
    const study = await reviewedStudy();
    const before = (await study.assay('review', '--print-ids')).out;
    await answered(study.folder, ['1', '1', '1', '2', '2', '1']);
    expect((await study.assay('review', '--print-ids')).out).toBe(before);
  });
});

describe('gold', () => {
  const kappaOf = async (study: Awaited<ReturnType<typeof reviewedStudy>>, ...options: string[]) => {
    const [comparison] = JSON.parse((await study.assay('compare', '--json', ...options)).out).comparisons;
    return comparison;
  };

  /** Decides every item of the queue: gold is what strict says of i1, the rest stands. */
  async function decideAll(folder: string, order: readonly string[], onFirst: string, reviewer: string) {
    const answers = order.flatMap((id) => ['1', id === 'i1' ? onFirst : 'a']);
    return answered(folder, answers, [], reviewer);
  }

  test('used for figures stays as it was before any verdict was opened; --gold reviewed applies decisions', async () => {
    const study = await reviewedStudy();
    const order = (await study.assay('review', '--print-ids')).out.trim().split('\n');
    const before = await kappaOf(study);
    await decideAll(study.folder, order, '2', 'eve');
    const after = await kappaOf(study);
    expect(after.gold).toEqual(before.gold);
    expect(after.candidates).toEqual(before.candidates);
    const reviewed = await kappaOf(study, '--gold', 'reviewed');
    // Ten items, five harmful; i1 becomes the sixth.
    expect(before.gold.distribution).toEqual([
      { label: 'benign', count: 5 },
      { label: 'harmful', count: 5 },
    ]);
    expect(reviewed.gold.distribution).toEqual([
      { label: 'benign', count: 4 },
      { label: 'harmful', count: 6 },
    ]);
    expect(reviewed.gold.rule).toContain(`${order.length} items reviewed, 1 not as before`);
    expect(reviewed.gold.version.hash).not.toBe(before.gold.version.hash);
  });

  test('of an item on which two reviewers differ is open: the item is left out, whoever came later', async () => {
    const study = await reviewedStudy();
    const order = (await study.assay('review', '--print-ids')).out.trim().split('\n');
    await decideAll(study.folder, order, '2', 'eve');
    const { err } = await decideAll(study.folder, order, 'a', 'bob');
    expect(err).toContain('reviewers differ on 1 item');
    const reviewed = await kappaOf(study, '--gold', 'reviewed');
    expect(reviewed.gold.labelled).toBe(9);
    expect(reviewed.gold.unlabelled).toEqual([{ reason: 'review: reviewers differ', count: 1 }]);
  });

  test('is not changed by opinions from a filtered queue', async () => {
    const study = await reviewedStudy();
    await answered(study.folder, ['1', '2', '1', '1', '2', '2'], ['--candidate', 'strict']);
    expect((await study.decisions()).every(({ changesGold }) => changesGold === false)).toBe(true);
    const reviewed = await kappaOf(study, '--gold', 'reviewed');
    expect(reviewed.gold.distribution).toEqual((await kappaOf(study)).gold.distribution);
  });

  test('loses what is decided away: ambiguous items have none, with the reason', async () => {
    const study = await reviewedStudy();
    await answered(study.folder, ['1', 'm']);
    const { gold } = await kappaOf(study, '--gold', 'reviewed');
    expect(gold.unlabelled).toEqual([{ reason: 'review: ambiguous', count: 1 }]);
  });
});

describe('the log', () => {
  test('says what was opened, by whom, once', async () => {
    const study = await reviewedStudy();
    await answered(study.folder, ['1', 'q']);
    await answered(study.folder, ['a', 'q']);
    const [entry, ...others] = await study.opened();
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      kind: 'opened',
      criterion: 'harm',
      reviewer: 'eve',
      candidates: [{ id: 'lax' }, { id: 'strict' }],
    });
    expect(entry.at).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  test('a last line without its end is not run into', async () => {
    const study = await reviewedStudy();
    await answered(study.folder, ['1', 'a', 'q']);
    const file = join(study.folder, 'decisions.jsonl');
    const [first] = await study.decisions();
    await writeFile(file, JSON.stringify(first));
    await answered(study.folder, ['1', 'm', 'q']);
    expect(await study.decisions()).toHaveLength(2);
  });
});

test('the split for tests is not reviewed', async () => {
  const study = await reviewedStudy();
  const items = Array.from({ length: 10 }, (_, index) =>
    JSON.stringify({
      id: `i${index + 1}`,
      split: index < 3 ? 'test' : 'dev',
      messages: [{ role: 'user', content: 'x' }],
      facets: { category: 'x' },
    }),
  );
  await rm(join(study.folder, '.assay'), { recursive: true });
  await study.write({ 'items.jsonl': items.join('\n') });
  for (const file of ['items.jsonl', 'gold.csv', 'verdicts.csv']) await study.assay('import', file);
  const ids = (await study.assay('review', '--print-ids')).out.trim().split('\n');
  expect(ids.filter((id) => ['i1', 'i2', 'i3'].includes(id))).toEqual([]);
  expect(ids).toContain('i4');
});
