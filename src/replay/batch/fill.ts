import type { AskBatch, BatchFailure } from '../../domain/batch.ts';
import { InputError } from '../../domain/problem.ts';
import { endWithoutCall } from '../ask-trial.ts';
import { CLAIM_SECONDS, Claims } from '../claims.ts';
import type { SavingDesk } from '../desk.ts';
import type { ToAsk } from '../engine.ts';
import { type Stopped, whyStopped } from '../events.ts';
import type { ReadyTrial } from '../supply.ts';
import type { BatchEngine } from './batch-engine.ts';
import { Chunk, customId, halved } from './chunk.ts';
import { describe, type SentBatch, submitChunk } from './submit.ts';

/** What one pass over the open trials sent, and why it ended before its time. */
export interface Filled {
  readonly sent: readonly SentBatch[];
  readonly stopped?: Stopped;
}

/** Trials claimed at a time. */
const CLAIMED = 256;

/**
 * Goes over the open trials once: what needs no call is done at once, the rest is put into batches, one judge each, and
 * sent as each is full. Two trials with one request are one call: the second waits for the first one's reply.
 */
export async function fillBatches(
  engine: BatchEngine,
  desk: SavingDesk,
  limit: number | undefined,
): Promise<Filled> {
  const { store, run, owner, clock } = engine;
  await using claims = new Claims({
    store,
    run,
    owner,
    clock,
    batch: CLAIMED,
    isAlive: engine.isAlive,
    claimSeconds: engine.claimSeconds ?? CLAIM_SECONDS,
    ...(limit === undefined ? {} : { limit }),
  });
  const filling = new Filling(engine, desk);
  for (let trial = await claims.next(); trial !== undefined; trial = await claims.next()) {
    if (engine.stopAsking.aborted) return await filling.end(whyStopped(engine.stopAsking));
    const stopped = await filling.take({ trial, prepared: await engine.prepare(trial) });
    if (stopped !== undefined) return await filling.end(stopped);
  }
  return await filling.end(undefined);
}

class Filling {
  readonly #engine: BatchEngine;
  readonly #desk: SavingDesk;
  readonly #chunks = new Map<AskBatch, Chunk>();
  readonly #keys = new Set<string>();
  readonly #sent: SentBatch[] = [];

  constructor(engine: BatchEngine, desk: SavingDesk) {
    this.#engine = engine;
    this.#desk = desk;
  }

  async take(ready: ReadyTrial): Promise<Stopped | undefined> {
    const { prepared } = ready;
    if (prepared.kind === 'too long' || prepared.judge.local) return this.#askAtOnce(ready);
    if (this.#keys.has(prepared.replyKey)) return undefined;
    if ((await this.#engine.store.replyByKey(prepared.replyKey)) !== undefined) return this.#askAtOnce(ready);
    return this.#put(ready, prepared);
  }

  /** Sends what is left, unless it is to stop; that there is no more money keeps nothing back that there is money for. */
  async end(stopped: Stopped | undefined): Promise<Filled> {
    let ended = stopped;
    for (const chunk of this.#chunks.values()) {
      if (ended === undefined || ended === 'budget') ended = (await this.#send(chunk)) ?? ended;
      else for (const { reservation } of chunk.calls) reservation.settle(undefined);
    }
    return { sent: this.#sent, ...(ended === undefined ? {} : { stopped: ended }) };
  }

  async #askAtOnce(ready: ReadyTrial): Promise<undefined> {
    await endWithoutCall(ready, this.#desk);
    await this.#desk.journal.room();
  }

  async #put({ trial }: ReadyTrial, prepared: ToAsk): Promise<Stopped | undefined> {
    const { judge, question, replyKey, largest, prices } = prepared;
    const { batch: asks } = judge;
    if (asks === undefined || question.request === undefined) throw noBatch(judge.identity);
    const request = { customId: customId(replyKey), request: question.request };
    const half = prices === undefined ? undefined : halved(prices);
    const reservation = this.#engine.budget.reserveNow(await largest(), half);
    if (reservation === undefined) return 'budget';
    let chunk = this.#chunks.get(asks);
    if (chunk !== undefined && !chunk.hasRoom(request)) {
      this.#chunks.delete(asks);
      const refused = await this.#send(chunk);
      if (refused !== undefined) {
        reservation.settle(undefined);
        return refused;
      }
      chunk = undefined;
    }
    if (chunk === undefined) {
      chunk = new Chunk(asks);
      this.#chunks.set(asks, chunk);
    }
    chunk.add({ trial, prepared, request, reservation });
    this.#keys.add(replyKey);
    return undefined;
  }

  async #send(chunk: Chunk): Promise<Stopped | undefined> {
    const came: SentBatch | BatchFailure = await submitChunk(this.#engine, chunk);
    if (!('error' in came)) {
      this.#sent.push(came);
      return undefined;
    }
    this.#engine.emit({ kind: 'batch', state: 'refused', because: describe(came) });
    return 'batch refused';
  }
}

function noBatch(identity: Readonly<Record<string, unknown>>): InputError {
  return new InputError({
    message: `${String(identity['provider'])} has no batches`,
    remedy: 'replay without --batch',
  });
}
