#!/usr/bin/env node
// Makes the files in reports/ again, from the bundled study.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runSteps } from './steps.js';

const scratch = mkdtempSync(join(tmpdir(), 'assay-reports-'));
const folder = join(scratch, 'study');
runSteps(folder, [
  ['init', '--example', 'instrumental-convergence', folder],
  ['import'],
  ['replay'],
  ['report', '--out', fileURLToPath(new URL('../reports', import.meta.url))],
]);
rmSync(scratch, { recursive: true });
