import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { View } from '../../domain/candidate.ts';
import type { Item } from '../../domain/item.ts';
import type { AskJudge } from '../../domain/judge.ts';
import { InputError, type Problem } from '../../domain/problem.ts';
import type { JudgeEntry, Study } from '../../domain/study.ts';
import { messagesOf } from '../../domain/transcript.ts';
import { buildJudge, LOCAL_PROVIDERS } from '../../judge/build.ts';
import type { JudgeContext } from '../../judge/context.ts';
import { contextTokens } from '../../judge/context-tokens.ts';
import { unitPrices } from '../../judge/prices.ts';
import { tokenCounter } from '../../judge/tokens.ts';
import { selectMessages } from '../../prompt/views/select.ts';
import type { PlannedJudge } from '../../replay/candidates.ts';
import { packageFile } from '../package-file.ts';

/** What is assumed where neither the study nor the provider's code sets a limit. */
const MOST_OUTPUT_TOKENS = 16_384;

/** Judges whose verdicts are made from the gold: they stay the same candidates when the gold changes. */
export const LEARN_FROM_GOLD: readonly string[] = ['constant', 'prior', 'simulated'];

const countTokens = tokenCounter(() => readFile(packageFile('dist/o200k_base.bin')));

const BASELINES: readonly string[] = ['constant', 'prior', 'random'];

export interface BuildContext extends Omit<JudgeContext, 'facets' | 'messagesOf' | 'readFile'> {
  /** Made for `prior` alone: of many items they are large. */
  readonly facets: () => NonNullable<JudgeContext['facets']>;
  readonly loadItem: (key: string) => Promise<Item | undefined>;
}

/**
 * Builds the study's judges, with prices and limits. Nothing is sent.
 * @throws InputError with what is wrong with any of them.
 */
export async function buildJudges(study: Study, context: BuildContext): Promise<readonly PlannedJudge[]> {
  const judges: PlannedJudge[] = [];
  const problems: Problem[] = [];
  for (const entry of study.judges) {
    try {
      judges.push(await buildOne(entry, study, context));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems.map((problem) => ({ at: { file: study.file }, ...problem })));
    }
  }
  if (problems.length > 0) throw new InputError(problems);
  return judges;
}

async function buildOne(entry: JudgeEntry, study: Study, context: BuildContext): Promise<PlannedJudge> {
  const isProgram = LOCAL_PROVIDERS.includes(entry.provider);
  const seeing = new Map<View, AskJudge>();
  // Programs look at items themselves, so each view has its own; models see requests alone.
  const model = isProgram ? undefined : await build(entry, study, 'full', context);
  for (const view of study.views) seeing.set(view, model ?? (await build(entry, study, view, context)));
  const one = [...seeing.values()][0];
  if (one === undefined) throw new Error('a study has at least one view');
  const prices = await unitPrices(entry, new Date(context.clock.now()));
  const most = await contextTokens(entry);
  return {
    id: entry.id,
    kind:
      entry.provider === 'simulated'
        ? 'simulated'
        : BASELINES.includes(entry.provider)
          ? 'baseline'
          : 'judge',
    parts: LEARN_FROM_GOLD.includes(entry.provider)
      ? { provider: entry.provider, settings: entry.settings, seed: study.seed, id: entry.id }
      : one.identity,
    needsTemplate: !isProgram,
    seeing: (view) => seeing.get(view) ?? one,
    ...(prices === undefined || isProgram ? {} : { prices }),
    ...(most === undefined || isProgram ? {} : { contextTokens: most }),
    maxOutputTokens: outputLimit(one) ?? MOST_OUTPUT_TOKENS,
    countTokens,
  };
}

function build(
  entry: JudgeEntry,
  study: Study,
  view: View,
  { loadItem, facets, ...context }: BuildContext,
): Promise<AskJudge> {
  return buildJudge(entry, {
    ...context,
    ...(entry.provider === 'prior' ? { facets: facets() } : {}),
    readFile: (path) => readFile(resolve(study.folder, path), 'utf8'),
    messagesOf: async (key) => {
      const item = await loadItem(key);
      return item === undefined ? [] : selectMessages(view, messagesOf(item.content));
    },
  });
}

/** As the judge itself says it: its settings as sent are part of its identity. */
function outputLimit({ identity }: AskJudge): number | undefined {
  const settings: unknown = identity['settings'];
  if (typeof settings !== 'object' || settings === null) return undefined;
  const limit: unknown = Reflect.get(settings, 'max_output_tokens');
  return typeof limit === 'number' ? limit : undefined;
}
