import { fdatasyncSync, openSync } from 'node:fs';
import { workerData } from 'node:worker_threads';

const { file, shared } = workerData;
const cells = new Int32Array(shared);
const fd = openSync(file, 'r');
let done = 0;
for (;;) {
  Atomics.wait(cells, 0, done);
  const wanted = Atomics.load(cells, 0);
  if (wanted === done) continue;
  fdatasyncSync(fd);
  done = wanted;
  Atomics.store(cells, 1, done);
  Atomics.notify(cells, 1);
}
