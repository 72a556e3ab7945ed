import { afterEach, describe, expect, test } from 'vitest';
import type { Store } from '../../src/domain/store.ts';
import type { Reading, Trial } from '../../src/domain/trial.ts';
import type { FinishedTrial, PaidReply, TrialStore } from '../../src/domain/trial-store.ts';
import { annotation, candidate, criterion, item, verdict } from './examples.ts';
import { recordAttempts } from './record-attempts.ts';

type BothStores = Store & TrialStore;

const RUN = { hash: 'run-1', seed: 's', createdAt: '2026-01-01T00:00:00.000Z' };
const SENT = '2026-01-01T00:00:01.000Z';
const ENDED = '2026-01-01T00:00:02.000Z';

/**
 * What every store must do for replay. `open` gives connections to one empty store: two of them stand for
 * two processes.
 */
export function trialStoreContract(
  name: string,
  open: () => Promise<readonly [BothStores, BothStores]>,
): void {
  const opened: BothStores[] = [];
  const fresh = async (): Promise<readonly [BothStores, BothStores]> => {
    const pair = await open();
    opened.push(...new Set(pair));
    await pair[0].putItems(['a', 'b', 'c'].map((key) => item(key)));
    await pair[0].putCandidates([candidate('alpha'), candidate('beta')]);
    return pair;
  };
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });
  const claimAll = (store: TrialStore, owner: string, now = 0, limit = 100) =>
    store.claim({ run: RUN.hash, owner, now, until: now + 100, limit });

  describe(`${name}: the plan`, () => {
    test('trials are claimed in the order of the plan, as they were planned', async () => {
      const [store] = await fresh();
      const plan = [trial('c'), trial('a', { presentation: 'ba', repeat: 2, occasion: 3 }), trial('b')];
      expect(await store.openRun(RUN, plan)).toEqual({ planned: 3, done: 0 });
      const claimed = await claimAll(store, 'me');
      expect(claimed.map(({ number: _, ...rest }) => rest)).toEqual(plan);
    });

    test('an unchanged plan resumes: what is done stays done', async () => {
      const [store, other] = await fresh();
      const plan = [trial('a'), trial('b')];
      await store.openRun(RUN, plan);
      const [first] = await claimAll(store, 'me', 0, 1);
      await store.finish({ ended: [], trials: [finished(first?.number ?? 0)] });
      expect(await other.openRun(RUN, plan)).toEqual({ planned: 2, done: 1 });
      expect((await claimAll(other, 'you')).map((one) => one.item)).toEqual(['b']);
    });

    test('a hash that stands for another plan is a bug, and said so', async () => {
      const [store] = await fresh();
      await store.openRun(RUN, [trial('a'), trial('b')]);
      await expect(store.openRun(RUN, [trial('a')])).rejects.toThrow(/two plans never share a hash/);
      await expect(store.openRun({ ...RUN, hash: 'twice' }, [trial('a'), trial('a')])).rejects.toThrow(
        /names each trial once/,
      );
    });

    test('unknown items, candidates and runs are refused', async () => {
      const [store] = await fresh();
      await expect(store.openRun(RUN, [trial('nowhere')])).rejects.toThrow(/no item "nowhere"/);
      await expect(store.openRun(RUN, [trial('a', { candidate: 'x' })])).rejects.toThrow(/no candidate x/);
      await expect(store.claim({ run: 'no', owner: 'me', now: 0, until: 1, limit: 1 })).rejects.toThrow(
        /run no /,
      );
    });
  });

  describe(`${name}: claims`, () => {
    test('two processes never hold the same trial', async () => {
      const [one, two] = await fresh();
      await one.openRun(RUN, [trial('a'), trial('b'), trial('c')]);
      const mine = await claimAll(one, 'me', 0, 2);
      const yours = await claimAll(two, 'you', 0, 2);
      expect([...mine, ...yours].map((claimed) => claimed.item)).toEqual(['a', 'b', 'c']);
      expect(await claimAll(one, 'me')).toEqual([]);
    });

    test('a claim that lapsed is taken by another owner, not a moment before', async () => {
      const [one, two] = await fresh();
      await one.openRun(RUN, [trial('a')]);
      await claimAll(one, 'me', 0);
      expect(await claimAll(two, 'you', 99)).toEqual([]);
      expect(await claimAll(two, 'you', 100)).toHaveLength(1);
    });

    test('a paused worker that wakes up can neither write an attempt nor renew', async () => {
      const [one, two] = await fresh();
      await one.openRun(RUN, [trial('a')]);
      const [claimed] = await claimAll(one, 'me', 0);
      const number = claimed?.number ?? 0;
      await claimAll(two, 'you', 100);
      // Its own clock may have stood still: even at its old time the claim is another's.
      expect(await recordAttempts(one, 'me', 50, [attempt(number)])).toEqual([undefined]);
      expect(await one.renew('me', 150, 300)).toBe(0);
      expect(await recordAttempts(two, 'you', 150, [attempt(number)])).toEqual([expect.any(Number)]);
      expect(await one.openAttempts(RUN.hash)).toHaveLength(1);
    });

    test('a lapsed claim allows no attempt even where nobody took it', async () => {
      const [store] = await fresh();
      await store.openRun(RUN, [trial('a')]);
      const [claimed] = await claimAll(store, 'me', 0);
      expect(await recordAttempts(store, 'me', 100, [attempt(claimed?.number ?? 0)])).toEqual([undefined]);
      expect(await store.openAttempts(RUN.hash)).toEqual([]);
    });

    test('a renewed claim holds for longer', async () => {
      const [one, two] = await fresh();
      await one.openRun(RUN, [trial('a'), trial('b')]);
      await claimAll(one, 'me', 0);
      expect(await one.renew('me', 50, 500)).toBe(2);
      expect(await claimAll(two, 'you', 499)).toEqual([]);
      expect(await claimAll(two, 'you', 500)).toHaveLength(2);
    });

    test('what is released can be claimed at once, what is kept cannot', async () => {
      const [one, two] = await fresh();
      await one.openRun(RUN, [trial('a'), trial('b'), trial('c')]);
      const claimed = await claimAll(one, 'me', 0);
      await two.release('you');
      await one.release('me', [claimed[1]?.number ?? 0]);
      expect((await claimAll(two, 'you', 1)).map((taken) => taken.item)).toEqual(['b']);
      await one.release('me');
      expect((await claimAll(two, 'you', 1)).map((taken) => taken.item)).toEqual(['a', 'c']);
    });

    test('who has claims is told, lapsed ones included, and what is open is listed whoever has it', async () => {
      const [one, two] = await fresh();
      await one.openRun(RUN, [trial('a'), trial('b'), trial('c')]);
      const [first] = await claimAll(one, 'me', 0, 1);
      await claimAll(two, 'you', 50, 1);
      expect(await one.holders(RUN.hash)).toEqual([
        { owner: 'me', trials: 1, until: 100 },
        { owner: 'you', trials: 1, until: 150 },
      ]);
      await one.finish({ ended: [], trials: [finished(first?.number ?? 0)] });
      const open = await two.openTrials(RUN.hash, 0, 10);
      expect(open.map(({ number: _, ...rest }) => rest)).toEqual([trial('b'), trial('c')]);
      expect(await two.openTrials(RUN.hash, 0, 1)).toEqual(open.slice(0, 1));
      expect(await two.openTrials(RUN.hash, open[0]?.number ?? 0, 10)).toEqual(open.slice(1));
      await two.release('you');
      expect(await one.holders(RUN.hash)).toEqual([]);
    });

    test('trials that are not done are counted by candidate: all, or the first so many in the order of the plan', async () => {
      const [one, two] = await fresh();
      const [alpha, beta] = [candidate('alpha').hash, candidate('beta').hash];
      await one.openRun(RUN, [
        trial('c'),
        trial('c', { candidate: beta }),
        trial('a'),
        trial('a', { candidate: beta }),
        trial('b'),
      ]);
      const [first] = await claimAll(one, 'me', 0, 1);
      await one.finish({ ended: [], trials: [finished(first?.number ?? 0)] });
      const counted = async (most?: number) => Object.fromEntries(await two.countOpenTrials(RUN.hash, most));
      expect(await counted()).toEqual({ [alpha]: 2, [beta]: 2 });
      expect(await counted(3)).toEqual({ [alpha]: 1, [beta]: 2 });
      expect(await counted(1)).toEqual({ [beta]: 1 });
      await expect(two.countOpenTrials('no')).rejects.toThrow(/run no /);
    });

    test('a candidate has answered on an occasion when a trial of it is done', async () => {
      const [one, two] = await fresh();
      await one.openRun(RUN, [trial('a')]);
      expect([...(await two.answeredCandidates(1))]).toEqual([]);
      const [first] = await claimAll(one, 'me');
      await one.finish({ ended: [], trials: [finished(first?.number ?? 0)] });
      expect([...(await two.answeredCandidates(1))]).toEqual([trial('a').candidate]);
      expect([...(await two.answeredCandidates(2))]).toEqual([]);
    });

    test('a trial that is done is claimed by nobody and gets no attempt', async () => {
      const [one, two] = await fresh();
      await one.openRun(RUN, [trial('a')]);
      const [claimed] = await claimAll(one, 'me');
      const number = claimed?.number ?? 0;
      await one.finish({ ended: [], trials: [finished(number)] });
      expect(await claimAll(two, 'you', 1000)).toEqual([]);
      expect(await recordAttempts(one, 'me', 1, [attempt(number)])).toEqual([undefined]);
    });
  });

  describe(`${name}: attempts and replies`, () => {
    const begun = async () => {
      const [one, two] = await fresh();
      await one.openRun(RUN, [trial('a'), trial('b')]);
      const claimed = await claimAll(one, 'me');
      const numbers = claimed.map((taken) => taken.number);
      const attempts = await recordAttempts(one, 'me', 1, numbers.map(attempt));
      return { one, two, numbers, attempts: attempts.map((number) => number ?? -1) };
    };

    test('calls in flight when a process died are listed, with who made them and until when it has the claim', async () => {
      const { two, numbers, attempts } = await begun();
      expect(await two.openAttempts(RUN.hash)).toEqual(
        numbers.map((number, index) => ({
          id: attempts[index],
          trial: number,
          replyKey: `key-${number}`,
          sentAt: SENT,
          owner: 'me',
          claimedUntil: 100,
        })),
      );
      expect(await two.openAttempts('another run')).toEqual([]);
    });

    test('an attempt that ended with an error is no longer open, its trial still is', async () => {
      const { one, two, attempts } = await begun();
      await one.finish({ ended: [{ attempt: attempts[0] ?? 0, at: ENDED, error: '500' }], trials: [] });
      expect(await one.openAttempts(RUN.hash)).toHaveLength(1);
      expect(await claimAll(two, 'you', 100)).toHaveLength(2);
    });

    test('a reply is found by its key, with all that was known of it', async () => {
      const { one, two, numbers, attempts } = await begun();
      const received = {
        ...reply(numbers[0] ?? 0),
        text: 'cut inside an emoji \ud83d',
        usage: { inputTokens: 10, outputTokens: 2, cachedInputTokens: 8 },
        prices: { input: 1.25, output: 10 },
        servedModel: 'm-2026',
        requestId: 'r',
        finishReason: 'stop',
        latencyMs: 12.5,
        requestHash: 'of the request',
        receivedAt: ENDED,
      };
      await one.finish({
        ended: [{ attempt: attempts[0] ?? 0, at: ENDED }],
        trials: [finished(numbers[0] ?? 0, { received, attempt: attempts[0] ?? 0 })],
      });
      expect(await two.replyByKey(received.key)).toEqual({ ...received, number: expect.any(Number) });
      expect(await two.replyByKey('unpaid')).toBeUndefined();
    });

    test('tells which models answered, apart on items with gold, and when last', async () => {
      const { one, two, numbers, attempts } = await begun();
      const answered = (index: number, receivedAt: string) =>
        finished(numbers[index] ?? 0, {
          received: { ...reply(numbers[index] ?? 0), servedModel: 'm-2026', receivedAt },
          attempt: attempts[index] ?? 0,
        });
      expect(await two.served()).toEqual([]);
      await one.replaceAnnotations([annotation({ item: 'b' })]);
      await one.finish({ ended: [], trials: [answered(0, ENDED)] });
      const model = { candidate: candidate('alpha').hash, occasion: 1, model: 'm-2026', last: ENDED };
      expect(await two.served()).toEqual([{ ...model, labelled: false }]);
      await one.replaceAnnotations([annotation({ item: 'a' })]);
      expect(await two.served()).toEqual([{ ...model, labelled: true }]);
    });

    test('a trial is finished from a reply that was paid for before', async () => {
      const { one, numbers } = await begun();
      const [first = 0, second = 0] = numbers;
      await one.finish({ ended: [], trials: [finished(first, { received: reply(first) })] });
      const known = await one.replyByKey(`key-${first}`);
      await one.finish({ ended: [], trials: [finished(second, { known: known?.number ?? -1 })] });
      const replies = await one.repliesToReread(RUN.hash, 0, 10);
      expect(replies.map((entry) => [entry.trial.item, entry.reply.text])).toEqual([
        ['a', `reply ${first}`],
        ['b', `reply ${first}`],
      ]);
    });

    test('of two who finish a trial the first one stands, and both replies are kept: both were paid', async () => {
      const { one, two, numbers, attempts } = await begun();
      const [number = 0] = numbers;
      await claimAll(two, 'you', 100);
      const [later] = await recordAttempts(two, 'you', 150, [attempt(number)]);
      const late = { ...reply(number), text: 'second' };
      expect(
        await two.finish({
          ended: [],
          trials: [finished(number, { received: late, attempt: later ?? -1 }, 'no')],
        }),
      ).toEqual(['done']);
      expect(
        await one.finish({
          ended: [],
          trials: [finished(number, { received: reply(number), attempt: attempts[0] ?? -1 }, 'yes')],
        }),
      ).toEqual(['already done']);
      const { label } = await one.loadReadings(criterion(), await one.loadItems());
      expect([...label]).toEqual([0]);
      expect((await one.replyByKey(`key-${number}`))?.text).toBe('second');
    });

    test('finishing the same batch twice adds nothing', async () => {
      const { one, numbers, attempts } = await begun();
      const [number = 0] = numbers;
      const batch = {
        ended: [{ attempt: attempts[0] ?? 0, at: ENDED }],
        trials: [finished(number, { received: reply(number), attempt: attempts[0] ?? 0 })],
      };
      expect(await one.finish(batch)).toEqual(['done']);
      expect(await one.finish(batch)).toEqual(['already done']);
      expect((await one.repliesToReread(RUN.hash, 0, 10)).length).toBe(1);
    });

    test('a page of the journal saves what came back and records what is sent next, all of it or nothing', async () => {
      const { one, two, numbers, attempts } = await begun();
      const [first = 0, second = 0] = numbers;
      const ended = [{ attempt: attempts[0] ?? 0, at: ENDED }];
      const came = finished(first, { received: reply(first), attempt: attempts[0] ?? 0 });
      const page = {
        owner: 'me',
        now: 1,
        ended,
        trials: [came],
        attempts: [attempt(first), attempt(second)],
      };
      await expect(one.writeJournal({ ...page, trials: [came, finished(9999)] })).rejects.toThrow(/no trial/);
      expect(await one.openAttempts(RUN.hash)).toHaveLength(2);
      // The trial that the same page finished gets no further attempt.
      expect(await one.writeJournal(page)).toEqual({
        trials: ['done'],
        attempts: [undefined, expect.any(Number)],
      });
      expect((await two.openAttempts(RUN.hash)).map((open) => open.trial)).toEqual([second, second]);
    });

    test('an attempt is not recorded where a reply is paid for: by whomever, and of whichever trial', async () => {
      const { one, two, numbers, attempts } = await begun();
      const [first = 0, second = 0] = numbers;
      await two.finish({
        ended: [],
        trials: [finished(first, { received: reply(second), attempt: attempts[0] ?? 0 })],
      });
      const page = { owner: 'me', now: 1, ended: [], trials: [], attempts: [attempt(second)] };
      expect(await one.writeJournal(page)).toEqual({ trials: [], attempts: ['answered'] });
      expect(await one.writeJournal({ ...page, owner: 'you' })).toEqual({
        trials: [],
        attempts: [undefined],
      });
      expect((await one.openAttempts(RUN.hash)).map((open) => open.trial)).toEqual([first, second]);
    });

    test('a page can be read by others at once, and is on the disk after a sync', async () => {
      const { one, two, numbers, attempts } = await begun();
      const ended = [{ attempt: attempts[0] ?? 0, at: ENDED }];
      const trials = [
        finished(numbers[0] ?? 0, { received: reply(numbers[0] ?? 0), attempt: attempts[0] ?? 0 }),
      ];
      await one.writeJournal({ owner: 'me', now: 1, ended, trials, attempts: [] });
      expect((await two.replyByKey(`key-${numbers[0]}`))?.text).toBe(`reply ${numbers[0]}`);
      await expect(one.sync()).resolves.toBeUndefined();
    });

    test('finish is all or nothing', async () => {
      const { one, numbers, attempts } = await begun();
      const [number = 0] = numbers;
      const good = finished(number, { received: reply(number), attempt: attempts[0] ?? 0 });
      const ended = [{ attempt: attempts[0] ?? 0, at: ENDED }];
      await expect(one.finish({ ended, trials: [good, finished(9999)] })).rejects.toThrow(/no trial 9999/);
      await expect(
        one.finish({ ended, trials: [good, { trial: numbers[1] ?? 0, readings: [] }] }),
      ).rejects.toThrow(/without a reading/);
      expect(await one.openAttempts(RUN.hash)).toHaveLength(2);
      expect(await one.replyByKey(`key-${number}`)).toBeUndefined();
      expect((await one.progress(RUN.hash))[0]?.done).toBe(0);
      expect(await one.finish({ ended, trials: [good] })).toEqual(['done']);
    });
  });

  describe(`${name}: progress and second readings`, () => {
    test('progress counts trials and the readings that stand, by candidate', async () => {
      const [store] = await fresh();
      const beta = candidate('beta').hash;
      await store.openRun(RUN, [trial('a'), trial('b'), trial('c'), trial('a', { candidate: beta })]);
      const claimed = await claimAll(store, 'me');
      const [a = 0, b = 0] = claimed.map((taken) => taken.number);
      await store.finish({
        ended: [],
        trials: [
          { trial: a, readings: [reading('yes'), { ...reading('no'), criterion: 'other' }] },
          { trial: b, readings: [failure()] },
        ],
      });
      const none = {
        verdict: 0,
        abstained: 0,
        refused: 0,
        unparsable: 0,
        cut_off: 0,
        too_long: 0,
        failed: 0,
      };
      expect(await store.progress(RUN.hash)).toEqual(
        [
          {
            candidate: candidate('alpha').hash,
            planned: 3,
            done: 2,
            outcomes: { ...none, verdict: 2, failed: 1 },
          },
          { candidate: beta, planned: 1, done: 0, outcomes: none },
        ].sort((left, right) => (left.candidate < right.candidate ? -1 : 1)),
      );
    });

    test('trials that only failed are opened again, and what they say then stands', async () => {
      const [store] = await fresh();
      await store.openRun(RUN, [trial('a'), trial('b'), trial('c')]);
      const [a = 0, b = 0, c = 0] = (await claimAll(store, 'me')).map((taken) => taken.number);
      await store.finish({
        ended: [],
        trials: [
          { trial: a, readings: [failure()] },
          { trial: b, readings: [reading('yes')] },
          { trial: c, readings: [failure(), { ...reading('no'), criterion: 'other' }] },
        ],
      });
      expect(await store.reopenFailed(RUN.hash)).toBe(1);
      expect((await claimAll(store, 'me')).map((taken) => taken.number)).toEqual([a]);
      await store.finish({ ended: [], trials: [{ trial: a, readings: [reading('no')] }] });
      expect(await store.reopenFailed(RUN.hash)).toBe(0);
      const {
        rows,
        outcome,
        label,
        item: column,
      } = await store.loadReadings(criterion(), await store.loadItems());
      // OUTCOMES: 0 is a verdict, 6 a failure. Labels: 0 no, 1 yes.
      expect(rows).toBe(3);
      expect([...column].map((at, row) => [at, outcome[row], label[row]]).sort()).toEqual([
        [0, 0, 0],
        [1, 0, 1],
        [2, 6, -1],
      ]);
    });

    test('a reply read by a mended parser gives the reading that stands; read alike it adds nothing', async () => {
      const [store] = await fresh();
      await store.openRun(RUN, [trial('a'), trial('b')]);
      const [a = 0, b = 0] = (await claimAll(store, 'me')).map((taken) => taken.number);
      const unparsable: Reading = { criterion: 'harm', parser: 'tag@1', outcome: 'unparsable' };
      await store.finish({
        ended: [],
        trials: [
          { trial: a, reply: { received: reply(a) }, readings: [unparsable] },
          { trial: b, readings: [failure()] },
        ],
      });
      const replies = await store.repliesToReread(RUN.hash, 0, 10);
      expect(replies).toEqual([
        {
          trial: { number: a, ...trial('a') },
          reply: { ...reply(a), number: expect.any(Number) },
          criteria: ['harm'],
        },
      ]);
      const again = [{ trial: a, reply: replies[0]?.reply.number ?? -1, readings: [reading('yes')] }];
      expect(await store.reread(again)).toBe(1);
      expect(await store.reread(again)).toBe(0);
      const { rows, label } = await store.loadReadings(criterion(), await store.loadItems());
      expect([rows, [...label].sort()]).toEqual([2, [-1, 1]]);
      expect(await store.repliesToReread(RUN.hash, a, 10)).toEqual([]);
    });

    test('one reply read for several criteria is given once, those of several replies each', async () => {
      const [store] = await fresh();
      await store.putVerdicts([
        verdict({ item: 'a', text: 'both' }),
        verdict({ item: 'a', text: 'both', criterion: 'other' }),
        verdict({ item: 'a', text: 'alone', criterion: 'third' }),
      ]);
      const replies = await store.repliesToReread('imported', 0, 10);
      expect(replies.map((entry) => [entry.reply.text, entry.criteria])).toEqual([
        ['both', ['harm', 'other']],
        ['alone', ['third']],
      ]);
    });

    test('a trial that two runs share is loaded once, as the later run read it', async () => {
      const [store] = await fresh();
      await store.openRun(RUN, [trial('a'), trial('b')]);
      const [a = 0, b = 0] = (await claimAll(store, 'me')).map((taken) => taken.number);
      await store.finish({ ended: [], trials: [finished(a), finished(b)] });
      const later = { ...RUN, hash: 'run-2' };
      await store.openRun(later, [trial('a'), trial('a', { repeat: 2 })]);
      const again = await store.claim({ run: later.hash, owner: 'me', now: 0, until: 9, limit: 1 });
      await store.finish({ ended: [], trials: [finished(again[0]?.number ?? 0, undefined, 'no')] });
      const { rows, item: column, label } = await store.loadReadings(criterion(), await store.loadItems());
      expect(rows).toBe(2);
      expect([...column].map((at, row) => [at, label[row]]).sort()).toEqual([
        [0, 0],
        [1, 1],
      ]);
    });
  });
}

function trial(key: string, more: Partial<Trial> = {}): Trial {
  return {
    candidate: candidate('alpha').hash,
    item: key,
    presentation: '',
    repeat: 1,
    occasion: 1,
    ...more,
  };
}

function attempt(number: number) {
  return { trial: number, replyKey: `key-${number}`, sentAt: SENT };
}

function reply(number: number): PaidReply {
  return { key: `key-${number}`, text: `reply ${number}` };
}

function reading(label: string): Reading {
  return { criterion: 'harm', parser: 'tag@2', outcome: 'verdict', label };
}

function failure(): Reading {
  return { criterion: 'harm', parser: 'tag@1', outcome: 'failed' };
}

function finished(number: number, from?: FinishedTrial['reply'], label = 'yes'): FinishedTrial {
  return { trial: number, ...(from === undefined ? {} : { reply: from }), readings: [reading(label)] };
}
