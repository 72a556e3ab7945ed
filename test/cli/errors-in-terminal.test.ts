import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openTerminal } from '../support/terminal/open-terminal.ts';

const ASSAY = join(import.meta.dirname, '..', '..', 'bin', 'assay.js');

test('an error breaks at words in a terminal, and stays in one line where it goes elsewhere', async () => {
  const narrow = { cols: 50, command: process.execPath, args: [ASSAY, 'compare', '--study', 'none.yaml'] };
  const terminal = openTerminal(narrow);
  await terminal.exit;
  expect(terminal.screen().filter((line) => line !== '')).toEqual([
    'error: the study file is not there',
    '--> none.yaml',
    ' = help: check the path, or run `assay init` to',
    '         write one',
  ]);

  const piped = openTerminal({
    ...narrow,
    command: 'sh',
    args: ['-c', '"$0" "$@" 2>&1 | cat', process.execPath, ...narrow.args],
  });
  await piped.exit;
  expect(piped.raw().toString()).toContain(' = help: check the path, or run `assay init` to write one\r\n');
});
