import { isoTime } from '../../domain/clock.ts';
import type { ItemColumns } from '../../domain/columns.ts';
import type { Counted } from '../../domain/counted.ts';
import { hashValue } from '../../domain/hash.ts';
import { InputError } from '../../domain/problem.ts';
import type { Study } from '../../domain/study.ts';
import type { Run, Trial } from '../../domain/trial.ts';
import { createTransport, type Transport } from '../../judge/transport.ts';
import { checkTemplate, type Template } from '../../prompt/index.ts';
import { type PlannedCandidate, planCandidates } from '../../replay/candidates.ts';
import type { Prepared } from '../../replay/engine.ts';
import { ItemsAtHand } from '../../replay/items-at-hand.ts';
import { type PlanItem, planRun } from '../../replay/plan.ts';
import { sharingCandidates } from '../../replay/prefix/sharing-candidates.ts';
import { type PrepareContext, prepareTrial } from '../../replay/prepare.ts';
import type { Context } from '../context.ts';
import { insecureHosts } from '../user-configuration.ts';
import type { Workplace } from '../workplace.ts';
import { buildJudges } from './build-judges.ts';
import { anchorsOf } from './drift/anchors.ts';
import { nextOccasion } from './drift/next-occasion.ts';
import { requireValidated } from './drift/require-validated.ts';
import { goldLabels } from './gold-labels.ts';
import { deferTierUp } from './late-tier-up.ts';
import { loadTemplates } from './load-templates.ts';
import { agentNames, facetsByItem, facetsOf, itemLoader } from './study-items.ts';
import { chosenCandidates } from './unlabelled/choose-candidate.ts';

/** Which items to replay: those with a gold annotation, those without, or all. */
export type ReplayedItems = 'labelled' | 'unlabelled' | 'all';

/** A study made ready to be replayed; its connections are closed when it is disposed of. */
export interface StudyPlan extends AsyncDisposable {
  readonly run: Run;
  /** How many there are. They themselves are in the store: a replay holds none but those at hand. */
  readonly trials: number;
  readonly candidates: readonly PlannedCandidate[];
  readonly templates: readonly Template[];
  readonly items: number;
  readonly prepare: (trial: Trial) => Promise<Prepared>;
}

/** A plan whose trials are not in the store yet. */
export interface NewPlan {
  readonly plan: StudyPlan;
  readonly trials: Counted<Trial>;
}

/** What of a study is replayed. */
export interface Chosen {
  readonly on: ReplayedItems;
  readonly concurrency: number;
  /** Ids of candidates; all where it is absent. */
  readonly only?: readonly string[];
  /** The frozen anchors are asked anew, on the next occasion, instead; how many, where they are drawn now. */
  readonly drift?: { readonly anchors?: number };
}

/**
 * Reads templates, builds judges and plans the trials. Nothing is sent and nothing written.
 * @throws InputError with what is wrong, before any money is spent.
 */
export async function planStudy(
  place: Workplace,
  { on, concurrency, only, drift }: Chosen,
  context: Pick<Context, 'env' | 'clock'>,
): Promise<NewPlan> {
  const { study, store } = place;
  requireJudges(study);
  const items = await store.loadItems();
  requireItems(items, study);
  const templates = await loadTemplates(study);
  requireFit(templates, items, study);
  const examples = new Set(templates.flatMap((template) => template.examples));
  const loadItem = itemLoader(place);
  deferTierUp();
  const transport = createTransport(concurrency);
  const judges = await buildJudges(study, {
    seed: study.seed,
    criteria: study.criteria,
    clock: context.clock,
    concurrency,
    env: context.env,
    insecureHosts: await insecureHosts(context.env),
    transport,
    gold: await goldLabels(place, items, examples),
    facets: () => facetsByItem(items, study.facets, examples),
    cluster: study.cluster,
    loadItem,
  });
  if (templates.length === 0 && judges.some((judge) => judge.needsTemplate)) throw noTemplates(study);
  const all = planCandidates(judges, templates, study.views, study.criteria);
  const candidates = chosenCandidates(all, only, on === 'unlabelled');
  if (drift !== undefined) await requireValidated(candidates, store);
  const identities = agentNames(items, study);
  const showing = { identities, whenTooLong: study.replay.whenTooLong };
  const isReplayed = replayedItems(on, examples, place);
  const anchors = drift && (await anchorsOf(place, items, drift.anchors));
  const isAsked =
    anchors === undefined ? isReplayed : (key: string) => anchors.has(key) && !examples.has(key);
  // Anchors are shown in the order of labels that they had among all items.
  const shuffles = templates.some(({ labelOrder }) => labelOrder === 'shuffled');
  const among = await planItems(place, items, (key) => isAsked(key) || (shuffles && isReplayed(key)));
  const chosen = anchors === undefined ? among : among.filter(({ key }) => isAsked(key));
  if (chosen.length === 0) throw noItems(on, study);
  const { seed, repeats } = study;
  const planAt = (occasion: number) =>
    planRun({ candidates, items: chosen, among, seed, repeats, occasion, showing });
  const occasion = drift === undefined ? 1 : await nextOccasion(store, (later) => planAt(later).run.hash);
  const { run, trials } = planAt(occasion);
  const preparing = {
    candidates: new Map(candidates.map((candidate) => [candidate.hash, candidate])),
    items: new ItemsAtHand(loadItem, identities),
    gold: examples.size === 0 ? new Map() : await goldLabels(place, items, new Set()),
    whenTooLong: study.replay.whenTooLong,
    sharing: sharingCandidates(candidates, study.repeats.k),
  };
  const about = {
    run: { ...run, createdAt: isoTime(context.clock.now()) },
    trials: trials.length,
    candidates,
    templates,
    items: chosen.length,
  };
  return { plan: studyPlan(about, preparing, transport), trials };
}

/** Apart from what makes the plan: what its functions stand beside is in memory for as long as the replay lasts. */
function studyPlan(
  about: Omit<StudyPlan, 'prepare' | keyof AsyncDisposable>,
  preparing: PrepareContext,
  transport: Transport,
): StudyPlan {
  return {
    ...about,
    prepare: (trial) => prepareTrial(trial, preparing),
    [Symbol.asyncDispose]: () => transport.close(),
  };
}

/** Items that templates show as examples are asked about by nobody: a judge would be told the answer. */
function replayedItems(
  on: ReplayedItems,
  examples: ReadonlySet<string>,
  { gold }: Workplace,
): (key: string) => boolean {
  const labelled = new Set(gold.annotations.map((annotation) => annotation.item));
  return (key) => !examples.has(key) && (on === 'all' || labelled.has(key) === (on === 'labelled'));
}

async function planItems(
  { store, study }: Workplace,
  items: ItemColumns,
  isWanted: (key: string) => boolean,
): Promise<readonly PlanItem[]> {
  const planned: PlanItem[] = [];
  for (const [index, key] of items.keys.entries()) {
    if (!isWanted(key)) continue;
    const content = await store.contentMark(key);
    if (content === undefined) throw new Error(`the store lists item "${key}" and does not have it`);
    const facets = facetsOf(items, index, study.facets);
    planned.push({ key, kind: content.kind, hash: hashValue([content.hash, facets]) });
  }
  return planned;
}

function requireJudges(study: Study): void {
  if (study.judges.length > 0) return;
  throw new InputError({
    message: 'the study names no judge to replay',
    remedy: 'add one under `judges:`, for example `- {provider: openai, model: gpt-4.1-mini}`',
    at: { file: study.file },
  });
}

function requireItems(items: ItemColumns, study: Study): void {
  if (items.count > 0) return;
  throw new InputError({
    message: 'the store of this study holds no items yet',
    remedy: 'import them: assay import <transcripts or a mapping>',
    at: { file: study.file },
  });
}

function requireFit(templates: readonly Template[], items: ItemColumns, study: Study): void {
  const context = {
    criteria: study.criteria,
    facets: [...items.facets.keys()],
    hasItem: (key: string) => items.keys.includes(key),
  };
  const problems = templates.flatMap((template) => checkTemplate(template, context));
  if (problems.length > 0) throw new InputError(problems);
}

function noTemplates(study: Study): InputError {
  return new InputError({
    message: 'the study has a judge that is a model, and no template to ask it with',
    remedy: 'name one under `templates:`, for example `templates: [structured-reasoning]`',
    at: { file: study.file },
  });
}

function noItems(on: ReplayedItems, study: Study): InputError {
  const remedy = on === 'labelled' ? 'import gold labels, or replay all items: --on all' : '--on all';
  return new InputError({
    message: on === 'labelled' ? 'no item has a gold annotation' : 'every item has a gold annotation',
    remedy,
    at: { file: study.file },
  });
}
