import { Worker } from 'node:worker_threads';
import { InputError, type Position } from '../../domain/problem.ts';
import type { ExpressionRow, ExpressionWork } from './expression-worker.ts';
import type { Computed } from './row.ts';

export interface ExpressionLimits {
  /** Longest time for one batch of rows, in milliseconds. */
  readonly timeout: number;
  /** Memory of the worker's heap, in MiB. */
  readonly memory: number;
}

const EXPRESSION_LIMITS: ExpressionLimits = { timeout: 10_000, memory: 256 };

/** The same file as source and as built: what it is called beside this one. */
const WORKER = new URL(`./expression-worker${import.meta.url.slice(-3)}`, import.meta.url);

interface PlacedRow extends ExpressionRow {
  readonly at: Position;
}

/**
 * Evaluates a table's expressions in a thread of its own, a batch of rows at a time: an expression that never
 * ends or eats memory is stopped, and the row it was at is named. Dispose of it to end the thread.
 */
export class Expressions {
  readonly #expressions: readonly string[];
  readonly #limits: ExpressionLimits;
  readonly #progress = new SharedArrayBuffer(8);
  #worker: Worker | undefined;

  constructor(expressions: readonly string[], limits: ExpressionLimits = EXPRESSION_LIMITS) {
    this.#expressions = expressions;
    this.#limits = limits;
  }

  /** What each row's expressions gave, in order. @throws InputError where a limit was reached. */
  async evaluate(rows: readonly PlacedRow[]): Promise<readonly (readonly Computed[])[]> {
    this.#worker ??= this.#start();
    const worker = this.#worker;
    const { promise, resolve, reject } = Promise.withResolvers<readonly (readonly Computed[])[]>();
    const timer = setTimeout(
      () => reject(this.#stopped(rows, `ran for more than ${this.#limits.timeout / 1_000} s`)),
      this.#limits.timeout,
    );
    const fail = (error: Error) => {
      const isMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      reject(isMemory ? this.#stopped(rows, `needed more than ${this.#limits.memory} MiB`) : error);
    };
    worker.once('message', resolve);
    worker.once('error', fail);
    worker.postMessage(rows.map(({ fields, captures, position }) => ({ fields, captures, position })));
    try {
      return await promise;
    } catch (error) {
      await this[Symbol.asyncDispose]();
      throw error;
    } finally {
      clearTimeout(timer);
      worker.off('message', resolve);
      worker.off('error', fail);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  #start(): Worker {
    const workerData: ExpressionWork = { expressions: this.#expressions, progress: this.#progress };
    return new Worker(WORKER, {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.memory, stackSizeMb: 4 },
    });
  }

  #stopped(rows: readonly PlacedRow[], what: string): InputError {
    const [row = 0, expression = 0] = new Int32Array(this.#progress);
    const at = rows[row]?.at;
    return new InputError({
      message: `the expression ${this.#expressions[expression] ?? ''} ${what} on this row`,
      remedy:
        'write it without recursion or repeated patterns such as (a+)+, or prepare the field beforehand',
      ...(at === undefined ? {} : { at }),
    });
  }
}
