/** Opens one new store after the other, each at the same moment as all other threads, and posts what went wrong. */
import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '../../../src/store/open-database.ts';

const { files, threads, arrived } = workerData as {
  readonly files: readonly string[];
  readonly threads: number;
  /** By file, the threads that have come to it. */
  readonly arrived: Int32Array<SharedArrayBuffer>;
};

const failures: string[] = [];
files.forEach((file, round) => {
  meet(round);
  try {
    openDatabase(file).close();
  } catch (error) {
    failures.push(String(error));
  }
});
parentPort?.postMessage(failures);

function meet(round: number): void {
  if (Atomics.add(arrived, round, 1) + 1 === threads) Atomics.notify(arrived, round);
  for (;;) {
    const here = Atomics.load(arrived, round);
    if (here === threads) return;
    Atomics.wait(arrived, round, here);
  }
}
