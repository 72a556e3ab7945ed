import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ProviderServer, startProviderServer } from '../support/provider-server/start.ts';
import { openaiJudge, TEMPLATE } from '../support/replayed-study.ts';
import { replayStudy } from './replay-fixture.ts';

let server: ProviderServer;
beforeAll(async () => {
  server = await startProviderServer();
});
afterAll(async () => server.stop());

const ITEMS = { one: 'First.', two: 'Second.' };

describe('assay check', () => {
  test('says of each judge where it is asked, whose key it needs, and its price; and asks nobody', async () => {
    const place = await replayStudy({
      judges: [
        openaiJudge(server.url, ', price: {input: 0.5, output: 2}'),
        '{id: far, provider: openai, model: gpt-4.1-mini}',
        '{id: long, provider: openai, model: gpt-6-astra}',
        '{id: elsewhere, provider: openai, model: m, base_url: "https://api-x.example.com/v1"}',
        '{id: always, provider: constant, settings: {label: no}}',
      ],
      items: ITEMS,
    });
    const { code, out, err } = await place.assayWith(
      { ASSAY_KEY_API__X_EXAMPLE_COM: 'secret-0123' },
      'check',
    );
    expect(code).toBe(0);
    expect(out).toContain(
      `gpt: ${new URL(server.url).host}; key from ASSAY_KEY_127_0_0_1; $0.5 in and $2 out per million tokens`,
    );
    expect(out).toMatch(
      /far: api\.openai\.com; \$[\d.]+ in .*; not ready: .*no API key for api\.openai\.com/,
    );
    expect(out).toContain(
      'long: api.openai.com; $10 in and $50 out per million tokens, $20 and $75 from 272,000 input tokens on',
    );
    expect(out).toContain(
      'elsewhere: api-x.example.com; key from ASSAY_KEY_API__X_EXAMPLE_COM; price unknown',
    );
    expect(out).toContain('always: a program');
    expect(out).toContain('5 candidates to replay');
    expect(err).toContain('next: assay replay');
    expect(out + err).not.toContain('secret-0123');
    expect((await server.state()).requests).toEqual([]);
  });

  test('finds unknown variables, labels that a form cannot carry, and settings that nobody knows, all at once', async () => {
    const place = await replayStudy({
      judges: [openaiJudge(server.url, ', settings: {temprature: 0}'), '{id: broken, provider: prior}'],
      items: ITEMS,
      templates: ['./plain.md', './typo.md', './examples.md'],
      files: {
        'typo.md': TEMPLATE.replace('id: plain', 'id: typo').replace(
          'criterion.question',
          'criterion.qestion',
        ),
        'examples.md': TEMPLATE.replace('id: plain', 'id: examples\nexamples: [nobody]'),
      },
    });
    const said = await place.assay('check');
    expect(said.code).toBe(2);
    expect(said.err).toContain('unknown variable `criterion.qestion`');
    await place.write('typo.md', TEMPLATE.replace('id: plain', 'id: typo'));
    const { code, err } = await place.assay('check');
    expect(code).toBe(2);
    expect(err).toContain('no item has the key "nobody"');
    expect(err).toContain('temprature');
    expect(err).toContain('judge `broken`');
  });

  test('warns of a template that tells who acted, and counts the items that leave comparison', async () => {
    const place = await replayStudy({
      judges: [openaiJudge(server.url)],
      items: ITEMS,
      facets: { agent: 'gpt-z' },
      templates: ['./told.md'],
      files: {
        'told.md': TEMPLATE.replace('id: plain', 'id: told\nuses: [agent]\nexamples: [one]').replace(
          '{{ output',
          '{{ facets.agent }}{% for example in examples %}{{ example.label }}{% endfor %}{{ output',
        ),
      },
    });
    const { code, out, err } = await place.assay('check');
    expect(code).toBe(0);
    expect(err).toContain('warning: the facet agent tells the judge who acted');
    expect(out).toContain('1 labelled item shown by templates: left out for every candidate');
    const { judging } = JSON.parse((await place.assay('check', '--json')).out);
    expect(judging).toMatchObject({ templates: ['told'], candidates: 1, examples: ['one'] });
  });

  test('a judge that learns from the gold is not ready before there is any', async () => {
    const place = await replayStudy({
      judges: ['{id: prior, provider: prior, settings: {facet: agent}}'],
      items: ITEMS,
      labelled: [],
    });
    expect((await place.assay('check')).out).toContain(
      'prior: a program; not ready: it needs gold labels, and none are imported yet',
    );
  });
});
