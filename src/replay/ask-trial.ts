import { isoTime } from '../domain/clock.ts';
import type { Answer, JudgeError } from '../domain/judge.ts';
import type { Reading } from '../domain/trial.ts';
import type { FinishedTrial, NewAttempt, PlannedTrial } from '../domain/trial-store.ts';
import { waitBeforeRetry } from './backoff.ts';
import type { Engine, Prepared, Saved } from './engine.ts';
import type { GroupCommit } from './group-commit.ts';
import { costOf } from './money.ts';

/** How asking ended, where it did not end with the trial done. */
export type Ended = 'done' | 'over budget' | 'lost' | 'interrupted';

export interface Writers {
  readonly attempts: GroupCommit<NewAttempt, number | undefined>;
  readonly saved: GroupCommit<Saved, void>;
}

type ToAsk = Extract<Prepared, { kind: 'ask' }>;
type ReplyAnswer = Extract<Answer, { kind: 'reply' }>;

/**
 * Brings one trial to its end: from a reply paid for before, or by asking until an answer stands or asking
 * again is pointless. Every attempt is on disk before it is sent, and the reply before the trial is done.
 */
export async function askTrial(trial: PlannedTrial, engine: Engine, writers: Writers): Promise<Ended> {
  const prepared = await engine.prepare(trial);
  if (prepared.kind === 'too long') {
    return finish(
      trial,
      { trial: trial.number, readings: prepared.readings },
      { attempts: 0, reused: false },
      engine,
      writers,
    );
  }
  const known = await engine.store.replyByKey(prepared.replyKey);
  if (known) {
    const finishReason = known.finishReason;
    const readings = prepared.read({ kind: 'reply', text: known.text, finish: finishOf(finishReason) });
    return finish(
      trial,
      { trial: trial.number, reply: { known: known.number }, readings },
      { attempts: 0, reused: true },
      engine,
      writers,
    );
  }
  return prepared.judge.local
    ? askLocal(trial, prepared, engine, writers)
    : askModel(trial, prepared, engine, writers);
}

async function askLocal(
  trial: PlannedTrial,
  prepared: ToAsk,
  engine: Engine,
  writers: Writers,
): Promise<Ended> {
  const answer = await prepared.judge.ask(prepared.question, engine.stopNow);
  const done =
    answer.kind === 'error'
      ? { trial: trial.number, readings: prepared.failed(answer.error.message) }
      : {
          trial: trial.number,
          reply: { received: replyOf(answer, prepared, undefined) },
          readings: prepared.read(answer),
        };
  return finish(trial, done, { attempts: 0, reused: false }, engine, writers);
}

async function askModel(
  trial: PlannedTrial,
  prepared: ToAsk,
  engine: Engine,
  writers: Writers,
): Promise<Ended> {
  for (let attempts = 1; ; attempts++) {
    const reservation = engine.budget.reserve(prepared.largest, prepared.prices);
    if (!reservation) return 'over budget';
    const sentAt = isoTime(engine.clock.now());
    const attempt = await writers.attempts.add({ trial: trial.number, replyKey: prepared.replyKey, sentAt });
    if (attempt === undefined) {
      reservation.settle(undefined);
      return 'lost';
    }
    const answer = await askOnce(prepared, engine);
    if (answer === 'interrupted') return 'interrupted';
    reservation.settle(answer.kind === 'reply' ? answer.usage : undefined);
    const at = isoTime(engine.clock.now());
    if (answer.kind === 'reply') {
      const received = replyOf(answer, prepared, at);
      const done = { trial: trial.number, reply: { received, attempt }, readings: prepared.read(answer) };
      return finish(trial, done, { attempts, reused: false, answer, prepared }, engine, writers, {
        attempt,
        at,
      });
    }
    const ended = { attempt, at, error: answer.error.message };
    const wait = waitBeforeRetry(answer.error, attempts, engine.maxAttempts, engine.uniform());
    if (wait === undefined) {
      const done = { trial: trial.number, readings: prepared.failed(describe(answer.error)) };
      return finish(trial, done, { attempts, reused: false }, engine, writers, ended);
    }
    await writers.saved.add({ ended });
    engine.emit({
      kind: 'waiting',
      candidate: trial.candidate,
      milliseconds: wait,
      because: describe(answer.error),
    });
    if (!(await waited(wait, engine))) return 'interrupted';
  }
}

async function askOnce(prepared: ToAsk, engine: Engine): Promise<Answer | 'interrupted'> {
  try {
    return await prepared.judge.ask(prepared.question, engine.stopNow);
  } catch (error) {
    if (engine.stopNow.aborted) return 'interrupted';
    throw error;
  }
}

async function waited(milliseconds: number, engine: Engine): Promise<boolean> {
  try {
    await engine.sleep(milliseconds, engine.stopAsking);
    return !engine.stopAsking.aborted;
  } catch (error) {
    if (engine.stopAsking.aborted) return false;
    throw error;
  }
}

interface Told {
  readonly attempts: number;
  readonly reused: boolean;
  readonly answer?: ReplyAnswer;
  readonly prepared?: ToAsk;
}

async function finish(
  trial: PlannedTrial,
  done: FinishedTrial,
  told: Told,
  engine: Engine,
  writers: Writers,
  ended?: Saved['ended'],
): Promise<Ended> {
  await writers.saved.add({ trial: done, ...(ended === undefined ? {} : { ended }) });
  const usage = told.answer?.usage;
  const prices = told.prepared?.prices;
  engine.emit({
    kind: 'trial done',
    candidate: trial.candidate,
    outcomes: done.readings.map((reading: Reading) => reading.outcome),
    attempts: told.attempts,
    reused: told.reused,
    ...(usage === undefined ? {} : { usage }),
    ...(usage === undefined || prices === undefined ? {} : { cost: costOf(usage, prices) }),
  });
  return 'done';
}

/** A local judge's reply holds no time: the same study gives the same bytes. */
function replyOf(answer: ReplyAnswer, prepared: ToAsk, receivedAt: string | undefined) {
  const { text, finish: finishReason, servedModel, requestId, usage, latencyMs } = answer;
  return {
    key: prepared.replyKey,
    text,
    finishReason,
    ...(servedModel === undefined ? {} : { servedModel }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(usage === undefined ? {} : { usage }),
    ...(latencyMs === undefined ? {} : { latencyMs }),
    ...(receivedAt === undefined ? {} : { receivedAt }),
    ...(prepared.prices === undefined ? {} : { prices: prepared.prices }),
  };
}

function describe({ status, message, kind }: JudgeError): string {
  return `${kind}${status === undefined ? '' : ` ${status}`}: ${message}`;
}

function finishOf(reason: string | undefined): ReplyAnswer['finish'] {
  switch (reason) {
    case 'length':
    case 'refusal':
    case 'content_filter':
    case 'other':
      return reason;
    default:
      return 'stop';
  }
}
