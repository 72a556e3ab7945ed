import type { BatchCall, BatchFailure } from '../../domain/batch.ts';
import { isoTime } from '../../domain/clock.ts';
import type { Answer } from '../../domain/judge.ts';
import type { Reading } from '../../domain/trial.ts';
import type { FinishedBatch } from '../../domain/trial-store.ts';
import { isUncounted } from '../ask-model.ts';
import type { Reservation } from '../budget.ts';
import { costOf } from '../money.ts';
import { paidReply } from '../paid-reply.ts';
import type { BatchEngine } from './batch-engine.ts';
import { customId, halved } from './chunk.ts';
import type { SentBatch } from './submit.ts';

/** Results that are saved together. */
const PAGE = 256;

/** How collecting ended; a failure leaves what is not saved to be collected another time. */
export type Collected = { readonly kind: 'closed'; readonly results: number } | BatchFailure;

/**
 * Saves the results of a batch that has ended, in whatever order they come, and closes it. Each is found by its custom
 * id; ids that are not ours, or come twice, are passed over. Fewer results than the provider tells of may be a transfer
 * that broke off: only the last try takes them for all there are, and a call without a result has failed then. Where
 * not one result is ours, the batch was not: its calls are open again.
 *
 * @param expected results that the provider tells of.
 */
export async function collectBatch(
  engine: BatchEngine,
  { asks, batch, reservations }: SentBatch,
  expected: number,
  isLastTry: boolean,
): Promise<Collected> {
  const { store, clock } = engine;
  let seen = 0;
  const waiting = new Map<string, BatchCall>();
  for (const call of await store.batchCalls(batch.number)) waiting.set(customId(call.replyKey), call);
  let page: Came[] = [];
  let results = 0;
  const save = async () => {
    await savePage(engine, page, reservations);
    results += page.length;
    page = [];
  };
  for await (const result of asks.results(batch.id, engine.stopNow)) {
    if ('error' in result) {
      await save();
      return result;
    }
    seen++;
    const call = waiting.get(result.customId);
    if (call === undefined) continue;
    waiting.delete(result.customId);
    page.push({ call, answer: result.answer });
    if (page.length >= PAGE) await save();
  }
  await save();
  if (seen < expected && !isLastTry) return INCOMPLETE;
  // Some had their results before, or have them now: the batch is ours.
  if (waiting.size < batch.requests) await failMissing(engine, [...waiting.values()], reservations);
  await store.closeBatch(batch.number, { at: isoTime(clock.now()), error: NOT_OURS });
  return { kind: 'closed', results };
}

const INCOMPLETE: BatchFailure = {
  error: { kind: 'transient', message: 'fewer results than the batch has' },
};
const NOT_OURS = 'no such batch: asked again';

interface Came {
  readonly call: BatchCall;
  readonly answer: Answer;
}

async function failMissing(
  engine: BatchEngine,
  calls: readonly BatchCall[],
  reservations: ReadonlyMap<number, Reservation>,
): Promise<void> {
  const message = 'the batch ended without a result for it';
  const answer: Answer = { kind: 'error', error: { kind: 'transient', message } };
  for (let from = 0; from < calls.length; from += PAGE) {
    const page = calls.slice(from, from + PAGE).map((call) => ({ call, answer }));
    await savePage(engine, page, reservations);
  }
}

async function savePage(
  engine: BatchEngine,
  page: readonly Came[],
  reservations: ReadonlyMap<number, Reservation>,
): Promise<void> {
  if (page.length === 0) return;
  const at = isoTime(engine.clock.now());
  const finished = await Promise.all(page.map((came) => finishedCall(engine, came, at)));
  const batch: FinishedBatch = {
    ended: finished.map(({ ended }) => ended),
    trials: finished.map(({ trial }) => trial),
  };
  const standings = await engine.store.finish(batch);
  page.forEach(({ call, answer }, index) => {
    const { trial, attempt } = call;
    const usage = answer.kind === 'reply' ? answer.usage : undefined;
    if (isUncounted(answer)) reservations.get(attempt)?.lose();
    reservations.get(attempt)?.settle(usage);
    const { cost, readings = [] } = finished[index] ?? {};
    engine.emit({
      kind: standings[index] === 'done' ? 'trial done' : 'already done',
      candidate: trial.candidate,
      outcomes: readings.map(({ outcome }) => outcome),
      attempts: 1,
      reused: false,
      ...(usage === undefined ? {} : { usage }),
      ...(cost === undefined ? {} : { cost }),
      ...(answer.kind === 'error' ? { failure: `${answer.error.kind}: ${answer.error.message}` } : {}),
    });
  });
}

interface FinishedCall {
  readonly ended: FinishedBatch['ended'][number];
  readonly trial: FinishedBatch['trials'][number];
  readonly readings: readonly Reading[];
  readonly cost?: number;
}

async function finishedCall(engine: BatchEngine, { call, answer }: Came, at: string): Promise<FinishedCall> {
  const { attempt, trial, replyKey } = call;
  const prepared = await engine.prepare(trial);
  if (prepared.kind === 'too long' || prepared.replyKey !== replyKey) {
    throw new Error(`trial ${trial.number} was sent in a batch with another request than it has now`);
  }
  if (answer.kind === 'error') {
    const readings = prepared.failed();
    const error = `${answer.error.kind}: ${answer.error.message}`;
    return { ended: { attempt, at, error }, trial: { trial: trial.number, readings }, readings };
  }
  const prices = prepared.prices === undefined ? undefined : halved(prepared.prices);
  const { question } = prepared;
  const reply = paidReply(answer, { replyKey, question, ...(prices === undefined ? {} : { prices }) });
  const readings = prepared.read(answer);
  return {
    ended: { attempt, at },
    trial: { trial: trial.number, reply: { received: { ...reply, receivedAt: at }, attempt }, readings },
    readings,
    ...(prices === undefined || answer.usage === undefined ? {} : { cost: costOf(answer.usage, prices) }),
  };
}
