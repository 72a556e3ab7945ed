import type OpenAI from 'openai';
import type { AskBatch, BatchFailure, BatchRequest, BatchResult, BatchState } from '../../domain/batch.ts';
import type { JudgeRequest } from '../../domain/judge.ts';
import { excerpt } from '../excerpt.ts';
import { asked, type BatchAsking, failureOf } from './asking.ts';
import { jsonLines } from './json-lines.ts';
import { BATCH_LIMITS, CLOCKS_APART_MS } from './limits.ts';
import { type ReadBody, readOpenaiLine } from './read-line.ts';

export interface OpenaiBatchParts extends BatchAsking {
  /** Sends forms and streams files; made when it is needed. */
  readonly client: () => OpenAI;
  readonly endpoint: '/v1/chat/completions' | '/v1/responses';
  readonly bodyOf: (request: JudgeRequest) => object;
  readonly read: ReadBody;
}

const NOT_READY = ['validating', 'in_progress', 'finalizing', 'cancelling'];

/** OpenAI's Batch API: a file of requests, answered within 24 hours at half the price. */
export function openaiBatch(parts: OpenaiBatchParts): AskBatch {
  const { client, endpoint } = parts;
  const lineOf = ({ customId, request }: BatchRequest) =>
    `${JSON.stringify({ custom_id: customId, method: 'POST', url: endpoint, body: parts.bodyOf(request) })}\n`;
  return {
    limits: BATCH_LIMITS,
    notices: ['OpenAI keeps the file of requests, transcripts included, until it is deleted there.'],
    bytesOf: (request) => Buffer.byteLength(lineOf(request)),
    submit: (token, requests, signal) =>
      asked(
        async () => {
          const name = `assay-${token}.jsonl`;
          const file = await client().files.create(
            {
              file: new File(requests.map(lineOf), name),
              purpose: 'batch',
            },
            { signal },
          );
          const { id } = await client().batches.create(
            { input_file_id: file.id, endpoint, completion_window: '24h', metadata: { assay: token } },
            { signal },
          );
          return { id };
        },
        signal,
        parts,
      ),
    find: (token, _, since, signal) =>
      asked(() => findByToken(client(), token, since, signal), signal, parts),
    state: async (id, signal) => {
      const came = await asked(() => client().batches.retrieve(id, { signal }), signal, parts);
      return 'id' in came ? stateOf(came) : came;
    },
    results: (id, signal) => resultsOf(id, signal, parts),
  };
}

async function findByToken(client: OpenAI, token: string, since: number, signal: AbortSignal) {
  for await (const batch of client.batches.list({ limit: 100 }, { signal })) {
    if (batch.created_at * 1000 < since - CLOCKS_APART_MS) break;
    if (batch.metadata?.['assay'] === token) return { id: batch.id };
  }
  return {};
}

function stateOf({ status, request_counts: counts, errors }: OpenAI.Batch): BatchState | BatchFailure {
  if (status === 'failed') {
    const [first] = errors?.data ?? [];
    const message = `the batch failed: ${excerpt(first?.message ?? 'no reason told')}`;
    return { error: { kind: 'permanent', message } };
  }
  const done = (counts?.completed ?? 0) + (counts?.failed ?? 0);
  const kind = NOT_READY.includes(status) ? 'working' : 'ended';
  return { kind, done, total: counts?.total ?? 0 };
}

async function* resultsOf(
  id: string,
  signal: AbortSignal,
  parts: OpenaiBatchParts,
): AsyncGenerator<BatchResult | BatchFailure> {
  try {
    const { output_file_id: output, error_file_id: errors } = await parts
      .client()
      .batches.retrieve(id, { signal });
    for (const file of [output, errors]) {
      if (file === undefined || file === null) continue;
      const response = await parts.client().files.content(file, { signal });
      for await (const line of jsonLines(response)) {
        const result = readOpenaiLine(line, parts.read);
        if (result !== undefined) yield result;
      }
    }
  } catch (thrown) {
    signal.throwIfAborted();
    yield failureOf(thrown, parts);
  }
}
