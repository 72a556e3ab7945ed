import { describe, expect, test } from 'vitest';
import { InputError, type Problem } from '../../../src/domain/problem.ts';
import { parseTemplate } from '../../../src/prompt/template/parse-template.ts';
import { template, templateText } from '../fixture.ts';

/** The problems of a text as people meet them: place, message, remedy, the line. */
function problemsOf(text: string): readonly string[] {
  try {
    parseTemplate(text, 't.md');
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map(said);
  }
}

function said({ at, message, remedy, sourceLine }: Problem): string {
  return `${at?.file}:${at?.line}:${at?.column} ${message} | ${remedy} | ${sourceLine}`;
}

const HEAD = 'id: t\ncriteria: any\nlayout: transcript-first\noutput: json';
const inBody = (body: string, head = '') => `---\n${HEAD}${head}\n---\n# instructions\n\n${body}\n`;

describe('a template file', () => {
  test('is read with its defaults', () => {
    expect(template()).toMatchObject({
      id: 't',
      file: 't.md',
      criteria: 'any',
      layout: 'transcript-first',
      output: 'json',
      ask: [],
      answers: undefined,
      uses: [],
      examples: [],
      labelOrder: 'fixed',
      system: undefined,
    });
  });

  test('is read with all it can have', () => {
    const text = `---
id: full
criteria: [x, y]
layout: instructions-first
output: json
ask: [quotes, confidence]
uses: [category, 'training regime']
examples: [k1]
label_order: shuffled
---

# system

You judge.

# instructions

{% for criterion in criteria %}{{ criterion.question }} {{ criterion.labels.first.id }}{% endfor %}
## A heading of the prompt
{{ facets.category }} {{ facets['training regime'] }}
{% for example in examples %}{{ example.transcript }}{% for label in example.labels %}{{ label.criterion }}: {{ label.label }}{% endfor %}{% endfor %}
{{ criteria.size }} {{ criteria[0].labels[1].definition }} {{ data_begin }} {{ data_end }}
{% assign many = criteria.size %}{% if many > 1 %}several{% endif %}
`;
    const read = parseTemplate(text, 'full.md');
    expect(read).toMatchObject({
      criteria: ['x', 'y'],
      ask: ['quotes', 'confidence'],
      uses: ['category', 'training regime'],
      examples: ['k1'],
      labelOrder: 'shuffled',
    });
    expect(read.system?.source).toBe('\nYou judge.\n');
  });

  test('is the same with other line ends and a byte order mark', () => {
    const text = templateText({}, '# instructions\n\nOne.\nTwo.\n');
    const windows = `\ufeff${text.replaceAll('\n', '\r\n')}`;
    expect(parseTemplate(windows, 't.md').contentHash).toBe(parseTemplate(text, 't.md').contentHash);
  });
});

describe('what is wrong is said with its place, its line and one remedy', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'nothing at all',
      '',
      ['t.md:1:1 the file does not begin with a head | write the head between two lines `---` | '],
    ],
    [
      'no head',
      '# instructions\nx',
      [
        't.md:1:1 the file does not begin with a head | write the head between two lines `---` | # instructions',
      ],
    ],
    [
      'an open head',
      '---\nid: t\n',
      ['t.md:1:1 the head has no end | write the head between two lines `---` | ---'],
    ],
    [
      'a head that is no YAML',
      `---\nid: 't\n---\n# instructions\nx`,
      [
        "t.md:2:5 a quote or bracket that opens and never closes, or a colon left out | check the indentation and the quotes of this line and of the one before | id: 't",
      ],
    ],
    [
      'a misspelt key',
      templateText({ outptu: 'json' }, '# instructions\nx'),
      [
        't.md:6:1 unknown key `outptu` | did you mean `output`? known here: id, criteria, layout, output, ask, answers, uses, examples, label_order | outptu: json',
      ],
    ],
    [
      'an unknown output',
      templateText({ output: 'jsn' }, '# instructions\nx'),
      [
        't.md:5:9 `output` must be one of json, decision_line, answer_tag, bracket, criterion_tags | did you mean `json`? | output: jsn',
      ],
    ],
    [
      'an id that is no name',
      templateText({ id: 'a b' }, '# instructions\nx'),
      ['t.md:2:5 `id` may have letters, digits, `.`, `_` and `-` only | mend `id` | id: a b'],
    ],
    [
      'a facet named twice',
      templateText({ uses: '[a, a]' }, '# instructions\n{{ facets.a }}'),
      ['t.md:6:7 `uses` names something twice | name it once | uses: [a, a]'],
    ],
    [
      'quotes without JSON',
      templateText({ output: 'bracket', ask: '[quotes]' }, '# instructions\nx'),
      ['t.md:6:6 `ask` needs `output: json` | remove `ask`, or ask for JSON | ask: [quotes]'],
    ],
    [
      'one answer for both',
      templateText({ answers: '{positive: x, negative: x}' }, '# instructions\nx'),
      ['t.md:6:10 both answers are the same word | give each its own | answers: {positive: x, negative: x}'],
    ],
    [
      'no instructions',
      `---\n${HEAD}\n---\n`,
      ['t.md:7:1 the template has no instructions | write a section `# instructions` | '],
    ],
    [
      'empty instructions',
      `---\n${HEAD}\n---\n# instructions\n\n`,
      ['t.md:7:1 the template has no instructions | write a section `# instructions` | # instructions'],
    ],
    [
      'text before the sections',
      `---\n${HEAD}\n---\n\nHello\n# instructions\nx`,
      ['t.md:8:1 text before the first section | write `# instructions` above it | Hello'],
    ],
    [
      'an unknown section',
      `---\n${HEAD}\n---\n# instructions\nx\n# Examples\ny`,
      [
        't.md:9:1 unknown section `# Examples` | sections are `# system` and `# instructions`; for a heading inside one write `##` | # Examples',
      ],
    ],
    [
      'a section twice',
      `---\n${HEAD}\n---\n# instructions\nx\n# instructions\ny`,
      ['t.md:9:1 the section `# instructions` is written twice | keep one of the two | # instructions'],
    ],
    [
      'a system section of a transcript-first template',
      `---\n${HEAD}\n---\n# system\nx\n# instructions\ny`,
      [
        't.md:7:1 a transcript-first template has no system section: templates share what stands before the transcript | move the text to `# instructions`, or write layout: instructions-first | # system',
      ],
    ],
    [
      'an unknown variable',
      inBody('See {{ transcript }}'),
      [
        't.md:9:8 unknown variable `transcript` | known here: criteria, criterion, output_instructions, examples, facets, data_begin, data_end | See {{ transcript }}',
      ],
    ],
    [
      'a misspelt variable',
      inBody('{{ output_instruction }}'),
      [
        't.md:9:4 unknown variable `output_instruction` | did you mean `output_instructions`? known here: criteria, criterion, output_instructions, examples, facets, data_begin, data_end | {{ output_instruction }}',
      ],
    ],
    [
      'two of them',
      inBody('{{ a }}\n{{ b }}'),
      [9, 10].map(
        (line, index) =>
          `t.md:${line}:4 unknown variable \`${'ab'[index]}\` | known here: criteria, criterion, output_instructions, examples, facets, data_begin, data_end | {{ ${'ab'[index]} }}`,
      ),
    ],
    [
      'a misspelt member',
      inBody('{{ criterion.questoin }}'),
      [
        't.md:9:4 unknown variable `criterion.questoin` | did you mean `question`? known here: id, question, scale, labels, abstention | {{ criterion.questoin }}',
      ],
    ],
    [
      'a misspelt member in a loop',
      inBody('{% for l in criterion.labels %}{{ l.idd }}{% endfor %}'),
      [
        't.md:9:35 `l.idd` is not there | see the list of variables in docs/templates.md | {% for l in criterion.labels %}{{ l.idd }}{% endfor %}',
      ],
    ],
    [
      'a variable in a branch not taken',
      inBody('{% if criterion.id == "q" %}{{ nope }}{% endif %}'),
      [
        't.md:9:32 unknown variable `nope` | known here: criteria, criterion, output_instructions, examples, facets, data_begin, data_end | {% if criterion.id == "q" %}{{ nope }}{% endif %}',
      ],
    ],
    [
      'one criterion where several are asked',
      inBody('{{ criterion.id }}').replace('any', '[a, b]'),
      [
        't.md:9:4 `criterion` is not there | `criterion` stands for the one criterion asked; for several, loop over `criteria` | {{ criterion.id }}',
      ],
    ],
    [
      'a facet that the head does not name',
      inBody('{{ facets.agent }}', '\nuses: [task]'),
      [
        't.md:10:4 the facet `agent` is not named in `uses` | add it to the head: uses: [task, agent] | {{ facets.agent }}',
      ],
    ],
    [
      'facets without a name',
      inBody('{% for f in facets %}{% endfor %}'),
      [
        't.md:9:13 `facets` is written without one facet | write facets.<name> | {% for f in facets %}{% endfor %}',
      ],
    ],
    [
      'a list as text',
      inBody('{{ criterion.labels }}'),
      [
        't.md:9:1 a list or map is written where a text belongs | loop over it with {% for %}, or name a member of it | {{ criterion.labels }}',
      ],
    ],
    [
      'an open output',
      inBody('{{ criterion.id'),
      ['t.md:9:1 output "{{ criterion.id\\n" not closed | close it | {{ criterion.id'],
    ],
    [
      'an open tag',
      inBody('{% if criterion.id %}x'),
      ['t.md:9:1 tag {% if criterion.id %} not closed | close it | {% if criterion.id %}x'],
    ],
  ])('%s', (_, text, expected) => {
    expect(
      problemsOf(text).map((line) => line.replace('{{ criterion.id\n" not', '{{ criterion.id\\n" not')),
    ).toEqual(expected);
  });
});

describe('a template cannot reach anything', () => {
  test.each([
    ['{% include "/etc/passwd" %}', /tag `include` is not allowed/],
    ['{% render "other" %}', /tag `render` is not allowed/],
    ['{% layout "other" %}', /tag `layout` is not allowed/],
    ['{% liquid echo "x" %}', /tag `liquid` is not allowed/],
    ['{{ criterion.constructor.constructor }}', /unknown variable/],
    ['{{ criterion["__proto__"] }}', /unknown variable/],
    ['{{ criterion[output_instructions] }}', /looks a member up by a variable/],
    ['{% assign l = criterion.labels %}{{ l.constructor }}', /is not there/],
    ['{{ process.version }}', /unknown variable/],
    ['{{ "now" | date: "%s" }}', /filter `date` is not allowed/],
    ['{{ criteria | sample }}', /filter `sample` is not allowed/],
    ['{{ criteria | where_exp: "c", "c.id" }}', /filter `where_exp` is not allowed/],
    ['{{ "x" | raw }}', /filter `raw` is not allowed/],
  ])('by %s', (body, message) => {
    expect(problemsOf(inBody(body))).toEqual([expect.stringMatching(message)]);
  });

  test.each([
    ['a loop of loops', '{% for i in (1..3000) %}{% for j in (1..30000) %}{% endfor %}{% endfor %}'],
    ['a long loop', '{% for i in (1..999999999) %}x{% endfor %}'],
    [
      'doubling by append',
      '{% assign a = "aa" %}{% for i in (1..60) %}{% assign a = a | append: a %}{% endfor %}{{ a.size }}',
    ],
    [
      'doubling by capture',
      '{% capture a %}aa{% endcapture %}{% for i in (1..60) %}{% capture a %}{{ a }}{{ a }}{% endcapture %}{% endfor %}{{ a.size }}',
    ],
    ['a template of megabytes', 'x'.repeat(70_000)],
    ['tags in tags', '{% if criterion %}'.repeat(3_000) + '{% endif %}'.repeat(3_000)],
  ])('and not hang the process: %s', (_, body) => {
    expect(problemsOf(inBody(body))).toEqual([expect.stringMatching(/writes too much, or loops too long/)]);
  });
});

describe('the content of a template', () => {
  const hash = (head: Readonly<Record<string, string>>, body: string) =>
    template(head, `# instructions\n\n${body}\n`).contentHash;

  test('changes with one space in its text, its output form, what it asks for and its layout', () => {
    const hashes = [
      hash({}, 'Judge it.'),
      hash({}, 'Judge  it.'),
      hash({ output: 'criterion_tags' }, 'Judge it.'),
      hash({ ask: '[quotes]' }, 'Judge it.'),
      hash({ layout: 'instructions-first' }, 'Judge it.'),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  test('does not change with its names', () => {
    expect(hash({ id: 'other' }, 'Judge it.')).toBe(hash({}, 'Judge it.'));
    const text = templateText({}, '# instructions\n\nJudge it.\n');
    expect(parseTemplate(text, 'other.md').contentHash).toBe(parseTemplate(text, 't.md').contentHash);
  });
});
