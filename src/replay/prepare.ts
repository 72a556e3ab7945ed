import type { Criterion } from '../domain/criterion.ts';
import type { Question } from '../domain/judge.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Reading, Trial } from '../domain/trial.ts';
import {
  type Asking,
  type Example,
  isPresentation,
  PROGRAM,
  readAnswer,
  renderRequest,
  replyKey,
} from '../prompt/index.ts';
import type { CountTokens, PlannedCandidate } from './candidates.ts';
import { criteriaFor } from './criteria-for.ts';
import type { Prepared, ToAsk } from './engine.ts';
import type { ItemAtHand, Shown } from './item-at-hand.ts';
import type { ItemsAtHand } from './items-at-hand.ts';
import { prefixOf } from './prefix/prefix-of.ts';

/** The parser of readings where there was nothing to parse. */
const NO_PARSER = 'none';

export interface PrepareContext {
  /** The run's candidates by hash. */
  readonly candidates: ReadonlyMap<string, PlannedCandidate>;
  readonly items: ItemsAtHand;
  /** Criterion id -> item key -> gold label id, for templates that show examples. */
  readonly gold: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** What becomes of an item that does not fit a judge's context. */
  readonly whenTooLong: 'outcome' | 'cut';
  /** Hashes of the candidates whose requests begin as others do. */
  readonly sharing?: ReadonlySet<string>;
}

/**
 * Makes a trial ready to be asked: view, blocks, template, request, reply key. An item that does not fit the
 * judge's context is `too_long`, or is cut where the study says so, each message that is missing named.
 */
export async function prepareTrial(trial: Trial, context: PrepareContext): Promise<Prepared> {
  const candidate = context.candidates.get(trial.candidate);
  if (candidate === undefined) throw new Error(`the plan has no candidate ${trial.candidate}`);
  const atHand = await context.items.get(trial.item);
  const criteria = criteriaFor(atHand.item.content.kind, candidate.criteria);
  const { countTokens } = candidate.planned;
  const shown = atHand.show(candidate.view, trial.presentation, countTokens);
  const examples = await examplesOf(candidate, context);
  const isSharing = context.sharing?.has(trial.candidate) ?? false;
  const ask = (what: Shown) => toAsk(trial, candidate, atHand, what, criteria, examples, isSharing);
  const asked = ask(shown);
  const most = candidate.planned.contextTokens;
  if (most === undefined || (await asked.fits(most))) return asked.toAsk;
  const cut =
    context.whenTooLong === 'cut'
      ? await atHand.showCut(candidate.view, trial.presentation, countTokens, most - (await asked.around()))
      : undefined;
  if (cut !== undefined) return ask(cut).toAsk;
  return { kind: 'too long', readings: readingsOf(criteria, 'too_long') };
}

interface AskedWith {
  readonly toAsk: ToAsk;
  /** Whether request and reply are sure to fit, or are counted to. */
  readonly fits: (most: number) => Promise<boolean>;
  /** Tokens of everything but the item. */
  readonly around: () => Promise<number>;
}

function toAsk(
  trial: Trial,
  candidate: PlannedCandidate,
  { item }: ItemAtHand,
  shown: Shown,
  criteria: readonly Criterion[],
  examples: readonly Example[],
  isSharing: boolean,
): AskedWith {
  const { asks, planned, prompt } = candidate;
  const { presentation, repeat, occasion } = trial;
  const ids = criteria.map((criterion) => criterion.id);
  const asking: Asking | undefined = prompt && {
    template: prompt,
    shown,
    criteria,
    facets: item.facets,
    presentation: isPresentation(presentation) ? presentation : '',
    examples,
  };
  const rendered = asking && renderRequest(asking);
  const prefix = isSharing && rendered ? prefixOf(planned.id, shown.hash, rendered) : undefined;
  const request = prefix === undefined || rendered === undefined ? rendered : { ...rendered, keep: true };
  const question: Question = {
    item: item.key,
    facets: item.facets,
    shown: shown.text,
    criteria: ids,
    presentation,
    repeat,
    occasion,
    ...(request === undefined ? {} : { request }),
  };
  const bytes = request === undefined ? 0 : byteLength(request);
  // The item is the same for every template and counted once; the rest is short.
  const around = async () =>
    planned.maxOutputTokens +
    (request === undefined ? 0 : await countTokens(request, shown.text, planned.countTokens));
  const asked = asking ?? { item: item.key, facets: item.facets, shown, criteria: ids, presentation };
  return {
    around,
    // No token is shorter than a byte, so most items need no counting.
    fits: async (most) =>
      bytes + planned.maxOutputTokens <= most || (await around()) + (await shown.tokens()) <= most,
    toAsk: {
      kind: 'ask',
      judge: asks,
      question,
      replyKey: replyKey({ judge: asks.identity, asked, repeat, occasion }),
      ...(prefix === undefined ? {} : { prefix: { name: prefix, tokens: shown.tokens } }),
      largest: async () => {
        const inputTokens = (await around()) - planned.maxOutputTokens + (await shown.tokens());
        // Writing to the provider's cache may cost more than reading afresh, and all of it may be written.
        const written = planned.prices?.cacheWrite === undefined ? {} : { cacheWriteTokens: inputTokens };
        return { inputTokens, outputTokens: planned.maxOutputTokens, ...written };
      },
      ...(planned.prices === undefined ? {} : { prices: planned.prices }),
      read: (reply) => readAnswer(reply, prompt ?? PROGRAM, criteria),
      failed: () => readingsOf(criteria, 'failed'),
    },
  };
}

async function examplesOf(
  { prompt, view, planned }: PlannedCandidate,
  { items, gold }: PrepareContext,
): Promise<readonly Example[]> {
  if (prompt === undefined || prompt.examples.length === 0) return [];
  return Promise.all(
    prompt.examples.map(async (key) => {
      const example = await items.get(key);
      const labels = [...gold].flatMap(([criterion, byItem]): [string, string][] => {
        const label = byItem.get(key);
        return label === undefined ? [] : [[criterion, label]];
      });
      const shown = example.show(view, '', planned.countTokens);
      return { key, shown, labels: Object.fromEntries(labels) };
    }),
  );
}

function readingsOf(criteria: readonly Criterion[], outcome: Outcome): readonly Reading[] {
  return criteria.map(({ id }) => ({ criterion: id, parser: NO_PARSER, outcome }));
}

type Request = NonNullable<Question['request']>;

function textsOf({ system, user, schema }: Request): readonly string[] {
  return [
    system,
    ...user.map((part) => part.text),
    ...(schema === undefined ? [] : [JSON.stringify(schema)]),
  ];
}

function byteLength(request: Request): number {
  return textsOf(request).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}

/** Tokens of a request without the item's own text. */
async function countTokens(request: Request, shown: string, count: CountTokens): Promise<number> {
  let tokens = 0;
  for (const text of textsOf(request)) tokens += await count(text.replace(shown, () => ''));
  return tokens;
}
