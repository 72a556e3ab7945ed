import { isoTime } from '../domain/clock.ts';
import type { Answer, JudgeError } from '../domain/judge.ts';
import type { FinishedTrial, PlannedTrial } from '../domain/trial-store.ts';
import { waitBeforeRetry } from './backoff.ts';
import type { Engine, ToAsk } from './engine.ts';
import type { TrialEnd } from './events.ts';
import type { Journal, Saved } from './journal.ts';
import { costOf } from './money.ts';
import { paidReply, replyText } from './paid-reply.ts';
import type { ReadyTrial } from './supply.ts';
import type { Turns } from './turns.ts';

/** How asking ended. `lost`: the trial is another process's now. */
export type Ended = 'done' | 'over budget' | 'lost' | 'interrupted';

/** What asking works with: the engine, what it writes, and whose turn it is under which reply key. */
export interface Desk {
  readonly engine: Engine;
  readonly journal: Journal;
  readonly turns: Turns;
}

/**
 * Brings one trial to its end: from a reply paid for before, or by asking until an answer stands or asking
 * again is pointless. Every attempt is on disk before it is sent. A trial that ended `done` is on its way to
 * the disk when this resolves, before anything that the caller does next.
 */
export async function askTrial({ trial, prepared }: ReadyTrial, desk: Desk): Promise<Ended> {
  if (prepared.kind === 'too long') {
    return finish(trial, { trial: { trial: trial.number, readings: prepared.readings } }, {}, desk);
  }
  if (prepared.judge.local) return askProgram(trial, prepared, desk);
  const release = await desk.turns.take(prepared.replyKey);
  let ended: Ended | undefined;
  try {
    ended = (await reuse(trial, prepared, release, desk)) ?? (await askModel(trial, prepared, release, desk));
    return ended;
  } finally {
    // One that is done releases its turn when it is on disk.
    if (ended !== 'done') release();
  }
}

async function askProgram(trial: PlannedTrial, prepared: ToAsk, desk: Desk): Promise<Ended> {
  const answer = await answerOf(prepared, desk);
  if (answer === 'interrupted') return answer;
  return finish(trial, { trial: finishedTrial(trial, prepared, answer) }, failureOf(answer), desk);
}

async function reuse(
  trial: PlannedTrial,
  prepared: ToAsk,
  release: () => void,
  desk: Desk,
): Promise<Ended | undefined> {
  const known = await desk.engine.store.replyByKey(prepared.replyKey);
  if (known === undefined) return undefined;
  const readings = prepared.read(replyText(known));
  const came = { trial: trial.number, reply: { known: known.number }, readings };
  return finish(trial, { trial: came }, { reused: true, release }, desk);
}

/** One retry policy for every provider: the SDKs' own are off. */
async function askModel(
  trial: PlannedTrial,
  prepared: ToAsk,
  release: () => void,
  desk: Desk,
): Promise<Ended> {
  const { budget, maxAttempts, uniform, emit } = desk.engine;
  for (let attempts = 1; ; attempts++) {
    const reservation = await budget.reserve(prepared.largest, prepared.prices);
    if (reservation === undefined) return 'over budget';
    const sent = await send(trial, prepared, desk);
    reservation.settle(
      typeof sent === 'object' && sent.answer.kind === 'reply' ? sent.answer.usage : undefined,
    );
    if (typeof sent === 'string') return sent;
    const { answer, ended } = sent;
    const wait =
      answer.kind === 'error' ? waitBeforeRetry(answer.error, attempts, maxAttempts, uniform()) : undefined;
    if (answer.kind === 'reply' || wait === undefined) {
      const came = finishedTrial(trial, prepared, answer, ended);
      const told = { attempts, release, ...failureOf(answer), ...billed(answer, prepared) };
      return finish(trial, { trial: came, ended }, told, desk);
    }
    void desk.journal.save({ ended }, () => undefined);
    const because = describe(answer.error);
    emit({ kind: 'waiting', candidate: trial.candidate, milliseconds: wait, because });
    if (!(await waited(wait, desk))) return 'interrupted';
  }
}

type Sent = { readonly answer: Answer; readonly ended: NonNullable<Saved['ended']> };

/** One attempt: recorded, then sent. */
async function send(
  trial: PlannedTrial,
  prepared: ToAsk,
  desk: Desk,
): Promise<Sent | 'lost' | 'interrupted'> {
  const { clock, stopAsking } = desk.engine;
  if (stopAsking.aborted) return 'interrupted';
  const attempt = await desk.journal.attempt({
    trial: trial.number,
    replyKey: prepared.replyKey,
    sentAt: isoTime(clock.now()),
  });
  if (attempt === undefined) return 'lost';
  const answer = await answerOf(prepared, desk);
  if (answer === 'interrupted') return answer;
  const error = answer.kind === 'error' ? { error: describe(answer.error) } : {};
  return { answer, ended: { attempt, at: isoTime(clock.now()), ...error } };
}

/** The one place where a judge is called. */
async function answerOf({ judge, question }: ToAsk, { engine }: Desk): Promise<Answer | 'interrupted'> {
  try {
    return await judge.ask(question, engine.stopNow);
  } catch (error) {
    if (engine.stopNow.aborted) return 'interrupted';
    throw error;
  }
}

/** Programs make no attempts, and their replies have no time: the same study gives the same bytes. */
function finishedTrial(
  trial: PlannedTrial,
  prepared: ToAsk,
  answer: Answer,
  ended?: Saved['ended'],
): FinishedTrial {
  if (answer.kind === 'error') {
    return { trial: trial.number, readings: prepared.failed() };
  }
  const reply = paidReply(answer, prepared);
  return {
    trial: trial.number,
    reply:
      ended === undefined
        ? { received: reply }
        : { received: { ...reply, receivedAt: ended.at }, attempt: ended.attempt },
    readings: prepared.read(answer),
  };
}

async function waited(milliseconds: number, { engine }: Desk): Promise<boolean> {
  try {
    await engine.sleep(milliseconds, engine.stopAsking);
    return !engine.stopAsking.aborted;
  } catch (error) {
    if (engine.stopAsking.aborted) return false;
    throw error;
  }
}

interface Told extends Partial<Pick<TrialEnd, 'attempts' | 'usage' | 'cost' | 'failure'>> {
  readonly reused?: boolean;
  /** Called when all is on disk, or cannot be written. */
  readonly release?: () => void;
}

function finish(trial: PlannedTrial, saved: Saved, told: Told, { engine, journal }: Desk): Ended {
  const { release, reused = false, ...billing } = told;
  const written = journal.save(saved, (standing) =>
    engine.emit({
      kind: standing === 'done' ? 'trial done' : 'already done',
      reused,
      candidate: trial.candidate,
      outcomes: saved.trial?.readings.map((reading) => reading.outcome) ?? [],
      attempts: 0,
      ...billing,
    }),
  );
  if (release) void written.then(release);
  return 'done';
}

function billed(answer: Answer, { prices }: ToAsk): Pick<Told, 'usage' | 'cost'> {
  if (answer.kind === 'error' || answer.usage === undefined) return {};
  const { usage } = answer;
  return { usage, ...(prices === undefined ? {} : { cost: costOf(usage, prices) }) };
}

function failureOf(answer: Answer): Pick<Told, 'failure'> {
  return answer.kind === 'error' ? { failure: describe(answer.error) } : {};
}

/** Providers' messages name the status themselves. */
function describe({ kind, message }: JudgeError): string {
  return `${kind}: ${message}`;
}
