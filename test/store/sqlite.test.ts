import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { batchStoreContract } from './batch-contract.ts';
import { storeContract } from './contract.ts';
import { trialStoreContract } from './trial-contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-store-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

storeContract('in memory', () => openStore(':memory:'));
storeContract('in a file', () => openStore(join(folder, 'nested', `${files++}.sqlite`)));

batchStoreContract('two connections to a file', async () => {
  const file = join(folder, `${files++}.sqlite`);
  return [await openStore(file), await openStore(file)];
});
trialStoreContract('two connections to a file', async () => {
  const file = join(folder, `${files++}.sqlite`);
  return [await openStore(file), await openStore(file)];
});
trialStoreContract('in memory', async () => {
  const store = await openStore(':memory:');
  return [store, store];
});
