#!/usr/bin/env node
// The bundled study from nothing to a report, without key or network: each step is a command to try oneself.
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const assay = fileURLToPath(new URL('assay.js', import.meta.url));
const folder = process.argv[2] ?? join(mkdtempSync(join(tmpdir(), 'assay-demo-')), 'study');

const step = (args, cwd) => {
  process.stdout.write(`\n$ assay ${args.join(' ')}\n`);
  const { status } = spawnSync(process.execPath, [assay, ...args], { cwd, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};

step(['init', '--example', 'instrumental-convergence', folder], process.cwd());
step(['import'], folder);
step(['replay'], folder);
step(['compare'], folder);
step(['report'], folder);
process.stdout.write(`
The report is in ${join(folder, 'reports')}
This is an exercise on illustrative labels and simulated judges; nothing here says anything about a real model.
`);
