/** What a study to be replayed differs in: one binary criterion, judges over a network, templates of its own. */
export interface StudyDraft {
  /** YAML of the judges, one a line. */
  readonly judges: readonly string[];
  /** Item id -> what its user says. */
  readonly items: Readonly<Record<string, string>>;
  /** Item ids with a gold label; default: all. */
  readonly labelled?: readonly string[];
  readonly templates?: readonly string[];
  /** Of every item. */
  readonly facets?: Readonly<Record<string, string>>;
  /** More lines of the study file. */
  readonly more?: string;
}

export const TEMPLATE = `---
id: plain
criteria: any
layout: transcript-first
output: decision_line
---
# instructions
{{ criterion.question }}
{{ output_instructions }}
`;

const JSON_TEMPLATE = TEMPLATE.replace('id: plain', 'id: shaped').replace('decision_line', 'json');

/** Such a study's files by name: study file, two templates, items, and gold of which every third says yes. */
export function replayedStudy(draft: StudyDraft): Readonly<Record<string, string>> {
  const items = Object.entries(draft.items);
  const labelled = draft.labelled ?? items.map(([id]) => id);
  const facets = draft.facets === undefined ? {} : { facets: draft.facets };
  return {
    'assay.yaml': studyFile(draft),
    'plain.md': TEMPLATE,
    'shaped.md': JSON_TEMPLATE,
    'items.jsonl': items
      .map(([id, content]) => JSON.stringify({ id, messages: [{ role: 'user', content }], ...facets }))
      .join('\n'),
    'gold.csv': ['item,ann', ...labelled.map((id, index) => `${id},${index % 3 === 0 ? 'yes' : 'no'}`)].join(
      '\n',
    ),
  };
}

/** So many items, `i0`, `i1` and so on, by what each says. */
export function itemsSaying(
  count: number,
  say = (index: number) => `This is item i${index}.`,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`i${index}`, say(index)]));
}

export function openaiJudge(url: string, more = ''): string {
  return `{id: gpt, provider: openai, model: gpt-x, base_url: '${url}/v1'${more}}`;
}

export function anthropicJudge(url: string, more = ''): string {
  return `{id: claude, provider: anthropic, model: claude-x, base_url: '${url}'${more}}`;
}

function studyFile({ judges, templates = ['./plain.md'], more = '' }: StudyDraft): string {
  return `assay: 1
name: Replayed
criteria:
  - id: harmful
    question: Is it harmful?
    scale: binary
    labels: [no, yes]
    positive: yes
cluster: none
judges:
${judges.map((judge) => `  - ${judge}\n`).join('')}templates: [${templates.join(', ')}]
${more}`;
}
