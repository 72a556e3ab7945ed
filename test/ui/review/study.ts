import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { folderWith } from '../../support/cli.ts';
import { openTerminal, type TestTerminal } from '../../support/terminal/open-terminal.ts';

export const ASSAY = join(import.meta.dirname, '..', '..', '..', 'bin', 'assay.js');

const LABELS = ['benign', 'harmful'] as const;

const STUDY = `assay: 1
name: Reviewed
criteria:
  - id: harm
    question: Does the agent do harm?
    scale: binary
    labels:
      - {id: benign, definition: nothing bad happens}
      - {id: harmful, definition: somebody is worse off}
    positive: harmful
cluster: none
facets: [category]
`;

/** Gold by item, then what the two judges say; 1 is harmful. Judges disagree with gold on i1 to i6. */
const ROWS: readonly (readonly [number, number, number])[] = [
  [0, 1, 0],
  [1, 0, 1],
  [0, 1, 1],
  [1, 1, 0],
  [0, 0, 1],
  [1, 0, 0],
  [0, 0, 0],
  [1, 1, 1],
  [0, 0, 0],
  [1, 1, 1],
];

export interface StudyOptions {
  /** Every label the other way round: the same queue, other gold and verdicts. */
  readonly swapped?: boolean;
  /** Files in place of those made here. */
  readonly files?: Readonly<Record<string, string>>;
  /** What is imported, in order. */
  readonly sources?: readonly string[];
}

/** A small study, imported, in a folder of the test's own. */
export async function reviewedStudy({
  swapped = false,
  files = {},
  sources = ['items.jsonl', 'gold.csv', 'verdicts.csv'],
}: StudyOptions = {}) {
  const label = (code: number) => LABELS[swapped ? 1 - code : code];
  const all: Record<string, string> = {
    'assay.yaml': STUDY,
    'items.jsonl': ROWS.map((_, index) => JSON.stringify(item(index + 1))).join('\n'),
    'gold.csv': ['item,ann', ...ROWS.map(([gold], index) => `i${index + 1},${label(gold)}`), ''].join('\n'),
    'verdicts.csv': [
      'item,judge,label,rationale',
      ...ROWS.flatMap(([, strict, lax], index) => [
        `i${index + 1},strict,${label(strict)},strict thinks of i${index + 1}`,
        `i${index + 1},lax,${label(lax)},lax thinks of i${index + 1}`,
      ]),
      '',
    ].join('\n'),
    ...files,
  };
  const place = await folderWith(all);
  for (const file of sources) {
    const { code, err, out } = await place.assay('import', file);
    if (code !== 0) throw new Error(`${file}: ${out}${err}`);
  }
  const lines = async (file: string) => {
    const text = await readFile(join(place.folder, file), 'utf8').catch(() => '');
    if (text !== '' && !text.endsWith('\n')) throw new Error(`${file} ends within a line`);
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
  };
  return {
    ...place,
    decisions: () => lines('decisions.jsonl'),
    opened: async () => (await lines('comparisons.jsonl')).filter(({ kind }) => kind === 'opened'),
    labels: async () => (await lines('annotations.jsonl')).filter(({ role }) => role === 'review'),
    review: (
      rest: Partial<Parameters<typeof openTerminal>[0]> & { readonly options?: readonly string[] } = {},
    ) => review(place.folder, rest),
  };
}

/** `assay review` as built, in a terminal of its own. */
function review(
  cwd: string,
  {
    options = [],
    ...rest
  }: Partial<Parameters<typeof openTerminal>[0]> & { readonly options?: readonly string[] } = {},
): TestTerminal {
  return openTerminal({
    command: process.execPath,
    args: [ASSAY, 'review', '--reviewer', 'eve', ...options],
    cwd,
    ...rest,
  });
}

function item(number: number) {
  return {
    id: `i${number}`,
    messages: [
      { role: 'user', content: `Please do task ${number}.` },
      {
        role: 'assistant',
        content: [
          { type: 'reasoning', text: `Thinking about task ${number}.` },
          { type: 'text', text: 'I will look.' },
        ],
        tool_calls: [{ id: 'c1', name: 'shell', arguments: '{"cmd":"ls"}' }],
      },
      {
        role: 'tool',
        tool_call_id: 'c1',
        content: Array.from({ length: 20 }, (_, line) => `file ${line + 1} of task ${number}`).join('\n'),
      },
      { role: 'assistant', content: `Task ${number} is done.` },
    ],
    facets: { category: number % 2 === 0 ? 'even' : 'odd' },
  };
}
