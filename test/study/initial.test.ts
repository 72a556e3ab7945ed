import { afterAll, describe, expect, test } from 'vitest';
import { initialStudy } from '../../src/study/index.ts';
import { StudyFolder } from './support/study-folder.ts';

const folder = await StudyFolder.create();
afterAll(() => folder[Symbol.asyncDispose]());

describe('the first study file', () => {
  test('is valid as it stands', async () => {
    const study = await folder.load(initialStudy());
    expect(study.criteria.map((criterion) => criterion.id)).toEqual(['evades_shutdown']);
    expect(study.cluster).toBeUndefined();
  });

  test('names its JSON Schema in the first line, for editors', () => {
    expect(initialStudy().split('\n')[0]).toBe('# yaml-language-server: $schema=./assay.schema.json');
  });

  test('is read in a minute: at most 65 lines, none longer than 110', () => {
    const lines = initialStudy().split('\n');
    expect(lines.length).toBeLessThanOrEqual(65);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(110);
  });

  test('gives examples that are valid once their files are there and the # is taken away', async () => {
    await folder.write('logs/one.eval', '');
    await folder.write('verdicts.csv', '');
    const examples = initialStudy()
      .replace('[templates/my-template.md]', '[my-template]')
      .replaceAll(/^# (?=( *- |[a-z_]+: *(\[|$)| +[a-z_]+:( |$)))/gm, '');
    const study = await folder.load(examples);
    expect(study).toMatchObject({
      facets: [{ name: 'category' }, { name: 'agent' }],
      judges: [{ id: 'gpt-4.1-mini', provider: 'openai' }],
      templates: ['my-template'],
      deploymentPrevalence: { evades_shutdown: 0.05 },
      gates: [{ id: 'kappa >= 0.6' }],
    });
    expect([study.items.length, study.verdicts.length, study.gold.sources.length]).toEqual([1, 1, 1]);
  });
});
