import { readFileSync } from 'node:fs';
import { sharedPath } from '../support/shared.ts';

type Labels = readonly (string | undefined)[];

/** Labels item by item, as the set's README says they are joined; undefined where a rater gave none that counts. */
export interface PublicSet {
  readonly gold: Labels;
  readonly judges: ReadonlyMap<string, Labels>;
}

const file = (...parts: string[]) => readFileSync(sharedPath('data', ...parts), 'utf8');

function json<Row>(...parts: string[]): readonly Row[] {
  return JSON.parse(file(...parts));
}

const oneOf = (labels: readonly string[], value: string | null | undefined) =>
  value !== undefined && value !== null && labels.includes(value) ? value : undefined;

interface LlmBarResult {
  readonly results: readonly Readonly<Record<string, { readonly winner: string | null }>>[];
}

/** Both subsets, one after the other; a judge stands once for either order. */
export function llmbar(): PublicSet {
  const root = ['llmbar_templates', 'raw', 'Dataset', 'LLMBar'];
  const subsets = ['Natural', 'Adversarial/GPTInst'];
  const gold = subsets.flatMap((subset) =>
    json<{ label: number }>(...root, subset, 'dataset.json').map(({ label }) => String(label)),
  );
  const judges = new Map<string, Labels>();
  for (const judge of ['GPT-4/Vanilla', 'GPT-4/CoT', 'ChatGPT/Vanilla', 'ChatGPT/CoT']) {
    const results = subsets.flatMap((subset) =>
      json<LlmBarResult>(...root, subset, 'evaluators', judge, 'result.json'),
    );
    for (const [order, swap] of [
      ['order_AB', 'swap = False'],
      ['order_BA', 'swap = True'],
    ] as const) {
      const winners = results.map(({ results: runs }) => oneOf(['1', '2'], runs[0]?.[swap]?.winner));
      judges.set(`${judge}|${order}`, winners);
    }
  }
  return { gold, judges };
}

const ANNOTATORS = ['annotator1', 'annotator2', 'annotator3'] as const;

/** The majority of three annotators, and GPT-3.5's garbage left out. */
export function pandalm(): PublicSet & { readonly annotators: ReadonlyMap<string, Labels> } {
  const of = <Row>(name: string) => json<Row>('pandalm_testset', 'raw', 'data', `${name}.json`);
  const rows = of<Record<string, number>>('testset-v1');
  const annotators = new Map(ANNOTATORS.map((name) => [name, rows.map((row) => String(row[name]))]));
  const gold = rows.map((row) => {
    const said = ANNOTATORS.map((name) => String(row[name]));
    return said.find((label, at) => said.indexOf(label) < at);
  });
  const verdicts = (name: string, field: string) => {
    const own = new Map(of<Record<string, number | string>>(name).map((row) => [row['idx'], row[field]]));
    return rows.map(({ idx = -1 }) =>
      oneOf(['1', '2', '0'], String(own.get(idx) === 'Tie' ? 0 : own.get(idx))),
    );
  };
  return {
    gold,
    annotators,
    judges: new Map([
      ['gpt-3.5-turbo', verdicts('gpt-3.5-turbo-testset-v1', 'gpt_result')],
      ['pandalm-7b', verdicts('pandalm-7b-testset-v1', 'pandalm_result')],
    ]),
  };
}

/** Joined by question and answer; the n-th row of a key joins the n-th. */
export function openqa(): PublicSet & { readonly annotators: ReadonlyMap<string, Labels> } {
  const of = (name: string) =>
    tabSeparated(file('openqa_nq301', 'raw', 'data', `NQ301_${name}.tsv`)).slice(1);
  const label = (value: string | undefined) => oneOf(['Yes', 'No'], value);
  const rows = of('human');
  const keys = numbered(rows.map(([, question = '', answer = '']) => question + answer));
  const verdicts = (name: string, key: readonly number[], verdict: number) => {
    const own = of(name);
    const ownKeys = numbered(own.map((row) => key.map((column) => row[column] ?? '').join('')));
    const labels = new Map(own.map((row, at) => [ownKeys[at], label(row[verdict])]));
    return keys.map((joint) => labels.get(joint));
  };
  return {
    gold: rows.map((row) => label(row[3])),
    annotators: new Map(ANNOTATORS.map((name, at) => [name, rows.map((row) => label(row[4 + at]))])),
    judges: new Map([
      ['gpt-4', verdicts('gpt-4', [1, 2], 3)],
      ['text-davinci-003', verdicts('text-davinci-003', [1], 2)],
      ['BEM', verdicts('BEM', [1, 3], 4)],
    ]),
  };
}

function numbered(keys: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return keys.map((key) => {
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return `${times} ${key}`;
  });
}

/** As Python's csv reads it: what follows a closing quote belongs to the cell (`"Title" by Author`). */
function tabSeparated(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  for (const [cell, quoted, rest = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)")?([^\t\n]*)(\t|\n|$)/g)) {
    if (cell === '') break;
    rows.at(-1)?.push((quoted?.replaceAll('""', '"') ?? '') + rest.replace(/\r$/, ''));
    if (end === '\n') rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}
