import { Worker } from 'node:worker_threads';
import type { JournalPage, JournalWritten } from '../../domain/trial-store.ts';
import type { JournalWork, PageWritten } from './journal-worker.ts';

/** The ending is that of this file: as written, or as built. */
const WORKER = new URL(`./journal-worker${import.meta.url.slice(-3)}`, import.meta.url);

/**
 * Writes the journal's pages in a thread of its own, so that calls go on while the disk is waited for. Pages are
 * written in the order in which they come.
 */
export class JournalThread {
  readonly #worker: Worker;
  #waiting: PromiseWithResolvers<JournalWritten>[] = [];
  #isReady = false;
  #failure: { readonly error: unknown } | undefined;

  constructor(file: string) {
    const workerData: JournalWork = file;
    // It makes little garbage, and may stand for hours beside a replay whose memory is flat.
    this.#worker = new Worker(WORKER, { workerData, resourceLimits: { maxYoungGenerationSizeMb: 4 } });
    this.#worker.on('message', (message: 'ready' | PageWritten) => {
      if (message === 'ready') this.#isReady = true;
      else this.#settle(message);
    });
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', () => this.#fail(new Error('the thread that writes the journal is gone')));
    // It must not keep a process alive that has nothing else to do.
    this.#worker.unref();
  }

  /** Whether it has opened the store; it takes some time to start. */
  get isReady(): boolean {
    return this.#isReady && this.#failure === undefined;
  }

  /** @throws what the store throws there. */
  write(page: JournalPage): Promise<JournalWritten> {
    if (this.#failure) return Promise.reject(this.#failure.error);
    const waiting = Promise.withResolvers<JournalWritten>();
    if (this.#waiting.push(waiting) === 1) this.#worker.ref();
    this.#worker.postMessage(page);
    return waiting.promise;
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#waiting.map(({ promise }) => promise));
    await this.#worker.terminate();
  }

  #settle(message: PageWritten): void {
    const waiting = this.#waiting.shift();
    if (this.#waiting.length === 0) this.#worker.unref();
    if ('written' in message) {
      waiting?.resolve(message.written);
      return;
    }
    const { error, errcode } = message;
    waiting?.reject(error instanceof Error ? Object.assign(error, { errcode }) : error);
  }

  #fail(error: unknown): void {
    this.#failure ??= { error };
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }
}
