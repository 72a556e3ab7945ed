import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Trial } from '../../src/domain/trial.ts';
import { planCandidates } from '../../src/replay/candidates.ts';
import { type PlanInput, type PlanItem, planRun } from '../../src/replay/plan.ts';
import { BETTER, HARMFUL, model, planItems, template } from './plan-fixture.ts';

const SHUFFLED = template('shuffled', 'label_order: shuffled\n');

const candidates = planCandidates(
  [model('gpt'), model('claude')],
  [SHUFFLED, template('fixed')],
  ['full'],
  [HARMFUL],
);
const shuffled = new Set(
  candidates.flatMap(({ prompt, hash }) => (prompt?.labelOrder === 'shuffled' ? [hash] : [])),
);

function planned(items: readonly PlanItem[], more: Partial<PlanInput> = {}) {
  const { trials, ...plan } = planRun({
    candidates,
    items,
    seed: '1',
    repeats: { k: 1 },
    occasion: 1,
    showing: { identities: [], whenTooLong: 'outcome' },
    ...more,
  });
  return { ...plan, trials: [...trials] };
}

const isReversed = ({ presentation }: Trial) => presentation === 'labels_reversed';

/** Reversed calls less those that are not. */
const excess = (trials: readonly Trial[]) =>
  trials.reduce((sum, trial) => sum + (isReversed(trial) ? 1 : -1), 0);

const reversedKeys = ({ trials }: ReturnType<typeof planned>) =>
  new Set(trials.flatMap((trial) => (trial.repeat === 1 && isReversed(trial) ? [`${trial.item}`] : [])));

const studies = fc.record({
  items: fc
    .uniqueArray(fc.string(), { minLength: 1, maxLength: 60 })
    .map((keys) => keys.map((key): PlanItem => ({ key, kind: 'transcript', hash: key }))),
  seed: fc.string(),
  repeats: fc.oneof(
    fc.record({ k: fc.integer({ min: 1, max: 5 }) }),
    fc.record({ k: fc.integer({ min: 1, max: 5 }), on: fc.integer({ min: 1, max: 60 }) }),
  ),
});

describe('orders of labels', () => {
  test('are used equally often, up to one, by every candidate in every repeat', () => {
    fc.assert(
      fc.property(studies, ({ items, ...more }) => {
        const { trials } = planned(items, more);
        const own = trials.filter(({ candidate }) => shuffled.has(candidate));
        const groups = Map.groupBy(own, ({ candidate, repeat }) => `${candidate} ${repeat}`);
        expect(groups.size).toBeGreaterThan(1);
        for (const group of groups.values()) expect(Math.abs(excess(group))).toBe(group.length % 2);
      }),
    );
  });

  test('alternate over the repeats of an item, and are the same for every candidate', () => {
    fc.assert(
      fc.property(studies, ({ items, ...more }) => {
        const { trials } = planned(items, more);
        const own = trials.filter(({ candidate }) => shuffled.has(candidate));
        for (const calls of Map.groupBy(own, ({ item }) => item).values()) {
          const first = calls.find(({ repeat }) => repeat === 1);
          for (const call of calls) {
            expect(isReversed(call) === (first !== undefined && isReversed(first))).toBe(
              call.repeat % 2 === 1,
            );
          }
        }
      }),
    );
  });

  test('are the same whatever order the items come in', () => {
    fc.assert(
      fc.property(studies, ({ items, ...more }) => {
        expect(planned(items.toReversed(), more)).toEqual(planned(items, more));
      }),
    );
  });

  test('an item more turns over one other at most', () => {
    fc.assert(
      fc.property(studies, fc.integer({ min: 1, max: 3 }), ({ items: [added, ...items], seed }, k) => {
        const before = reversedKeys(planned(items, { seed, repeats: { k } }));
        const after = reversedKeys(planned([...(added ? [added] : []), ...items], { seed, repeats: { k } }));
        const turned = items.filter(({ key }) => before.has(key) !== after.has(key));
        expect(turned.length).toBeLessThan(2);
      }),
    );
  });

  test('doubling a study turns over few', () => {
    const before = reversedKeys(planned(planItems(1000)));
    const after = reversedKeys(planned(planItems(2000)));
    const turned = planItems(1000).filter(({ key }) => before.has(key) !== after.has(key));
    // Dealt in turn it would be half of them.
    expect(turned.length).toBeLessThan(50);
  });

  test('are drawn by the seed, the odd one too', () => {
    const seeds = Array.from({ length: 40 }, (_, seed) => `${seed}`);
    const drawn = seeds.map((seed) => [...reversedKeys(planned(planItems(5), { seed }))].sort().join());
    // Two or three of five: 20 ways.
    expect(new Set(drawn).size).toBeGreaterThan(10);
    expect(new Set(drawn.map((keys) => keys.split(',').length))).toEqual(new Set([2, 3]));
  });

  test('are those among all items where only some of them are asked', () => {
    const all = planItems(41);
    const whole = reversedKeys(planned(all));
    const anchors = all.slice(0, 20);
    expect(reversedKeys(planned(anchors, { among: all }))).toEqual(
      new Set(anchors.flatMap(({ key }) => (whole.has(key) ? [key] : []))),
    );
  });

  test('are balanced over transcripts alone: a pair changes places instead', () => {
    const transcripts = planItems(7);
    const pairs = planItems(9, 'pair').map((item) => ({ ...item, key: `pair ${item.key}` }));
    const both = planCandidates([model('gpt')], [SHUFFLED], ['full'], [HARMFUL, BETTER]);
    const { trials } = planned([...transcripts, ...pairs], { candidates: both, repeats: { k: 2 } });
    expect(trials.filter(isReversed).every(({ item }) => !item.startsWith('pair'))).toBe(true);
    expect(trials.filter(isReversed)).toHaveLength(7);
    expect(trials.filter(({ presentation }) => presentation === 'ba')).toHaveLength(18);
  });

  test('are part of what names the run', () => {
    const anchors = planItems(20);
    const plans = Array.from({ length: 100 }, (_, more) => planned(anchors, { among: planItems(20 + more) }));
    const dealt = new Map(plans.map(({ run, trials }) => [run.hash, trials]));
    expect(dealt.size).toBeGreaterThan(1);
    for (const { run, trials } of plans) expect(trials).toEqual(dealt.get(run.hash));
  });
});
