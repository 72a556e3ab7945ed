import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

// V8 ignores a flag that it does not know, and says nothing.
test('Node still has the flag that keeps the heap flat', () => {
  expect(execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' })).toContain(
    '--semi-space-growth-factor ',
  );
});
