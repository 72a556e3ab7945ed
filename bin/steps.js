// Runs commands of assay one after another, each shown as a user would type it; the first that fails ends it.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const assay = fileURLToPath(new URL('assay.js', import.meta.url));

export function runSteps(folder, steps) {
  for (const [index, args] of steps.entries()) {
    process.stdout.write(`\n$ assay ${args.join(' ')}\n`);
    // The first step makes the folder.
    const cwd = index === 0 ? process.cwd() : folder;
    const { status } = spawnSync(process.execPath, [assay, ...args], { cwd, stdio: 'inherit' });
    if (status !== 0) process.exit(status ?? 1);
  }
}
