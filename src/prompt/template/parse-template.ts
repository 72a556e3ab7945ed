import { hashValue } from '../../domain/hash.ts';
import { InputError, type Problem } from '../../domain/problem.ts';
import { schemaProblems } from '../../domain/schema-problems.ts';
import { parseYaml, type YamlDocument } from '../../domain/yaml-document.ts';
import { checkVariables } from './check-variables.ts';
import { type Head, HeadSchema } from './head-schema.ts';
import { bodyPlace } from './liquid-problem.ts';
import { sampleScope } from './sample-scope.ts';
import { Section } from './section.ts';
import { type RawSection, type Split, splitTemplate } from './split.ts';
import type { Template } from './template.ts';

/**
 * Reads a template file: a YAML head and sections of Liquid (docs/templates.md). Everything that can be wrong
 * without knowing the study is found here: the head, unknown sections, tags, filters and variables, and what
 * fails when the body is rendered once with made-up criteria.
 *
 * @param file named in positions; not opened.
 * @throws InputError with every problem, each with file, line, column, the line and one remedy.
 * @example parseTemplate(text, 'judge.md').output // 'json'
 */
export function parseTemplate(text: string, file: string): Template {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n/);
  const split = splitTemplate(lines, file);
  const document = parseYaml(split.head, file);
  const head = readHead(split, document);
  const missing = missingSections(split, head, lines, file);
  if (missing.length > 0) throw new InputError(missing);
  const section = ({ source, above }: RawSection) => new Section(source, { file, lines, above });
  const [system, instructions] = [named(split, 'system'), named(split, 'instructions')].map(
    (raw) => raw && section(raw),
  );
  if (instructions === undefined) throw new Error('a template without instructions has a problem');
  const sections = [instructions, ...(system === undefined ? [] : [system])];
  const unknown = sections.flatMap((entry) => checkVariables(entry, head.uses ?? []));
  if (unknown.length > 0) throw new InputError(unknown);
  for (const entry of sections) entry.render(sampleScope(head));
  return {
    id: head.id,
    file,
    criteria: head.criteria,
    layout: head.layout,
    output: head.output,
    ask: head.ask ?? [],
    answers: head.answers,
    uses: head.uses ?? [],
    examples: head.examples ?? [],
    labelOrder: head.label_order ?? 'fixed',
    system,
    instructions,
    contentHash: hashValue({
      layout: head.layout,
      output: head.output,
      ask: head.ask ?? [],
      system: system?.source,
      instructions: instructions.source,
    }),
    head: document,
  };
}

function readHead(split: Split, document: YamlDocument): Head {
  const broken = [...split.problems, ...document.problems];
  if (broken.length > 0) throw new InputError(broken);
  const parsed = HeadSchema.safeParse(document.value);
  if (!parsed.success) throw new InputError(schemaProblems(parsed.error, document, { schema: HeadSchema }));
  const problems = headProblems(parsed.data, document);
  if (problems.length > 0) throw new InputError(problems);
  return parsed.data;
}

function headProblems(head: Head, document: YamlDocument): readonly Problem[] {
  const problem = (key: keyof Head, message: string, remedy: string): Problem => {
    const { position, sourceLine } = document.at([key]);
    return { message, remedy, at: position, sourceLine };
  };
  const twice = (['criteria', 'uses', 'examples', 'ask'] as const).filter((key) => {
    const list = head[key];
    return Array.isArray(list) && new Set(list).size < list.length;
  });
  return [
    ...twice.map((key) => problem(key, `\`${key}\` names something twice`, 'name it once')),
    ...(head.ask !== undefined && head.output !== 'json'
      ? [problem('ask', `\`ask\` needs \`output: json\``, 'remove `ask`, or ask for JSON')]
      : []),
    ...(head.answers !== undefined && head.answers.positive === head.answers.negative
      ? [problem('answers', 'both answers are the same word', 'give each its own')]
      : []),
  ];
}

function missingSections(
  split: Split,
  head: Head,
  lines: readonly string[],
  file: string,
): readonly Problem[] {
  const place = (line: number) => bodyPlace({ file, lines, above: 0 }, line, 1);
  const instructions = named(split, 'instructions');
  if (instructions === undefined || instructions.source.trim() === '') {
    const line = instructions?.above ?? lines.length;
    return [
      {
        message: 'the template has no instructions',
        remedy: 'write a section `# instructions`',
        ...place(line),
      },
    ];
  }
  const system = named(split, 'system');
  if (system === undefined || head.layout === 'instructions-first') return [];
  return [
    {
      message:
        'a transcript-first template has no system section: templates share what stands before the transcript',
      remedy: 'move the text to `# instructions`, or write layout: instructions-first',
      ...place(system.above),
    },
  ];
}

function named(split: Split, name: RawSection['name']): RawSection | undefined {
  return split.sections.find((section) => section.name === name);
}
