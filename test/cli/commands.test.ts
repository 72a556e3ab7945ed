import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../support/cli.ts';
import { SMALL_STUDY } from '../support/small-study.ts';

describe('init', () => {
  test('writes a study that check accepts, its schema, and keeps the store out of version control', async () => {
    const { assay, folder } = await folderWith({});
    expect((await assay('init')).code).toBe(0);
    expect(await readFile(join(folder, '.gitignore'), 'utf8')).toBe('.assay/\n');
    expect(JSON.parse(await readFile(join(folder, 'assay.schema.json'), 'utf8'))).toHaveProperty(
      'properties.criteria',
    );
    const checked = await assay('check');
    expect(checked.code).toBe(0);
    expect(checked.out).toContain('no problem found');
  });

  test('never overwrites a study', async () => {
    const { assay, folder } = await folderWith({ 'assay.yaml': 'mine' });
    const { code, err } = await assay('init');
    expect(code).toBe(2);
    expect(err).toContain('there is a study here already');
    expect(await readFile(join(folder, 'assay.yaml'), 'utf8')).toBe('mine');
  });
});

describe('every command', () => {
  test.each(['import', 'check', 'compare', 'report'])(
    '%s without a study says how to make one',
    async (command) => {
      const { assay } = await folderWith({});
      const { code, err } = await assay(command);
      expect(code).toBe(2);
      expect(err).toContain('assay init');
    },
  );

  test.each(['compare', 'report'])(
    '%s before any import names the command that is missing',
    async (command) => {
      const { assay } = await folderWith(SMALL_STUDY);
      const { code, err } = await assay(command);
      expect(code).toBe(2);
      expect(err).toContain('assay import');
    },
  );

  test('compare without gold labels names the command that is missing, and logs no comparison', async () => {
    const { assay, folder } = await folderWith(SMALL_STUDY);
    for (const file of ['items.jsonl', 'verdicts.csv']) await assay('import', file);
    const { code, err } = await assay('compare');
    expect(code).toBe(2);
    expect(err).toContain('no item has a gold label under "harmful"');
    expect(existsSync(join(folder, 'comparisons.jsonl'))).toBe(false);
  });

  test.each([
    ['cluster: task', 'cluster: taks', 'no item has the facet "taks", which the study names as cluster'],
    ['facets: [category]', 'facets: [categroy]', 'no item has the facet "categroy"'],
    ['cluster: task', 'cluster: task\ngold: {policy: {annotator: nan}}', 'no label is by "nan"'],
  ])('check finds what would stop compare: %s as %j', async (right, wrong, message) => {
    const { assay, write } = await folderWith(SMALL_STUDY);
    for (const file of ['items.jsonl', 'gold.csv']) await assay('import', file);
    await write({ 'assay.yaml': SMALL_STUDY['assay.yaml'].replace(right, wrong) });
    const { code, err } = await assay('check');
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  test('an unknown command or option is a usage error', async () => {
    const { assay } = await folderWith({});
    const unknown = await assay('comapre');
    expect(unknown.code).toBe(2);
    expect(unknown.err).toContain('Did you mean compare?');
    expect((await assay('compare', '--colour')).code).toBe(2);
  });

  test('a wrong study is told with file, line, column, the line and the remedy', async () => {
    const { assay } = await folderWith({
      'assay.yaml': SMALL_STUDY['assay.yaml'].replace('positive: yes', 'positive: maybe'),
    });
    const { code, err } = await assay('check');
    expect(code).toBe(2);
    expect(err).toMatch(/--> .*assay\.yaml:8:15/);
    expect(err).toContain('8 |     positive: maybe');
    expect(err).toContain('= help:');
  });

  test('an option can come from the environment, and what is typed wins', async () => {
    const { assay } = await folderWith(SMALL_STUDY);
    process.env['ASSAY_JSON'] = 'true';
    try {
      const { out } = await assay('check');
      expect(JSON.parse(out)).toMatchObject({ schema: 'assay/check', schemaVersion: 1 });
    } finally {
      delete process.env['ASSAY_JSON'];
    }
  });

  test('help and version end well and load no command', async () => {
    const { assay } = await folderWith({});
    expect((await assay('--help')).code).toBe(0);
    expect((await assay('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
