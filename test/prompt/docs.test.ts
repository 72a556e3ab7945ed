import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { VIEWS } from '../../src/domain/candidate.ts';
import { EXTRAS, OUTPUTS } from '../../src/prompt/output/form.ts';
import { OUTPUT_FORMS } from '../../src/prompt/output/forms.ts';
import { PRESENTATIONS } from '../../src/prompt/presentation.ts';
import { HeadSchema } from '../../src/prompt/template/head-schema.ts';
import { FILTERS, TAGS } from '../../src/prompt/template/liquid.ts';
import { parseTemplate } from '../../src/prompt/template/parse-template.ts';
import { LAYOUTS } from '../../src/prompt/template/template.ts';
import { VARIABLES } from '../../src/prompt/template/variables.ts';

const TEMPLATES = readDocument('templates.md');
const VIEWS_PAGE = readDocument('views.md');

function readDocument(name: string): string {
  return readFileSync(resolve(import.meta.dirname, '..', '..', 'docs', name), 'utf8');
}

/** The first column of the table under a heading, without its head. */
function firstColumn(document: string, heading: string): readonly string[] {
  const section = document.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('| '));
  return rows.slice(1).map((row) => (row.split('|')[1] ?? '').trim().replaceAll('`', ''));
}

describe('docs/templates.md lists', () => {
  test('every variable, in the same order and words', () => {
    const section = TEMPLATES.split('## Variables\n')[1]?.split('\n## ')[0] ?? '';
    const rows = section.split('\n').filter((line) => line.startsWith('| `'));
    expect(rows).toEqual(VARIABLES.map(({ name, says }) => `| \`${name}\` | ${says} |`));
  });

  test('every key of the head', () => {
    expect(firstColumn(TEMPLATES, 'The head')).toEqual(Object.keys(HeadSchema.shape));
  });

  test('every layout, output form and extra', () => {
    expect(firstColumn(TEMPLATES, 'Layouts')).toEqual(LAYOUTS);
    expect(firstColumn(TEMPLATES, 'Output forms')).toEqual(OUTPUTS);
    for (const extra of EXTRAS) expect(TEMPLATES).toContain(`\`ask: [${extra}]\``);
  });

  test('every tag and filter', () => {
    const sentence = (start: string) => TEMPLATES.split('\n').find((line) => line.startsWith(start)) ?? '';
    const named = (start: string) => [...sentence(start).matchAll(/`([^`]+)`/g)].map((match) => match[1]);
    expect(named('Tags:')).toEqual(TAGS);
    expect(named('Filters:')).toEqual(FILTERS);
  });

  test('the version of every parser', () => {
    for (const output of OUTPUTS) expect(TEMPLATES).toContain(`\`${OUTPUT_FORMS[output].parser}\``);
  });

  test('an example that works', () => {
    const example = /```markdown\n([\s\S]*?)\n```/.exec(TEMPLATES)?.[1] ?? '';
    expect(parseTemplate(example, 'example.md').id).toBe('plain-question');
  });
});

describe('docs/views.md lists', () => {
  test('every view', () => {
    expect(firstColumn(VIEWS_PAGE, 'The views')).toEqual(VIEWS);
  });

  test('every presentation', () => {
    for (const presentation of PRESENTATIONS.filter((name) => name !== '')) {
      expect(VIEWS_PAGE).toContain(`\`${presentation}\``);
    }
  });
});
