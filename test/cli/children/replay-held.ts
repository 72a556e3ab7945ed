/**
 * Replays one trial of a study, with the program as built, and prints the bytes that are held in memory right after it:
 * node replay-held.ts. That is what a replay holds while it asks, as all that went before has ended.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { run } from '../../../dist/cli/main.js';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

let held = 0;
const code = await run(['replay', '--on', 'all', '--limit', '1', '--json'], {
  cwd: process.cwd(),
  env: {},
  clock: { now: () => Date.now() },
  out: (text) => {
    if (!text.includes('trial done')) return;
    collect();
    held = process.memoryUsage().heapUsed;
  },
  err: () => undefined,
  width: 80,
});
process.stdout.write(`${held}\n`);
process.exitCode = code;
