import type { ItemColumns } from '../../domain/columns.ts';
import { InputError, type Problem } from '../../domain/problem.ts';
import type { JudgeEntry } from '../../domain/study.ts';
import type { ListPrices } from '../../domain/trial-store.ts';
import { keyVariable } from '../../judge/api-key.ts';
import { createTransport } from '../../judge/transport.ts';
import { checkTemplate, exampleLeaks, type Template, templateWarnings } from '../../prompt/index.ts';
import { type PlannedJudge, planCandidates } from '../../replay/candidates.ts';
import type { Context } from '../context.ts';
import { insecureHosts } from '../user-configuration.ts';
import type { Workplace } from '../workplace.ts';
import { buildJudges, LEARN_FROM_GOLD } from './build-judges.ts';
import { goldLabels } from './gold-labels.ts';
import { loadTemplates } from './load-templates.ts';
import { facetsByItem, itemLoader } from './study-items.ts';

/** What a replay would find, judge by judge; keys are looked for and never shown. */
export interface JudgingCheck {
  readonly judges: readonly CheckedJudge[];
  readonly templates: readonly string[];
  readonly candidates: number;
  /** Items that templates show as examples: nobody is asked about them, and nobody is compared on them. */
  readonly examples: readonly string[];
  /** What works and is probably a mistake. */
  readonly warnings: readonly Problem[];
}

export interface CheckedJudge {
  readonly id: string;
  /** Where it is asked; absent for programs. */
  readonly host?: string;
  /** The environment variable of its API key. */
  readonly keyVariable?: string;
  /** Why it cannot be asked yet, where it cannot. */
  readonly notReady?: string;
  /** Absent where unknown, and for programs. */
  readonly price?: ListPrices;
}

/**
 * Checks templates and judges against the study, as a replay would, without a call.
 * @throws InputError with every problem. A missing API key is none: it belongs to the machine, not to the study.
 */
export async function checkJudging(place: Workplace, context: Context): Promise<JudgingCheck> {
  const { study, store } = place;
  const items = await store.loadItems();
  const templates = await loadTemplates(study);
  const problems = templates.flatMap((template) => checkOne(template, place, items));
  const examples = new Set(templates.flatMap((template) => template.examples));
  const built: PlannedJudge[] = [];
  const judges: CheckedJudge[] = [];
  for (const entry of study.judges) {
    try {
      const { judge, notReady } = await tryToBuild(entry, place, items, examples, context);
      if (judge !== undefined) built.push(judge);
      judges.push(checkedJudge(entry, judge, notReady));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new InputError(problems);
  const labelled = new Set(place.gold.annotations.map(({ item }) => item));
  return {
    judges,
    templates: templates.map(({ id }) => id),
    candidates: planCandidates(built, templates, study.views, study.criteria).length,
    examples: [...new Set(templates.flatMap((template) => exampleLeaks(template, labelled)))].sort(),
    warnings: templates.flatMap((template) => templateWarnings(template)),
  };
}

/** Before the import nobody knows which items and facets there will be. */
function checkOne(template: Template, { study }: Workplace, items: ItemColumns): readonly Problem[] {
  const known = new Set(items.keys);
  const isEmpty = items.count === 0;
  return checkTemplate(template, {
    criteria: study.criteria,
    facets: isEmpty ? template.uses : [...items.facets.keys()],
    hasItem: (key) => isEmpty || known.has(key),
  });
}

interface Tried {
  readonly judge?: PlannedJudge;
  readonly notReady?: string;
}

async function tryToBuild(
  entry: JudgeEntry,
  place: Workplace,
  items: ItemColumns,
  examples: ReadonlySet<string>,
  { env, clock }: Context,
): Promise<Tried> {
  const { study } = place;
  if (
    LEARN_FROM_GOLD.includes(entry.provider) &&
    (items.count === 0 || place.gold.annotations.length === 0)
  ) {
    return { notReady: 'it needs gold labels, and none are imported yet' };
  }
  await using transport = disposable(createTransport(1));
  const buildWith = async (variables: Context['env']) =>
    buildJudges(
      { ...study, judges: [entry] },
      {
        seed: study.seed,
        criteria: study.criteria,
        clock,
        concurrency: 1,
        env: variables,
        insecureHosts: await insecureHosts(env),
        transport: transport.value,
        gold: await goldLabels(place, items, examples),
        facets: () => facetsByItem(items, study.facets, examples),
        cluster: study.cluster,
        loadItem: itemLoader(place),
      },
    );
  try {
    const [judge] = await buildWith(env);
    return judge === undefined ? {} : { judge };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    // Built with a key for every host: if it still cannot be, the study is wrong.
    const [judge] = await buildWith(EVERY_KEY);
    return { notReady: error.message, ...(judge === undefined ? {} : { judge }) };
  }
}

const EVERY_KEY: Context['env'] = new Proxy<Record<string, string | undefined>>(
  {},
  { get: (_, name) => (name === 'ASSAY_OFFLINE' ? undefined : 'no-key') },
);

function disposable<T extends { close(): Promise<void> }>(value: T) {
  return { value, [Symbol.asyncDispose]: () => value.close() };
}

function checkedJudge({ id }: JudgeEntry, judge: PlannedJudge | undefined, notReady?: string): CheckedJudge {
  const baseUrl = judge?.seeing('full').identity['baseUrl'];
  const url = typeof baseUrl === 'string' ? new URL(baseUrl) : undefined;
  const variable = url === undefined ? undefined : keyVariable(url.hostname);
  return {
    id,
    ...(url === undefined ? {} : { host: url.host }),
    ...(variable === undefined ? {} : { keyVariable: variable }),
    ...(notReady === undefined ? {} : { notReady }),
    ...(judge?.prices === undefined ? {} : { price: judge.prices }),
  };
}
