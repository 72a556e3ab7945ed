import { describe, expect, test } from 'vitest';
import { checkTemplate, type TemplateContext } from '../../../src/prompt/template/check-template.ts';
import { exampleLeaks } from '../../../src/prompt/template/example-leaks.ts';
import { templateWarnings } from '../../../src/prompt/template/template-warnings.ts';
import { BINARY, ORDINAL, PAIRWISE, template } from '../fixture.ts';

const STUDY: TemplateContext = {
  criteria: [BINARY],
  facets: ['category', 'agent'],
  hasItem: (key) => key === 'k1',
};

function check(
  head: Readonly<Record<string, string>>,
  study: Partial<TemplateContext> = {},
  body?: string,
): readonly string[] {
  return checkTemplate(template(head, body), { ...STUDY, ...study }).map(
    ({ at, message, remedy }) => `${at?.line}:${at?.column} ${message} | ${remedy}`,
  );
}

const EACH = '# instructions\n{% for c in criteria %}{{ c.id }}{% endfor %}';

describe('a template held against a study', () => {
  test('is fine where nothing is wrong', () => {
    expect(check({})).toEqual([]);
    expect(check({ criteria: '[oversteps]', uses: '[category]', examples: '[k1]' })).toEqual([]);
    expect(check({ output: 'criterion_tags' }, { criteria: [BINARY, ORDINAL] })).toEqual([]);
    expect(check({ label_order: 'shuffled' })).toEqual([]);
  });

  test.each(['decision_line', 'answer_tag', 'bracket'])('cannot answer several criteria by %s', (output) => {
    expect(check({ output }, { criteria: [BINARY, ORDINAL] })).toEqual([
      `5:9 \`${output}\` carries one verdict, but 2 criteria are asked (oversteps, care) | name one criterion in \`criteria\`, or write output: json or criterion_tags`,
    ]);
  });

  test('does not count derived criteria', () => {
    const derived = { ...BINARY, id: 'cut', derived: { kind: 'cut', of: 'care', from: 1 } } as const;
    expect(check({ output: 'bracket' }, { criteria: [ORDINAL, derived] })).toEqual([]);
    expect(check({ criteria: '[cut]' }, { criteria: [ORDINAL, derived] }, EACH)).toEqual([
      '3:12 the criterion cut is derived: it is never asked | criteria that can be asked: care',
    ]);
  });

  test('names criteria, facets and examples that are there', () => {
    expect(check({ criteria: '[overstep]', uses: '[categroy]', examples: '[k1, k9]' })).toEqual([
      '3:12 no criterion overstep in the study | did you mean `oversteps`?',
      '6:8 no item has the facet `categroy` | did you mean `category`?',
      '7:16 no item has the key "k9" | name an item of the study',
    ]);
  });

  test('needs a criterion', () => {
    expect(check({}, { criteria: [] }, EACH)).toEqual([
      '3:11 the study has no criterion to ask | add one to the study file',
    ]);
  });

  test('asks for words of its own under binary criteria only', () => {
    expect(check({ answers: '{positive: bad, negative: good}' }, { criteria: [ORDINAL] })).toEqual([
      '6:10 `answers` stands for the two labels of a binary criterion, and care is ordinal | name a binary criterion in `criteria`, or remove `answers`',
    ]);
  });

  test('does not shuffle the labels of a pair', () => {
    expect(check({ label_order: 'shuffled' }, { criteria: [PAIRWISE] })).toEqual([
      '6:14 better is pairwise: what is permuted is the order of the responses | write label_order: fixed',
    ]);
  });

  test.each([
    ['bracket', 'a]', 'has a square bracket'],
    ['answer_tag', '<a', 'has a `<`'],
    ['criterion_tags', '<a', 'has a `<`'],
    ['decision_line', 'a\nb', 'has a line break'],
  ])('%s cannot carry the label %j', (output, id, why) => {
    const odd = {
      ...BINARY,
      labels: [
        { id, aliases: [] },
        { id: 'no', aliases: [] },
      ],
    };
    expect(check({ output }, { criteria: [odd] })).toEqual([
      `5:9 \`${output}\` cannot carry the label "${id}" of oversteps: it ${why} | write output: json, or give the label another id`,
    ]);
  });

  test('tells the tags of its criteria apart', () => {
    expect(
      check({ output: 'criterion_tags' }, { criteria: [BINARY, { ...BINARY, id: 'Oversteps' }] }),
    ).toEqual(['5:9 two criteria differ in case only: their tags look alike | write output: json']);
  });

  test('fails here where its body fails for these criteria', () => {
    const body =
      '# instructions\n{% if criterion.labels.size > 2 %}{{ criterion.labels | first }}{% endif %}';
    expect(check({}, {}, body)).toEqual([]);
    expect(check({}, { criteria: [ORDINAL] }, body)).toEqual([
      '8:35 a list or map is written where a text belongs | loop over it with {% for %}, or name a member of it',
    ]);
    expect(check({}, { criteria: [BINARY, ORDINAL] }, '# instructions\n{{ criterion.id }}')).toEqual([
      '8:4 `criterion` is not there | `criterion` stands for the one criterion asked; for several, loop over `criteria`',
    ]);
  });
});

describe('a template is warned of', () => {
  const warnings = (head: Readonly<Record<string, string>>, body: string, roles = {}) =>
    templateWarnings(template(head, `# instructions\n${body}`), { roles }).map(({ message }) => message);
  const ANSWER = '{{ output_instructions }}';

  test('where it tells the judge what it should not know', () => {
    expect(warnings({ uses: '[agent]' }, `{{ facets.agent }} ${ANSWER}`)).toEqual([
      'the facet agent tells the judge who acted',
    ]);
    expect(warnings({ uses: '[gold_label]' }, `{{ facets.gold_label }} ${ANSWER}`)).toEqual([
      'the facet gold_label tells the judge what the gold says',
    ]);
    expect(warnings({ uses: '[training_regime]' }, `{{ facets.training_regime }} ${ANSWER}`)).toEqual([
      'the facet training_regime tells the judge the condition that is being compared',
    ]);
  });

  test('by what the study knows before what a name suggests', () => {
    const body = `{{ facets.x }} {{ facets.model }} ${ANSWER}`;
    expect(warnings({ uses: '[x, model]' }, body, { x: 'condition', model: 'harmless' })).toEqual([
      'the facet x tells the judge the condition that is being compared',
    ]);
  });

  test('where the head names what the body leaves out', () => {
    expect(warnings({ uses: '[category]', examples: '[k1]' }, ANSWER)).toEqual([
      '`uses` names category, and the body does not',
      'the body never shows its examples',
    ]);
  });

  test('where it never says how to answer', () => {
    expect(warnings({}, 'Judge it.')).toEqual(['the body never says how to answer']);
  });

  test('not at all where it is fine', () => {
    expect(warnings({ uses: '[category]' }, `{{ facets.category }} ${ANSWER}`)).toEqual([]);
  });
});

test('examples that are compared are leaks', () => {
  expect(exampleLeaks({ examples: ['k1', 'k2'] }, new Set(['k2', 'k3']))).toEqual(['k2']);
  expect(exampleLeaks({ examples: ['k1'] }, new Set(['k2']))).toEqual([]);
});
