#!/usr/bin/env node
// The bundled study from nothing to a report, without key or network: each step is a command to try oneself.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runSteps } from './steps.js';

const folder = process.argv[2] ?? join(mkdtempSync(join(tmpdir(), 'assay-demo-')), 'study');
runSteps(folder, [
  ['init', '--example', 'instrumental-convergence', folder],
  ['import'],
  ['replay'],
  ['compare'],
  ['report'],
]);
process.stdout.write(`
The report is in ${join(folder, 'reports')}
This is an exercise on illustrative labels and simulated judges; nothing here says anything about a real model.
`);
