import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'vitest';

/** Public data sets, oracles and samples that stand beside the checkout and are never copied into it. */
const SHARED = join(import.meta.dirname, '..', '..', '..', 'shared');

export function sharedPath(...parts: string[]): string {
  return join(SHARED, ...parts);
}

/** A describe block that needs `../shared`; where that is absent it is skipped and says so. */
export function describeWithShared(name: string, body: () => void): void {
  const present = existsSync(SHARED);
  describe.skipIf(!present)(present ? name : `${name} (skipped: ../shared is absent)`, body);
}
