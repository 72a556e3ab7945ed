import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'vitest';

/** Public data sets, oracles and samples that stand beside the checkout and are never copied into it. */
const SHARED = join(import.meta.dirname, '..', '..', '..', 'shared');

export function sharedPath(...parts: string[]): string {
  return join(SHARED, ...parts);
}

/** A describe block that needs `../shared`; where that is absent its body is not run, and a skipped test says so. */
export function describeWithShared(name: string, body: () => void): void {
  if (existsSync(SHARED)) describe(name, body);
  else test.skip(`${name} (skipped: ../shared is absent)`, () => undefined);
}
