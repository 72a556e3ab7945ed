import { describe, expect, test } from 'vitest';
import type { View } from '../../src/domain/candidate.ts';
import { hashValue } from '../../src/domain/hash.ts';
import { type PlannedJudge, planCandidates } from '../../src/replay/candidates.ts';
import { type PlanInput, planRun } from '../../src/replay/plan.ts';
import { BETTER, HARMFUL, model, planItems, programJudge, template } from './plan-fixture.ts';

const SHOWING = { identities: [], whenTooLong: 'outcome' } as const;

function planned(
  judges: readonly PlannedJudge[],
  more: Partial<PlanInput> = {},
  views: readonly View[] = ['full'],
  criteria = [HARMFUL],
) {
  const candidates = planCandidates(judges, [template('one'), template('two')], views, criteria);
  const input: PlanInput = {
    candidates,
    items: planItems(6),
    seed: '1',
    repeats: { k: 1 },
    occasion: 1,
    showing: SHOWING,
    ...more,
  };
  const { run, trials } = planRun(input);
  return { candidates, input, run, trials: [...trials] };
}

describe('candidates', () => {
  test('are judge x template x view, and programs once per view, never per template', () => {
    const { candidates } = planned([model('gpt'), programJudge('prior')], {}, ['full', 'no_reasoning']);
    expect(candidates.map(({ id, kind }) => [id, kind])).toEqual([
      ['gpt/one', 'judge'],
      ['gpt/two', 'judge'],
      ['gpt/one@no_reasoning', 'judge'],
      ['gpt/two@no_reasoning', 'judge'],
      ['prior', 'baseline'],
      ['prior@no_reasoning', 'baseline'],
    ]);
    expect(new Set(candidates.map(({ hash }) => hash)).size).toBe(6);
  });

  test('are known by their parts: another name is the same candidate, another word in a template is not', () => {
    const hashOf = (judge: PlannedJudge, text = template('one')) =>
      planCandidates([judge], [text], ['full'], [HARMFUL])[0]?.hash;
    const hash = hashOf(model('gpt'));
    expect(hashOf({ ...model('gpt'), id: 'renamed' })).toBe(hash);
    expect(hashOf(model('gpt'), { ...template('one'), id: 'renamed' })).toBe(hash);
    expect(hashOf(model('gpt-2'))).not.toBe(hash);
    expect(hashOf(model('gpt'), template('one', '', '{{ criterion.question }} '))).not.toBe(hash);
    expect(hashOf(model('gpt'), template('one', 'label_order: shuffled\n'))).not.toBe(hash);
  });

  test('twice the same, or two of one name, are refused', () => {
    expect(() => planned([model('gpt'), { ...model('gpt'), id: 'again' }])).toThrow(
      'gpt/one and again/one are the same candidate under two names',
    );
    expect(() => planned([model('gpt'), { ...model('gpt'), parts: { other: 1 } }])).toThrow(
      'two candidates have the name gpt/one',
    );
  });
});

describe('trials', () => {
  test('all on one item stand together, and calls that share a prefix side by side', () => {
    const { trials, candidates } = planned([model('gpt'), model('claude')], { repeats: { k: 2 } });
    const names = new Map(candidates.map(({ hash, id }) => [hash, id]));
    expect(trials).toHaveLength(6 * 4 * 2);
    for (let start = 0; start < trials.length; start += 8) {
      const group = trials.slice(start, start + 8);
      expect(new Set(group.map(({ item }) => item)).size).toBe(1);
      expect(group.map(({ candidate, repeat }) => [names.get(candidate), repeat])).toEqual([
        ['gpt/one', 1],
        ['gpt/one', 2],
        ['gpt/two', 1],
        ['gpt/two', 2],
        ['claude/one', 1],
        ['claude/one', 2],
        ['claude/two', 1],
        ['claude/two', 2],
      ]);
    }
  });

  test('items stand in an order drawn by the seed, whatever order they came in', () => {
    const items = planItems(50);
    const order = (more: Partial<PlanInput>) =>
      planned([model('gpt')], { items, ...more }).trials.map(({ item }) => item);
    expect(order({ items: items.toReversed() })).toEqual(order({}));
    expect(order({ seed: '2' })).not.toEqual(order({}));
    expect(order({})).not.toEqual(items.flatMap(({ key }) => [key, key]));
    expect(new Set(order({})).size).toBe(50);
  });

  test('are counted before they are made, and can be gone through again', () => {
    const candidates = planCandidates([model('gpt')], [template('one')], ['full'], [HARMFUL]);
    const items = [
      ...planItems(5),
      ...planItems(2, 'pair').map((item) => ({ ...item, key: `p${item.key}` })),
    ];
    const { trials } = planRun({
      candidates,
      items,
      seed: '1',
      repeats: { k: 2, on: 3 },
      occasion: 1,
      showing: SHOWING,
    });
    expect(trials.length).toBe([...trials].length);
    expect([...trials]).toEqual([...trials]);
  });

  test('repeats fall on as many items as wanted, drawn by the seed, under every candidate alike', () => {
    const { trials } = planned([model('gpt'), programJudge('random')], {
      items: planItems(40),
      repeats: { k: 3, on: 10 },
    });
    const again = trials.filter(({ repeat }) => repeat === 3);
    expect(new Set(again.map(({ item }) => item)).size).toBe(10);
    expect(again).toHaveLength(30);
    expect(trials).toHaveLength(3 * 40 + 3 * 10 * 2);
  });

  test('pairs are asked in both orders under pairwise criteria, transcripts under the others', () => {
    const items = [...planItems(2, 'pair'), { key: 't', kind: 'transcript' as const, hash: 't' }];
    const { trials } = planned([programJudge('prior')], { items }, ['full'], [HARMFUL, BETTER]);
    expect(trials.map(({ item, presentation }) => `${item} ${presentation}`).sort()).toEqual([
      'i0 ab',
      'i0 ba',
      'i1 ab',
      'i1 ba',
      't ',
    ]);
    expect(planned([model('gpt')], { items }, ['full'], [HARMFUL]).trials).toHaveLength(2);
  });
});

describe('the hash of a run', () => {
  const hashOf = (more: Partial<PlanInput> = {}, criteria = [HARMFUL]) =>
    planned([model('gpt')], more, ['full'], criteria).run.hash;

  test('is that of the plan: names and spellings change nothing', () => {
    const alias = {
      ...HARMFUL,
      labels: HARMFUL.labels.map((label) => ({ ...label, aliases: ['another'] })),
    };
    expect(hashOf({}, [alias])).toBe(hashOf());
    expect(planned([{ ...model('gpt'), id: 'renamed' }]).run.hash).toBe(hashOf());
    expect(hashOf({ items: planItems(6).toReversed() })).toBe(hashOf());
  });

  test('is as it was before orders of labels were balanced, where nothing is shuffled', () => {
    // Taken from the code of that time: runs that it opened go on.
    expect(hashOf()).toBe('cac1534f6c2d1708a50f03ba58266eb73595ece3d05bf3bd6a5db7440d3745d6');
    const { trials } = planned([model('gpt')], { repeats: { k: 3, on: 2 } });
    expect(hashValue(trials)).toBe('cfb40d0c3681653c6ef074c27da243cc143b378fb56df09c05632b79d8bf79f0');
  });

  test.each<[string, Partial<PlanInput>]>([
    ['the seed', { seed: '2' }],
    ['an item more', { items: planItems(7) }],
    ['an item’s content', { items: planItems(6).map((item) => ({ ...item, hash: `${item.hash}!` })) }],
    ['repeats', { repeats: { k: 2 } }],
    ['the occasion', { occasion: 2 }],
    ['the agents’ names', { showing: { ...SHOWING, identities: ['gpt'] } }],
    ['cutting what is too long', { showing: { ...SHOWING, whenTooLong: 'cut' } }],
  ])('changes with %s', (_, more) => {
    expect(hashOf(more)).not.toBe(hashOf());
  });

  test('changes with what a judge has learnt, though the candidate stays the same', () => {
    const prior = (verdicts: string) => {
      const asks = { ...programJudge('prior').seeing('full'), identity: { provider: 'prior', verdicts } };
      return planned([programJudge('prior', { seeing: () => asks, parts: { facet: 'category' } })]);
    };
    const [before, after] = [prior('old gold'), prior('new gold')];
    expect(after.candidates[0]?.hash).toBe(before.candidates[0]?.hash);
    expect(after.run.hash).not.toBe(before.run.hash);
  });
});
