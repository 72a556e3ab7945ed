import { afterEach, describe, expect, test } from 'vitest';
import { type BatchStore, batchOwner } from '../../src/domain/batch.ts';
import type { Store } from '../../src/domain/store.ts';
import type { TrialStore } from '../../src/domain/trial-store.ts';
import { candidate, item } from './examples.ts';

type Stores = Store & TrialStore & BatchStore;

const RUN = { hash: 'run-1', seed: 's', createdAt: '2026-01-01T00:00:00.000Z' };
const OPENED = '2026-01-01T00:00:01.000Z';
const BATCH = { run: RUN.hash, token: 'token-1', judge: 'judge-1', openedAt: OPENED };
const END = { at: '2026-01-01T01:00:00.000Z', error: 'gone' };

/** What every store must do for batches. `open` gives two connections to one empty store, as of two processes. */
export function batchStoreContract(name: string, open: () => Promise<readonly [Stores, Stores]>): void {
  const opened: Stores[] = [];
  const fresh = async () => {
    const [store, other] = await open();
    opened.push(...new Set([store, other]));
    await store.putItems(['a', 'b', 'c'].map((key) => item(key)));
    await store.putCandidates([candidate('alpha')]);
    const trials = ['a', 'b', 'c'].map((key) => ({
      candidate: candidate('alpha').hash,
      item: key,
      presentation: '',
      repeat: 1,
      occasion: 1,
    }));
    await store.openRun(RUN, trials);
    const claimed = await store.claim({ run: RUN.hash, owner: 'me', now: 0, until: 100, limit: 2 });
    const calls = claimed.map(({ number }, index) => ({ trial: number, replyKey: `key-${index}` }));
    return { store, other, calls };
  };
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });
  const mine = { owner: 'me', now: 10, until: 10_000 };

  describe(`${name}: batches`, () => {
    test('an open batch is there for the next process, with its calls, and without an id until one is kept', async () => {
      const { store, other, calls } = await fresh();
      const batch = await store.openBatch(BATCH, calls, mine);
      expect(await other.openBatches(RUN.hash)).toEqual([{ ...BATCH, number: batch.number, requests: 2 }]);
      await store.batchSubmitted(batch.number, 'provider-1');
      expect((await other.openBatches(RUN.hash))[0]?.id).toBe('provider-1');
      const found = await other.batchCalls(batch.number);
      expect(found.map(({ replyKey, trial }) => [replyKey, trial.item])).toEqual([
        ['key-0', 'a'],
        ['key-1', 'b'],
      ]);
    });

    test('its trials are nobody else’s, even when the process that sent it gives its claims back', async () => {
      const { store, other, calls } = await fresh();
      await store.openBatch(BATCH, calls, mine);
      await store.release('me');
      const free = await other.claim({ run: RUN.hash, owner: 'you', now: 9_000, until: 9_900, limit: 10 });
      expect(free.map((trial) => trial.item)).toEqual(['c']);
      const holders = await other.holders(RUN.hash);
      expect(holders.map(({ owner }) => owner)).toContain(batchOwner(BATCH.token));
    });

    test('without a claim of the sender’s nothing is recorded at all', async () => {
      const { store, calls } = await fresh();
      const stranger = { owner: 'you', now: 10, until: 10_000 };
      await expect(store.openBatch(BATCH, calls, stranger)).rejects.toThrow(/is not you's/);
      await expect(store.openBatch(BATCH, calls, { ...mine, now: 100 })).rejects.toThrow(/is not me's/);
      expect(await store.openBatches(RUN.hash)).toEqual([]);
      expect(await store.openAttempts(RUN.hash)).toEqual([]);
    });

    test('a call with a result is no open call any more, and its trial is done', async () => {
      const { store, calls } = await fresh();
      const batch = await store.openBatch(BATCH, calls, mine);
      const [first] = await store.batchCalls(batch.number);
      if (first === undefined) throw new Error('the batch has calls');
      const reading = { criterion: 'harmful', parser: 'p', outcome: 'verdict', label: 'yes' } as const;
      const reply = { received: { key: 'key-0', text: 'yes' }, attempt: first.attempt };
      await store.finish({
        ended: [{ attempt: first.attempt, at: END.at }],
        trials: [{ trial: first.trial.number, reply, readings: [reading] }],
      });
      expect((await store.batchCalls(batch.number)).map(({ replyKey }) => replyKey)).toEqual(['key-1']);
      expect((await store.replyByKey('key-0'))?.text).toBe('yes');
    });

    test('closed, it ends what has no end and gives its claims back', async () => {
      const { store, other, calls } = await fresh();
      const batch = await store.openBatch(BATCH, calls, mine);
      await store.closeBatch(batch.number, END);
      expect(await other.openBatches(RUN.hash)).toEqual([]);
      expect(await other.openAttempts(RUN.hash)).toEqual([]);
      await store.release('me');
      const free = await other.claim({ run: RUN.hash, owner: 'you', now: 20, until: 90, limit: 10 });
      expect(free).toHaveLength(3);
    });
  });
}
