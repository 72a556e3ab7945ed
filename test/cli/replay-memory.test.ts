import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ProviderServer, startProviderServer } from '../support/provider-server/start.ts';
import { itemsSaying, openaiJudge } from '../support/replayed-study.ts';
import { startProgram } from '../support/start-assay.ts';
import { replayStudy } from './replay-fixture.ts';

const HELD = join(import.meta.dirname, 'children', 'replay-held.ts');
const [FEW, MANY] = [1000, 20_000];

let server: ProviderServer;
beforeAll(async () => {
  server = await startProviderServer();
});
afterAll(() => server.stop());

test('a replay holds neither items nor trials while it asks, not even their names', async () => {
  const few = await heldWith(FEW);
  const many = await heldWith(MANY);
  expect(few).toBeGreaterThan(1e6);
  // The shortest text is 16 bytes, and what holds it another 4 to 8.
  expect((many - few) / (MANY - FEW)).toBeLessThan(20);
});

/** Bytes, right after the first trial of a study of so many items, all of them to be asked. */
async function heldWith(items: number): Promise<number> {
  const { folder } = await replayStudy({
    judges: [openaiJudge(server.url)],
    items: itemsSaying(items),
    labelled: ['i0'],
  });
  const { code, out, err } = await startProgram(HELD, folder, {}, []).ended;
  if (code !== 0) throw new Error(err);
  return Number(out);
}
