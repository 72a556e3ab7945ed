import type Anthropic from '@anthropic-ai/sdk';
import type { AskBatch, BatchFailure, BatchRequest, BatchResult, BatchState } from '../../domain/batch.ts';
import type { JudgeRequest } from '../../domain/judge.ts';
import { asked, type BatchAsking, failureOf } from './asking.ts';
import { BATCH_LIMITS, CLOCKS_APART_MS } from './limits.ts';
import { type ReadBody, readAnthropicLine } from './read-line.ts';

export interface AnthropicBatchParts extends BatchAsking {
  /** Streams results; made when it is needed. */
  readonly client: () => Anthropic;
  readonly bodyOf: (request: JudgeRequest) => Anthropic.MessageCreateParamsNonStreaming;
  readonly read: ReadBody;
}

/** Anthropic's Message Batches: most are answered within an hour, all within 24, at half the price. */
export function anthropicBatch(parts: AnthropicBatchParts): AskBatch {
  const { client } = parts;
  const entryOf = ({ customId, request }: BatchRequest) => ({
    custom_id: customId,
    params: parts.bodyOf(request),
  });
  return {
    limits: BATCH_LIMITS,
    notices: [
      'Anthropic’s Message Batches are not covered by zero data retention: requests and results are kept there for 29 days.',
    ],
    bytesOf: (request) => Buffer.byteLength(JSON.stringify(entryOf(request))) + 1,
    submit: (_, requests, signal) =>
      asked(
        async () => {
          const { id } = await client().messages.batches.create(
            { requests: requests.map(entryOf) },
            { signal },
          );
          return { id };
        },
        signal,
        parts,
      ),
    find: (_, customIds, since, signal) =>
      asked(() => findByRequests(client(), customIds, since, signal), signal, parts),
    state: async (id, signal) => {
      const came = await asked(() => client().messages.batches.retrieve(id, {}, { signal }), signal, parts);
      return 'id' in came ? stateOf(came) : came;
    },
    results: (id, signal) => resultsOf(id, signal, parts),
  };
}

/**
 * Batches carry no name of ours. One that has ended is known by its custom ids, one still at work by its time and its
 * number of requests; whether it was ours its results tell.
 */
async function findByRequests(
  client: Anthropic,
  customIds: ReadonlySet<string>,
  since: number,
  signal: AbortSignal,
): Promise<{ readonly id?: string }> {
  for await (const batch of client.messages.batches.list({ limit: 100 }, { signal })) {
    if (Date.parse(batch.created_at) < since - CLOCKS_APART_MS) break;
    if (totalOf(batch) !== customIds.size) continue;
    if (batch.processing_status !== 'ended') return { id: batch.id };
    for await (const { custom_id: customId } of await client.messages.batches.results(
      batch.id,
      {},
      { signal },
    )) {
      if (customIds.has(customId)) return { id: batch.id };
      break;
    }
  }
  return {};
}

function stateOf(batch: Anthropic.Messages.MessageBatch): BatchState {
  const total = totalOf(batch);
  const ended = batch.processing_status === 'ended';
  return { kind: ended ? 'ended' : 'working', done: total - batch.request_counts.processing, total };
}

function totalOf({ request_counts: counts }: Anthropic.Messages.MessageBatch): number {
  return counts.processing + counts.succeeded + counts.errored + counts.canceled + counts.expired;
}

async function* resultsOf(
  id: string,
  signal: AbortSignal,
  parts: AnthropicBatchParts,
): AsyncGenerator<BatchResult | BatchFailure> {
  try {
    for await (const line of await parts.client().messages.batches.results(id, {}, { signal })) {
      const result = readAnthropicLine(line, parts.read);
      if (result !== undefined) yield result;
    }
  } catch (thrown) {
    signal.throwIfAborted();
    yield failureOf(thrown, parts);
  }
}
