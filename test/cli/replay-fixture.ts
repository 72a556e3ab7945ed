import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { run } from '../../src/cli/main.ts';
import type { ReplaySummary } from '../../src/replay/events.ts';

const PROGRAM = join(import.meta.dirname, 'children', 'assay.ts');
const CRASHING = join(import.meta.dirname, 'children', 'assay-crash.ts');

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
  readonly files?: Readonly<Record<string, string>>;
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

/** A folder with a study whose items and labels are imported; gone after the test. */
export async function replayStudy(draft: StudyDraft) {
  const folder = await mkdtemp(join(tmpdir(), 'assay-replay-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  const write = (name: string, text: string) => writeFile(join(folder, name), text);
  const ids = Object.keys(draft.items);
  await write('assay.yaml', studyText(draft));
  await write('plain.md', TEMPLATE);
  await write('shaped.md', JSON_TEMPLATE);
  await write(
    'items.jsonl',
    ids
      .map((id) =>
        JSON.stringify({
          id,
          messages: [{ role: 'user', content: draft.items[id] ?? '' }],
          ...(draft.facets === undefined ? {} : { facets: draft.facets }),
        }),
      )
      .join('\n'),
  );
  await write(
    'gold.csv',
    [
      'item,ann',
      ...(draft.labelled ?? ids).map((id, index) => `${id},${index % 3 === 0 ? 'yes' : 'no'}`),
    ].join('\n'),
  );
  for (const [name, text] of Object.entries(draft.files ?? {})) await write(name, text);
  const assay = (...args: string[]) => assayIn(folder, args, {});
  const imported = await assay('import', 'items.jsonl', 'gold.csv');
  if (imported.code !== 0) throw new Error(imported.err);
  return {
    folder,
    store: join(folder, '.assay', 'store.sqlite'),
    write,
    read: (name: string) => readFile(join(folder, name), 'utf8'),
    assay,
    assayWith: (env: Readonly<Record<string, string>>, ...args: string[]) => assayIn(folder, args, env),
    start: (env: Readonly<Record<string, string>>, ...args: string[]) => start(folder, PROGRAM, args, env),
    crash: (env: Readonly<Record<string, string>>, ...args: string[]) =>
      start(folder, CRASHING, args, env).ended,
  };
}

function studyText({ judges, templates = ['./plain.md'], more = '' }: StudyDraft): string {
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

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function assayIn(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Said> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(args, {
    cwd,
    env,
    clock: { now: () => Date.now() },
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    width: 100,
  });
  return { code, out: out.join(''), err: err.join('') };
}

export interface Started {
  readonly child: ChildProcess;
  /** Resolves when it has ended, with all that it said. */
  readonly ended: Promise<Said & { readonly signal: NodeJS.Signals | null }>;
}

/** The same in a process of its own. */
function start(
  cwd: string,
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Started {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [program, ...args], {
    cwd,
    env: { PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    out += piece;
  });
  child.stderr.setEncoding('utf8').on('data', (piece: string) => {
    err += piece;
  });
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, out, err }));
  return { child, ended };
}

export interface ReplayDocument {
  readonly run: string;
  readonly candidates: readonly {
    readonly id: string;
    readonly done: number;
    readonly planned: number;
    readonly outcomes: Readonly<Record<string, number>>;
  }[];
  readonly summary: ReplaySummary;
}

/** The last line of `assay replay --json`. */
export function documentOf({ out, err }: Said): ReplayDocument {
  const last = out.trim().split('\n').at(-1) ?? '';
  if (last === '') throw new Error(err);
  return JSON.parse(last);
}

export function openaiJudge(url: string, more = ''): string {
  return `{id: gpt, provider: openai, model: gpt-x, base_url: '${url}/v1'${more}}`;
}

export function anthropicJudge(url: string, more = ''): string {
  return `{id: claude, provider: anthropic, model: claude-x, base_url: '${url}'${more}}`;
}
