import type { Answer } from '../domain/judge.ts';
import type { FinishedTrial, PlannedTrial } from '../domain/trial-store.ts';
import { type AskedModel, answerOf, askModel, describe } from './ask-model.ts';
import { type Desk, type Ended, finish, type SavingDesk } from './desk.ts';
import type { Dispatched } from './dispatch/dispatcher.ts';
import type { ToAsk } from './engine.ts';
import { paidReply, replyText } from './paid-reply.ts';
import type { ReadyTrial } from './supply.ts';

/**
 * Brings one trial to its end: from a reply paid for before, or by asking until an answer stands or asking
 * again is pointless. Every attempt is in the store before it is sent. A trial that ended `done` is on its way
 * there when this resolves, before anything that the caller does next.
 */
export async function askTrial(ready: Dispatched, desk: Desk): Promise<Ended> {
  const { trial, prepared, permit } = ready;
  if (prepared.kind === 'too long' || prepared.judge.local) {
    return (await endWithoutCall(ready, desk)) ?? 'interrupted';
  }
  const unused = typeof permit === 'object' ? permit : undefined;
  // Who has the turn may need the room that this one holds, to try again.
  const mustWait = desk.turns.isTaken(prepared.replyKey);
  if (mustWait) unused?.withdraw();
  const release = await desk.turns.take(prepared.replyKey);
  let ended: Ended | undefined;
  try {
    if (mustWait || ready.isPaidFor) ended = await endWithoutCall(ready, desk, release);
    if (ended !== undefined) return ended;
    const asked = await askModel(trial, prepared, mustWait ? undefined : permit, desk);
    if (asked === 'answered') ended = await endWithoutCall(ready, desk, release);
    else ended = typeof asked === 'string' ? asked : finishModel(trial, prepared, asked, release, desk);
    if (ended === undefined) throw new Error(`the reply to trial ${trial.number} is there, and is not found`);
    return ended;
  } finally {
    // Withdrawn where it was not used; one that ended stays as it is.
    unused?.withdraw();
    // One that is done releases its turn when it is in the store.
    if (ended !== 'done') release();
  }
}

/**
 * Ends a trial that needs no call over a network: its item does not fit, its judge is a program, or its reply was
 * paid for before. `undefined` where it needs one.
 *
 * @param release called when all is in the store, or cannot be written.
 */
export async function endWithoutCall(
  { trial, prepared }: ReadyTrial,
  desk: SavingDesk,
  release?: () => void,
): Promise<Ended | undefined> {
  if (prepared.kind === 'too long') {
    const saved = { trial: { trial: trial.number, readings: prepared.readings } };
    return finish(trial.candidate, saved, {}, desk);
  }
  if (prepared.judge.local) return askProgram(trial, prepared, desk);
  const known = await desk.engine.store.replyByKey(prepared.replyKey);
  if (known === undefined) return undefined;
  const readings = prepared.read(replyText(known));
  const came = { trial: trial.number, reply: { known: known.number }, readings };
  const told = { reused: true, ...(release === undefined ? {} : { release }) };
  return finish(trial.candidate, { trial: came }, told, desk);
}

async function askProgram(trial: PlannedTrial, prepared: ToAsk, desk: SavingDesk): Promise<Ended> {
  const answer = await answerOf(prepared, desk);
  if (answer === 'interrupted') return answer;
  // Programs make no attempts, and their replies have no time: the same study gives the same bytes.
  const came: FinishedTrial =
    answer.kind === 'error'
      ? { trial: trial.number, readings: prepared.failed() }
      : {
          trial: trial.number,
          reply: { received: paidReply(answer, prepared) },
          readings: prepared.read(answer),
        };
  return finish(trial.candidate, { trial: came }, failureOf(answer), desk);
}

function finishModel(
  trial: PlannedTrial,
  prepared: ToAsk,
  asked: AskedModel,
  release: () => void,
  desk: Desk,
): Ended {
  const { answer, ended, attempts, billed } = asked;
  const received =
    answer.kind === 'error' || ended === undefined
      ? undefined
      : { ...paidReply(answer, prepared), receivedAt: ended.at };
  const came: FinishedTrial =
    answer.kind === 'error'
      ? { trial: trial.number, readings: prepared.failed() }
      : {
          trial: trial.number,
          ...(received && ended ? { reply: { received, attempt: ended.attempt } } : {}),
          readings: prepared.read(answer),
        };
  const saved = ended === undefined ? { trial: came } : { trial: came, ended };
  return finish(trial.candidate, saved, { attempts, release, ...failureOf(answer), ...billed }, desk);
}

function failureOf(answer: Answer): { readonly failure?: string } {
  return answer.kind === 'error' ? { failure: describe(answer.error) } : {};
}
