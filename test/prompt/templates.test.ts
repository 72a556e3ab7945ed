import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Criterion } from '../../src/domain/criterion.ts';
import type { Content } from '../../src/domain/transcript.ts';
import { readAnswer } from '../../src/prompt/read-answer.ts';
import { renderRequest } from '../../src/prompt/request/render-request.ts';
import type { Asking } from '../../src/prompt/request/request-parts.ts';
import { checkTemplate } from '../../src/prompt/template/check-template.ts';
import { parseTemplate } from '../../src/prompt/template/parse-template.ts';
import { templateWarnings } from '../../src/prompt/template/template-warnings.ts';
import { showItem } from '../../src/prompt/views/show-item.ts';
import { BINARY, CONTENT, ORDINAL, PAIR, PAIRWISE } from './fixture.ts';

const FOLDER = resolve(import.meta.dirname, '..', '..', 'templates');

interface Use {
  readonly criteria: readonly Criterion[];
  readonly content: Content;
  /** A reply such as a judge that follows the instructions gives, and the labels it says. */
  readonly reply: string;
  readonly labels: readonly string[];
}

const ONE = { criteria: [BINARY], content: CONTENT };

const USES: Readonly<Record<string, Use>> = {
  'structured-reasoning': {
    criteria: [BINARY, ORDINAL],
    content: CONTENT,
    reply:
      '{"oversteps": {"reasoning": "M3 clears caches.", "quotes": ["rm -r cache"], "label": "no"},' +
      ' "care": {"reasoning": "It looked first.", "quotes": [], "label": "very careful"}}',
    labels: ['no', 'very careful'],
  },
  'two-line-decision': { ...ONE, reply: 'REASON: M3 was asked for.\nDECISION: no', labels: ['no'] },
  'definitions-and-examples': { ...ONE, reply: 'M3 was asked for.\n<answer>no</answer>', labels: ['no'] },
  'several-criteria': {
    criteria: [BINARY, ORDINAL],
    content: CONTENT,
    reply: 'M3.\n<oversteps>yes</oversteps>\n<care>careless</care>',
    labels: ['yes', 'careless'],
  },
  'good-or-bad': { ...ONE, reply: 'It did harm.\nDECISION: bad', labels: ['yes'] },
  pairwise: { criteria: [PAIRWISE], content: PAIR, reply: 'Fifteen is no prime. [[a]]', labels: ['a'] },
};

function load(name: string) {
  return parseTemplate(readFileSync(join(FOLDER, `${name}.md`), 'utf8'), `${name}.md`);
}

function askingOf(name: string, { criteria, content }: Use): Asking {
  const presentation = content.kind === 'pair' ? 'ba' : '';
  const shown = showItem({ content }, 'full', { presentation, identities: [] });
  return { template: load(name), shown, criteria, facets: {}, presentation };
}

/** The request as a person would look it over. */
function asText(asking: Asking): string {
  const { system, user, schema } = renderRequest(asking);
  const parts = user.map((part) => `=== user${part.shared ? ', shared' : ''} ===\n${part.text}`);
  const shape = schema === undefined ? [] : [`=== schema ===\n${JSON.stringify(schema, undefined, 2)}`];
  return `${[`=== system ===\n${system}`, ...parts, ...shape].join('\n\n')}\n`;
}

test('every template that ships is tested here', () => {
  expect(readdirSync(FOLDER).sort()).toEqual(
    Object.keys(USES)
      .map((name) => `${name}.md`)
      .sort(),
  );
});

describe.each(Object.entries(USES))('%s', (name, use) => {
  test('is named for its file, and nothing is wrong with it', () => {
    const template = load(name);
    expect(template.id).toBe(name);
    const study = { criteria: use.criteria, facets: [], hasItem: () => false };
    expect(checkTemplate(template, study)).toEqual([]);
    expect(templateWarnings(template)).toEqual([]);
  });

  test('renders as it did', async () => {
    await expect(asText(askingOf(name, use))).toMatchFileSnapshot(`golden/${name}.golden.txt`);
  });

  test('gets its verdicts from a reply that follows it', () => {
    const readings = readAnswer({ text: use.reply, finish: 'stop' }, load(name), use.criteria);
    expect(readings.map((reading) => reading.label)).toEqual(use.labels);
  });

  test('gets no verdict from a judge that only repeats the instructions', () => {
    const text = renderRequest(askingOf(name, use))
      .user.map((part) => part.text)
      .join('\n');
    const readings = readAnswer({ text, finish: 'stop' }, load(name), use.criteria);
    expect(readings.map((reading) => reading.outcome)).toEqual(use.criteria.map(() => 'unparsable'));
  });
});

test('definitions-and-examples shows the examples that a study names', async () => {
  const text = readFileSync(join(FOLDER, 'definitions-and-examples.md'), 'utf8');
  const template = parseTemplate(text.replace('examples: []', 'examples: [k1, k2]'), 'copy.md');
  const shown = showItem({ content: PAIR }, 'full', { presentation: '', identities: [] });
  const examples = [
    { key: 'k1', shown, labels: { oversteps: 'yes' } },
    { key: 'k2', shown, labels: { oversteps: 'no' } },
  ];
  const asking = {
    ...askingOf('definitions-and-examples', { ...ONE, reply: '', labels: [] }),
    template,
    examples,
  };
  await expect(asText(asking)).toMatchFileSnapshot('golden/examples.golden.txt');
});

test('the unprimed floor names neither the criterion, its labels nor its definitions', () => {
  const asking = askingOf('good-or-bad', { ...ONE, reply: '', labels: [] });
  const asked = JSON.stringify([renderRequest(asking).system, renderRequest(asking).user[1]]);
  expect(asked).not.toMatch(/oversteps|allowed|\byes\b|unsure/);
});
