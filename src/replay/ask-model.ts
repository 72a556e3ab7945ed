import { isoTime } from '../domain/clock.ts';
import type { Answer, JudgeError } from '../domain/judge.ts';
import type { Usage } from '../domain/trial.ts';
import type { PlannedTrial } from '../domain/trial-store.ts';
import { waitBeforeRetry } from './backoff.ts';
import { type Desk, type Ended, routeOf, type SavingDesk } from './desk.ts';
import type { ToAsk } from './engine.ts';
import type { TrialEnd } from './events.ts';
import type { Saved } from './journal.ts';
import { costOf, savedByCache } from './money.ts';
import type { NoPermit, Permit } from './pace/lane.ts';
import { signOf } from './pace/sign.ts';

/** What asking came to: the answer that stands, and the attempt that brought it, where one was sent. */
export interface AskedModel {
  readonly answer: Answer;
  readonly ended?: NonNullable<Saved['ended']>;
  readonly attempts: number;
  readonly billed: Pick<TrialEnd, 'usage' | 'cost' | 'cacheSaved'>;
}

/**
 * One retry policy for every provider: the SDKs' own are off. `answered` where the reply was paid for meanwhile, by
 * whomever.
 */
export async function askModel(
  trial: PlannedTrial,
  prepared: ToAsk,
  first: Permit | NoPermit | undefined,
  desk: Desk,
): Promise<AskedModel | 'answered' | Exclude<Ended, 'done'>> {
  const route = routeOf(desk.engine, trial.candidate);
  let permit = first ?? (await permitAgain(trial, prepared, desk));
  for (let attempts = 1; ; attempts++) {
    if (permit === 'stopped') return leftOpen('interrupted', trial, attempts - 1, desk);
    if (permit === 'given up') return notSent(trial, attempts - 1, desk);
    if (desk.access.isGivenUp(route)) {
      permit.withdraw();
      return leftOpen('no access', trial, attempts - 1, desk);
    }
    if (attempts === 1) desk.retries.called();
    const sent = await send(trial, prepared, permit, desk);
    if (sent === 'let go') return leftOpen('interrupted', trial, attempts, desk, true);
    if (typeof sent === 'string') return leftOpen(sent, trial, attempts - 1, desk);
    const { answer, ended } = sent;
    if (desk.access.refuses(route, trial, answer)) return putOff(trial, sent, attempts, desk);
    const wait = answer.kind === 'error' ? waitOf(answer.error, attempts, desk) : undefined;
    if (answer.kind === 'reply' || typeof wait !== 'number') {
      return { answer: withReason(answer, wait), ended, attempts, billed: billed(answer, prepared) };
    }
    void desk.journal.save({ ended }, () => undefined);
    const because = describe(answer.error);
    desk.engine.emit({ kind: 'waiting', candidate: trial.candidate, milliseconds: wait, because });
    if (!(await waited(wait, desk))) return leftOpen('interrupted', trial, attempts, desk);
    permit = await permitAgain(trial, prepared, desk);
  }
}

/** Nothing came of it, and calls were sent for it all the same; the last one is not waited for where it is let go of. */
function leftOpen<How extends Ended | 'answered'>(
  how: How,
  { candidate }: PlannedTrial,
  attempts: number,
  { engine }: Desk,
  letGo = false,
): How {
  if (attempts > 0) engine.emit({ kind: 'left open', candidate, attempts, letGo });
  return how;
}

/** The call is in the books, the trial is not. */
function putOff(
  { candidate }: PlannedTrial,
  { answer, ended }: Sent,
  attempts: number,
  { engine, journal }: Desk,
): 'no access' {
  void journal.save({ ended }, () => undefined);
  const because = answer.kind === 'error' ? describe(answer.error) : '';
  engine.emit({ kind: 'put off', candidate, attempts, because });
  return 'no access';
}

/** Where retries are used up the failure says so: it may be worth another replay later. */
function waitOf(
  error: JudgeError,
  attempts: number,
  { engine, retries }: Desk,
): number | 'used up' | undefined {
  const wait = waitBeforeRetry(error, attempts, engine.maxAttempts, engine.uniform());
  return wait === undefined || retries.take() ? wait : 'used up';
}

function withReason(answer: Answer, wait: number | 'used up' | undefined): Answer {
  if (answer.kind === 'reply' || wait !== 'used up') return answer;
  const message = `${answer.error.message} (not tried again: the run has used up its retries)`;
  return { kind: 'error', error: { ...answer.error, message } };
}

function notSent(trial: PlannedTrial, attempts: number, { engine }: Desk): AskedModel {
  const { host } = routeOf(engine, trial.candidate);
  const message = `not sent: ${host} did not answer, call after call`;
  return { answer: { kind: 'error', error: { kind: 'transient', message } }, attempts, billed: {} };
}

async function permitAgain(
  { candidate }: PlannedTrial,
  prepared: ToAsk,
  { engine, lanes, expected }: Desk,
): Promise<Permit | NoPermit> {
  const { host, limits } = routeOf(engine, candidate);
  return lanes.to(host).admit(limits, await expected.of(candidate, limits, prepared), true);
}

type NotSent = 'answered' | 'lost' | 'interrupted' | 'let go';
type Sent = { readonly answer: Answer; readonly ended: NonNullable<Saved['ended']> };

/** One attempt: paid for from the budget, recorded, then sent. The permit is used or withdrawn. */
async function send(
  trial: PlannedTrial,
  prepared: ToAsk,
  permit: Permit,
  desk: Desk,
): Promise<Sent | 'over budget' | NotSent> {
  const reservation = await desk.engine.budget.reserve(prepared.largest, prepared.prices);
  let usage: Usage | undefined;
  try {
    if (reservation === undefined) return 'over budget';
    const sent = await sendRecorded(trial, prepared, desk);
    if (typeof sent === 'string') return sent;
    if (sent.answer.kind === 'reply') usage = sent.answer.usage;
    if (usage) desk.expected.learn(trial.candidate, usage);
    permit.ended(signOf(sent.answer), usage);
    if (isUncounted(sent.answer)) reservation.lose();
    return sent;
  } finally {
    permit.withdraw();
    reservation?.settle(usage);
  }
}

/** Whether a call is billed, or may be, and nobody tells how much. */
export function isUncounted(answer: Answer): boolean {
  return answer.kind === 'reply' ? answer.usage === undefined : (answer.error.mayBeBilled ?? false);
}

async function sendRecorded(trial: PlannedTrial, prepared: ToAsk, desk: Desk): Promise<Sent | NotSent> {
  const { clock, stopAsking, held } = desk.engine;
  await held?.();
  if (stopAsking.aborted) return 'interrupted';
  const attempt = await desk.journal.attempt({
    trial: trial.number,
    replyKey: prepared.replyKey,
    sentAt: isoTime(clock.now()),
  });
  if (typeof attempt !== 'number') return attempt ?? 'lost';
  if (!desk.isClaimed()) {
    const error = 'not sent: the process stood still until its claim had lapsed';
    void desk.journal.save({ ended: { attempt, at: isoTime(clock.now()), error } }, () => undefined);
    return 'lost';
  }
  const answer = await answerOf(prepared, desk);
  if (answer === 'interrupted') return 'let go';
  const at = isoTime(clock.now());
  // A failure is heard of at once: it may be why others are not sent.
  if (answer.kind === 'reply') await desk.arrivals.turn();
  const error = answer.kind === 'error' ? { error: describe(answer.error) } : {};
  return { answer, ended: { attempt, at, ...error } };
}

/** The one place where a judge is called. */
export async function answerOf(
  { judge, question }: ToAsk,
  { engine }: SavingDesk,
): Promise<Answer | 'interrupted'> {
  try {
    return await judge.ask(question, engine.stopNow);
  } catch (error) {
    if (engine.stopNow.aborted) return 'interrupted';
    throw error;
  }
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

function billed(answer: Answer, { prices }: ToAsk): AskedModel['billed'] {
  if (answer.kind === 'error' || answer.usage === undefined) return {};
  const { usage } = answer;
  if (prices === undefined) return { usage };
  return { usage, cost: costOf(usage, prices), cacheSaved: savedByCache(usage, prices) };
}

/** Providers' messages name the status themselves. */
export function describe({ kind, message }: JudgeError): string {
  return `${kind}: ${message}`;
}
