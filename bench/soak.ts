import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/**
 * Everything that is too long for `npm test`: the full figures behind docs/measured.md, one command after the other,
 * so that no two share the machine. `npm run soak` runs all, `npm run soak statistics` those whose name holds the
 * word. Ends with what failed, and exits 1 then.
 */
const COMMANDS: readonly (readonly string[])[] = [
  ['million-verdicts.ts'],
  ['import-memory.ts'],
  ['replay-efficiency.ts'],
  ['kill-replay.ts'],
  ['full-disk.ts'],
  ['replay-memory.ts'],
  ['start-up.ts'],
  ['against-promptfoo.ts'],
  ['review-simulation.ts'],
  ['defaults-simulation.ts'],
  ['coverage-simulation.ts', '--write'],
  ['claims-simulation.ts'],
  ['bias-simulation.ts'],
  ['planning-simulation.ts'],
  ['statistics-speed.ts'],
  ['consistency-simulation.ts'],
  ['many-candidates.ts'],
  ['selection-simulation.ts'],
  ['projection-coverage.ts'],
];

const wanted = process.argv.slice(2);
const chosen = COMMANDS.filter(([file = '']) => wanted.every((word) => file.includes(word)));
const failed: string[] = [];
for (const [file = '', ...options] of chosen) {
  const name = [`bench/${file}`, ...options].join(' ');
  process.stdout.write(`\n== node ${name}\n`);
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, file), ...options], {
    stdio: 'inherit',
  });
  if (status !== 0) failed.push(name);
}
process.stdout.write(`\n${chosen.length - failed.length} of ${chosen.length} commands ended well\n`);
if (failed.length > 0) process.stdout.write(`failed: ${failed.join(', ')}\n`);
process.exitCode = failed.length > 0 || chosen.length === 0 ? 1 : 0;
