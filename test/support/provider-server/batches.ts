import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { apiOf, at } from './asked.ts';
import type { ServerPlan } from './plan.ts';

/** One request of a batch, as the server was sent it. */
interface BatchEntry {
  readonly customId: string;
  readonly path: string;
  readonly body: unknown;
}

interface Batch {
  readonly id: string;
  readonly provider: 'openai' | 'anthropic';
  readonly createdAt: number;
  readonly metadata: unknown;
  readonly entries: readonly BatchEntry[];
  /** Times it was asked about. */
  asked: number;
  /** Result lines by custom id, made once: each request of a batch is billed once. */
  lines?: readonly BatchLine[];
}

/** One line of results, whatever the provider calls it. */
interface BatchLine {
  readonly customId: string;
  readonly status: number;
  readonly requestId: string;
  readonly body: unknown;
}

/** How a request of a batch is answered: as if it had been sent alone. */
export type AnswerEntry = (
  path: string,
  body: unknown,
) => { readonly status: number; readonly requestId: string; readonly body: unknown };

export interface BatchReply {
  readonly status: number;
  readonly body: string;
}

/**
 * The batch APIs of both providers over the same answers: files, batches, results in another order. Requests whose text
 * holds `[[batch:expired]]`, `[[batch:cancelled]]`, `[[batch:errored]]` or `[[batch:lost]]` end so.
 */
export class Batches {
  readonly #files = new Map<string, string>();
  readonly #batches: Batch[] = [];

  get made(): readonly { readonly id: string; readonly requests: number }[] {
    return this.#batches.map(({ id, entries }) => ({ id, requests: entries.length }));
  }

  /** `undefined` where the path is none of a batch API. */
  handle(
    request: IncomingMessage,
    text: string,
    plan: ServerPlan,
    answer: AnswerEntry,
    origin: string,
  ): BatchReply | undefined {
    const path = (request.url ?? '/').replace(/\?.*$/, '');
    const post = request.method === 'POST';
    if (post && path.endsWith('/files')) return this.#putFile(request, text);
    const file = /\/files\/([^/]+)\/content$/.exec(path)?.[1];
    if (file !== undefined) return this.#content(file, plan, answer);
    const id = /\/batches\/([^/]+?)(?:\/results)?$/.exec(path)?.[1];
    if (id !== undefined && !post) return this.#about(id, path, plan, answer, origin);
    if (!path.endsWith('/batches')) return undefined;
    if (!post) return ok(this.#list(path, plan, origin));
    if (plan.refuseBatches) return { status: 403, body: '{"error":{"message":"No batches for this key."}}' };
    return path.includes('/messages/')
      ? this.#makeAnthropic(text, plan, origin)
      : this.#makeOpenai(text, plan);
  }

  #putFile(request: IncomingMessage, text: string): BatchReply {
    const boundary = /boundary=(.+)$/.exec(request.headers['content-type'] ?? '')?.[1] ?? '';
    const part = text.split(`--${boundary}`).find((piece) => piece.includes('filename=')) ?? '';
    const id = `file-${randomUUID()}`;
    this.#files.set(id, part.slice(part.indexOf('\r\n\r\n') + 4).trimEnd());
    return ok({ id, object: 'file', purpose: 'batch', bytes: part.length });
  }

  #makeOpenai(text: string, plan: ServerPlan): BatchReply {
    const asked: unknown = JSON.parse(text);
    const lines = (this.#files.get(String(at(asked, 'input_file_id'))) ?? '').split('\n');
    const entries = lines.map((line) => {
      const entry: unknown = JSON.parse(line);
      return {
        customId: String(at(entry, 'custom_id')),
        path: String(at(entry, 'url')),
        body: at(entry, 'body'),
      };
    });
    const batch = this.#make('openai', entries, at(asked, 'metadata'));
    return plan.loseBatchReply ? LOST : ok(openaiBatch(batch, plan));
  }

  #makeAnthropic(text: string, plan: ServerPlan, origin: string): BatchReply {
    const requests: unknown = at(JSON.parse(text), 'requests');
    const entries = (Array.isArray(requests) ? requests : []).map((entry: unknown) => ({
      customId: String(at(entry, 'custom_id')),
      path: '/v1/messages',
      body: at(entry, 'params'),
    }));
    const batch = this.#make('anthropic', entries, undefined);
    return plan.loseBatchReply ? LOST : ok(anthropicBatch(batch, plan, origin));
  }

  #make(provider: Batch['provider'], entries: readonly BatchEntry[], metadata: unknown): Batch {
    const id = `${provider === 'openai' ? 'batch' : 'msgbatch'}_${randomUUID()}`;
    const batch: Batch = { id, provider, createdAt: Date.now(), metadata, entries, asked: 0 };
    this.#batches.push(batch);
    return batch;
  }

  #list(path: string, plan: ServerPlan, origin: string): unknown {
    const wanted = path.includes('/messages/') ? 'anthropic' : 'openai';
    const data = this.#batches
      .filter(({ provider }) => provider === wanted)
      .reverse()
      .map((batch) => (wanted === 'openai' ? openaiBatch(batch, plan) : anthropicBatch(batch, plan, origin)));
    return { object: 'list', data, has_more: false, first_id: null, last_id: null };
  }

  #about(id: string, path: string, plan: ServerPlan, answer: AnswerEntry, origin: string): BatchReply {
    const batch = this.#batches.find((own) => own.id === id);
    if (batch === undefined) return { status: 404, body: '{"error":{"message":"No such batch."}}' };
    if (path.endsWith('/results')) {
      return { status: 200, body: cut(plan, linesOf(batch, answer).map(anthropicLine).join('\n')) };
    }
    batch.asked++;
    return ok(batch.provider === 'openai' ? openaiBatch(batch, plan) : anthropicBatch(batch, plan, origin));
  }

  #content(file: string, plan: ServerPlan, answer: AnswerEntry): BatchReply {
    const [, kind = '', id = ''] = /^(output|error)-(.+)$/.exec(file) ?? [];
    const batch = this.#batches.find((own) => own.id === id);
    if (batch === undefined) return { status: 404, body: '{"error":{"message":"No such file."}}' };
    const lines = linesOf(batch, answer).filter(({ status }) => (status === 200) === (kind === 'output'));
    return { status: 200, body: cut(plan, lines.map(openaiLine).join('\n')) };
  }
}

const LOST: BatchReply = { status: 0, body: '' };

function ok(value: unknown): BatchReply {
  return { status: 200, body: JSON.stringify(value) };
}

/** Where the plan says so, results end in the middle of a line. */
function cut({ cutResults }: ServerPlan, text: string): string {
  if (text === '') return '';
  return cutResults ? text.slice(0, Math.floor(text.length * 0.71)) : `${text}\n`;
}

/** Answered once, in another order than they were sent. */
function linesOf(batch: Batch, answer: AnswerEntry): readonly BatchLine[] {
  batch.lines ??= [...batch.entries]
    .sort((left, right) => (order(left.customId) < order(right.customId) ? -1 : 1))
    .flatMap(({ customId, path, body }): readonly BatchLine[] => {
      const [, ending] = /\[\[batch:([a-z]+)\]\]/.exec(JSON.stringify(body)) ?? [];
      if (ending === 'lost') return [];
      if (ending !== undefined)
        return [{ customId, status: STATUS[ending] ?? 400, requestId: '', body: ending }];
      if (apiOf(path) === undefined) return [{ customId, status: 404, requestId: '', body: 'errored' }];
      return [{ customId, ...answer(path, body) }];
    });
  return batch.lines;
}

const STATUS: Readonly<Record<string, number>> = { expired: -1, cancelled: -2, errored: 400 };

function order(customId: string): string {
  return createHash('sha256').update(customId).digest('hex');
}

function openaiLine({ customId, status, requestId, body }: BatchLine): string {
  const told =
    status < 0
      ? { response: null, error: { code: `batch_${String(body)}`, message: 'This request did not run.' } }
      : typeof body === 'string'
        ? {
            response: {
              status_code: status,
              request_id: '',
              body: { error: { message: 'Bad.', code: 'bad' } },
            },
            error: null,
          }
        : { response: { status_code: status, request_id: requestId, body }, error: null };
  return JSON.stringify({ id: `batch_req_${customId}`, custom_id: customId, ...told });
}

function anthropicLine({ customId, status, body }: BatchLine): string {
  const result =
    status < 0
      ? { type: status === -1 ? 'expired' : 'canceled' }
      : status === 200
        ? { type: 'succeeded', message: body }
        : {
            type: 'errored',
            error: { type: 'error', error: { type: 'invalid_request_error', message: 'Bad.' } },
          };
  return JSON.stringify({ custom_id: customId, result });
}

function isDone({ asked }: Batch, { batchPolls }: ServerPlan): boolean {
  return asked > batchPolls;
}

function openaiBatch(batch: Batch, plan: ServerPlan): unknown {
  const done = isDone(batch, plan);
  const total = batch.entries.length;
  return {
    id: batch.id,
    object: 'batch',
    endpoint: batch.entries[0]?.path,
    status: plan.failBatches ? 'failed' : done ? 'completed' : 'in_progress',
    errors: plan.failBatches ? { data: [{ message: 'Enqueued token limit reached.' }] } : null,
    created_at: Math.floor(batch.createdAt / 1000),
    completion_window: '24h',
    metadata: batch.metadata ?? null,
    request_counts: { total, completed: done ? total : 0, failed: 0 },
    ...(done ? { output_file_id: `output-${batch.id}`, error_file_id: `error-${batch.id}` } : {}),
  };
}

function anthropicBatch(batch: Batch, plan: ServerPlan, origin: string): unknown {
  const done = isDone(batch, plan);
  const total = batch.entries.length;
  const none = { succeeded: 0, errored: 0, canceled: 0, expired: 0 };
  return {
    id: batch.id,
    type: 'message_batch',
    processing_status: done ? 'ended' : 'in_progress',
    created_at: new Date(batch.createdAt).toISOString(),
    request_counts: done ? { ...none, processing: 0, succeeded: total } : { ...none, processing: total },
    results_url: done ? `${origin}/v1/messages/batches/${batch.id}/results` : null,
  };
}
