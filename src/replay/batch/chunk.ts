import type { AskBatch, BatchRequest } from '../../domain/batch.ts';
import type { ListPrices, UnitPrices } from '../../domain/trial-store.ts';
import type { Reservation } from '../budget.ts';
import type { ToAsk } from '../engine.ts';
import type { ReadyTrial } from '../supply.ts';

/** One trial of a batch in the making. */
export interface ChunkCall {
  readonly trial: ReadyTrial['trial'];
  readonly prepared: ToAsk;
  readonly request: BatchRequest;
  /** What it may cost, held until its result is there. */
  readonly reservation: Reservation;
}

/** Requests to one judge that will go as one batch. */
export class Chunk {
  readonly asks: AskBatch;
  readonly calls: ChunkCall[] = [];
  #bytes = 0;

  constructor(asks: AskBatch) {
    this.asks = asks;
  }

  /** Whether one more request keeps the provider's limits. The first always does: it is for the provider to refuse. */
  hasRoom(request: BatchRequest): boolean {
    const { requests, bytes } = this.asks.limits;
    if (this.calls.length === 0) return true;
    return this.calls.length < requests && this.#bytes + this.asks.bytesOf(request) <= bytes;
  }

  add(call: ChunkCall): void {
    this.calls.push(call);
    this.#bytes += this.asks.bytesOf(call.request);
  }
}

/** A reply key, 64 hexadecimal digits, as a custom id that every provider takes: 43 characters. */
export function customId(replyKey: string): string {
  return Buffer.from(replyKey, 'hex').toString('base64url');
}

/** Batches are billed at half the list price; price lists know no tariff of their own for them. */
export function halved({ steps, ...base }: ListPrices): ListPrices {
  if (steps === undefined) return halfOf(base);
  return { ...halfOf(base), steps: steps.map(({ from, ...prices }) => ({ from, ...halfOf(prices) })) };
}

function halfOf({ input, output, cachedInput, cacheWrite }: UnitPrices): UnitPrices {
  return {
    input: input / 2,
    output: output / 2,
    ...(cachedInput === undefined ? {} : { cachedInput: cachedInput / 2 }),
    ...(cacheWrite === undefined ? {} : { cacheWrite: cacheWrite / 2 }),
  };
}
