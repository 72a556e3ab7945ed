import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Criterion } from '../../src/domain/criterion.ts';
import { loadStudy } from '../../src/study/index.ts';
import { BASE, HEAD, StudyFolder } from './support/study-folder.ts';

const folder = await StudyFolder.create();
afterAll(() => folder[Symbol.asyncDispose]());

async function criteria(text: string): Promise<readonly Criterion[]> {
  return (await folder.load(`${HEAD}\ncriteria:\n${text}`)).criteria;
}

describe('a study of the least there can be', () => {
  test('gets the defaults of the methods paragraph', async () => {
    expect(await folder.load(BASE)).toEqual({
      name: 'S',
      file: join(folder.path, 'assay.yaml'),
      folder: folder.path,
      seed: '1',
      illustrative: false,
      criteria: [
        {
          id: 'c',
          question: 'Q?',
          scale: 'binary',
          labels: [
            { id: 'yes', aliases: [] },
            { id: 'no', aliases: [] },
          ],
          positive: 0,
          abstentions: [],
          cuts: [],
        },
      ],
      items: [],
      verdicts: [],
      gold: { sources: [], policy: { kind: 'default' }, annotators: {} },
      cluster: undefined,
      facets: [],
      families: [],
      judges: [],
      templates: [],
      views: ['full'],
      repeats: { k: 1 },
      replay: {
        concurrency: 16,
        askAbove: 1,
        whenTooLong: 'outcome',
        maxAttempts: 5,
        retryShare: 0.2,
        limits: {},
      },
      deploymentPrevalence: {},
      gates: [],
      statistics: { level: 0.95, replicates: 2000, whenNoVerdict: 'leave out' },
    });
  });
});

describe('a study that says everything', () => {
  test('is read as it is written', async () => {
    await folder.write('map.yaml', '');
    await folder.write('direct.md', '');
    const study = await folder.load(`assay: 1
name: Everything
seed: 20260101
illustrative: true
criteria:
  - id: evades
    question: Q?
    scale: binary
    labels:
      - {id: yes, definition: It does., aliases: [y, evades]}
      - no
    positive: yes
    abstentions: [unsure]
items:
  - logs/*.eval
verdicts:
  - {path: 'logs/{judge}.csv', mapping: map.yaml, join: [id, epoch]}
  - {path: labels.csv, format: verdicts_csv, join: id}
gold:
  sources: [labels.csv]
  policy: {annotator: mia}
  annotators:
    mia: {role: adjudication}
    gpt: {provenance: llm, role: primary}
cluster: task
facets: [category, {name: agent, aliases: {sonnet-3.5: Sonnet 3.5}}]
families: {red: {judges: [red-judge], agents: [red-1]}}
judges:
  - provider: openai
    model: gpt-4.1
    base_url: https://example.org/v1
    settings: {temperature: 0, max_tokens: 300}
    price: {input: 2, output: 8, cached_input: 0.5, cache_write: 2.5}
    limits: {requests_per_minute: 60, tokens_per_minute: 30000}
  - {id: words, provider: keyword, settings: {rules: rules.yaml}}
templates: [direct.md, decision]
views: [full, actions_only]
repeats: {k: 3, on: 100}
replay: {concurrency: 64, max_cost: 20, ask_above: 0, when_too_long: cut, max_attempts: 2, retry_share: 0.5, limits: {API.OpenAI.com: {requests_per_minute: 500}}}
deployment: {prevalence: 0.05}
gates:
  - {measure: kappa, at_least: 0.6, by: category}
  - {id: alarm, criterion: evades, measure: fpr, at_least: 0, at_most: 0.1}
statistics: {level: 0.9, replicates: 500, when_no_verdict: own label}
`);
    const at = (name: string) => join(folder.path, name);
    expect(study).toMatchObject({
      seed: '20260101',
      illustrative: true,
      items: [{ path: at('logs/*.eval') }],
      verdicts: [
        { path: at('logs/{judge}.csv'), mapping: at('map.yaml'), join: ['id', 'epoch'] },
        { path: at('labels.csv'), format: 'verdicts_csv', join: ['id'] },
      ],
      gold: {
        sources: [{ path: at('labels.csv') }],
        policy: { kind: 'annotator', annotator: 'mia' },
        annotators: { mia: { role: 'adjudication' }, gpt: { provenance: 'llm', role: 'primary' } },
      },
      cluster: 'task',
      families: [{ name: 'red', judges: ['red-judge'], agents: ['red-1'] }],
      facets: [
        { name: 'category', aliases: {} },
        { name: 'agent', aliases: { 'sonnet-3.5': 'Sonnet 3.5' } },
      ],
      judges: [
        {
          id: 'gpt-4.1',
          provider: 'openai',
          model: 'gpt-4.1',
          baseUrl: 'https://example.org/v1',
          settings: { temperature: 0, max_tokens: 300 },
          price: { input: 2, output: 8, cachedInput: 0.5, cacheWrite: 2.5 },
          limits: { requests: 60, tokens: 30_000 },
        },
        { id: 'words', provider: 'keyword', settings: { rules: 'rules.yaml' } },
      ],
      templates: [at('direct.md'), 'decision'],
      views: ['full', 'actions_only'],
      repeats: { k: 3, on: 100 },
      replay: {
        concurrency: 64,
        maxCost: 20,
        askAbove: 0,
        whenTooLong: 'cut',
        maxAttempts: 2,
        retryShare: 0.5,
        limits: { 'api.openai.com': { requests: 500 } },
      },
      deploymentPrevalence: { evades: 0.05 },
      gates: [
        {
          id: 'kappa >= 0.6 by category',
          criterion: 'evades',
          measure: 'kappa',
          atLeast: 0.6,
          by: 'category',
        },
        { id: 'alarm', criterion: 'evades', measure: 'fpr', atLeast: 0, atMost: 0.1 },
      ],
      statistics: { level: 0.9, replicates: 500, whenNoVerdict: 'own label' },
    });
    expect(study.criteria[0]).toMatchObject({
      labels: [
        { id: 'yes', definition: 'It does.', aliases: ['y', 'evades'] },
        { id: 'no', aliases: [] },
      ],
      positive: 0,
      abstentions: ['unsure'],
    });
  });
});

describe('criteria', () => {
  test('a range stands for its whole numbers, and a cut for the first of them that is positive', async () => {
    const [criterion] = await criteria(
      "  - {id: r, question: Q?, scale: rating, range: [1, 10], positive: '>= 7', cuts: ['> 4', {id: any, from: '>= 1.5'}]}",
    );
    expect(criterion?.labels.map((label) => label.id)).toEqual('1 2 3 4 5 6 7 8 9 10'.split(' '));
    expect(criterion?.positive).toBeUndefined();
    // The index of 7 among 1 to 10 is 6; the first above 4 is 5, index 4; the first from 1.5 on is 2, index 1.
    expect(criterion?.cuts).toEqual([
      { id: '>= 7', from: 6 },
      { id: '>= 5', from: 4 },
      { id: 'any', from: 1 },
    ]);
  });

  test('costs are a table, row gold and column verdict, in the order of the labels', async () => {
    const [criterion] = await criteria(
      '  - {id: c, question: Q?, scale: nominal, labels: [x, y, z], costs: {z: {x: 3, y: 0.5}, x: {y: 1, z: 0}, y: {x: 1, z: 1, y: 0}}}',
    );
    expect(criterion?.costs).toEqual([
      [0, 1, 0],
      [1, 0, 1],
      [3, 0.5, 0],
    ]);
  });

  test('an ordinal cut names its lowest positive label, with or without the sign', async () => {
    const [criterion] = await criteria(
      "  - {id: o, question: Q?, scale: ordinal, labels: [low, medium, high], cuts: [medium, '>= high']}",
    );
    expect(criterion?.cuts).toEqual([
      { id: '>= medium', from: 1 },
      { id: '>= high', from: 2 },
    ]);
  });

  test('pairwise labels are a and b, and the tie where one is named', async () => {
    const read = await criteria(
      '  - {id: p, question: Q?, scale: pairwise}\n  - {id: q, question: Q?, scale: pairwise, tie: tie}',
    );
    expect(read.map(({ labels, tie }) => [labels.map((label) => label.id), tie])).toEqual([
      [['a', 'b'], undefined],
      [['a', 'b', 'tie'], 2],
    ]);
  });

  test('yes, no, on and off are text, as YAML 1.2 says', async () => {
    const [criterion] = await criteria(
      '  - {id: n, question: Q?, scale: nominal, labels: [yes, no, on, off, y, n]}',
    );
    expect(criterion?.labels.map((label) => label.id)).toEqual(['yes', 'no', 'on', 'off', 'y', 'n']);
  });

  test('derived criteria are computed from those above them', async () => {
    const read = await criteria(`  - {id: risk, question: Q?, scale: rating, range: [1, 10]}
  - {id: kind, question: Q?, scale: nominal, labels: [none, covert, overt, broken]}
  - {id: high, question: Q?, derived: {cut: {of: risk, from: '>= 7'}}}
  - id: any
    question: Q?
    derived: {collapse: {of: kind, map: {none: no, covert: yes, overt: yes, broken: null}}}
  - id: proven
    question: Q?
    derived: {all: [{criterion: any, labels: [yes]}, {facet: tool_called, values: ['true']}]}`);
    expect(read.map((criterion) => criterion.derived)).toEqual([
      undefined,
      undefined,
      { kind: 'cut', of: 'risk', from: 6 },
      { kind: 'collapse', of: 'kind', map: [0, 1, 1, -1] },
      {
        kind: 'all',
        conditions: [
          { criterion: 'any', labels: [1] },
          { facet: 'tool_called', values: ['true'] },
        ],
      },
    ]);
    expect(read[4]).toMatchObject({
      scale: 'binary',
      positive: 1,
      labels: [
        { id: 'no', aliases: [] },
        { id: 'yes', aliases: [] },
      ],
    });
  });
});

describe('several criteria', () => {
  const text = `${HEAD}
criteria:
  - {id: c, question: Q?, scale: binary, labels: [yes, no], positive: yes}
  - {id: d, question: Q?, scale: binary, labels: [yes, no], positive: no}
gates:
  - {criterion: d, measure: kappa, at_least: 0.6}
deployment:
  prevalence: {c: 0.05, d: 0.5}
`;

  test('have a prevalence each, and gates that name them', async () => {
    const study = await folder.load(text);
    expect(study.deploymentPrevalence).toEqual({ c: 0.05, d: 0.5 });
    expect(study.gates).toEqual([{ id: 'd: kappa >= 0.6', criterion: 'd', measure: 'kappa', atLeast: 0.6 }]);
  });

  test('a wrong criterion does not make what refers to it wrong too', async () => {
    const problems = await folder.problems(text.replace('labels: [yes, no], positive: no', 'labels: [yes]'));
    expect(problems.match(/^error: .*/gm)).toEqual(['error: `criteria[1].labels` needs at least 2 entries']);
  });
});

describe('the file itself', () => {
  test('may begin with a byte order mark and end its lines as Windows does', async () => {
    const study = await folder.load(`\ufeff${BASE.replaceAll('\n', '\r\n')}\r\n`);
    expect(study.name).toBe('S');
  });

  test('is shown with the line that is not UTF-8', async () => {
    const latin1 = Buffer.from(`${BASE}\n# caf\xe9\n`, 'latin1');
    expect(await folder.problems(latin1)).toBe(`error: the study file is not UTF-8
 --> assay.yaml:6
  |
6 | # caf\ufffd
  = help: save it as UTF-8`);
  });

  test('must be there, and a file', async () => {
    await expect(loadStudy(join(folder.path, 'nowhere.yaml'))).rejects.toThrow('the study file is not there');
    await expect(loadStudy(join(folder.path, 'logs'))).rejects.toThrow('the study is not a file');
  });

  test('is named in problems as the user named it', async () => {
    await expect(loadStudy('nowhere/assay.yaml')).rejects.toMatchObject({
      problems: [{ at: { file: 'nowhere/assay.yaml' } }],
    });
  });
});
