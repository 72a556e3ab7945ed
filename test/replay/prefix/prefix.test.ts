import { describe, expect, test } from 'vitest';
import type { JudgeRequest } from '../../../src/domain/judge.ts';
import type { PlannedCandidate } from '../../../src/replay/candidates.ts';
import { prefixOf } from '../../../src/replay/prefix/prefix-of.ts';
import { sharingCandidates } from '../../../src/replay/prefix/sharing-candidates.ts';

const LONG = 'x'.repeat(5000);
const transcriptFirst = (text: string, more: Partial<JudgeRequest> = {}): JudgeRequest => ({
  system: 'line',
  user: [
    { text: LONG, shared: true },
    { text, shared: false },
  ],
  ...more,
});
const instructionsFirst = (text: string): JudgeRequest => ({
  system: 'line',
  user: [
    { text, shared: true },
    { text: LONG, shared: true },
  ],
});

describe('the beginning of a request', () => {
  test('is the same for two templates that come after the transcript', () => {
    expect(prefixOf('gpt', 'hash', transcriptFirst('one'))).toBe(
      prefixOf('gpt', 'hash', transcriptFirst('two')),
    );
  });

  test.each([
    ['another judge', prefixOf('other', 'hash', transcriptFirst('one'))],
    ['another transcript', prefixOf('gpt', 'other', transcriptFirst('one'))],
    ['another system text', prefixOf('gpt', 'hash', transcriptFirst('one', { system: 'other' }))],
    [
      'another schema',
      prefixOf('gpt', 'hash', transcriptFirst('one', { schema: { name: 'v', schema: { type: 'string' } } })),
    ],
    ['instructions before it', prefixOf('gpt', 'hash', instructionsFirst('one'))],
  ])('is another with %s', (_, other) => {
    expect(other).toBeDefined();
    expect(other).not.toBe(prefixOf('gpt', 'hash', transcriptFirst('one')));
  });

  test('holds the instructions that stand before the transcript', () => {
    const one = prefixOf('gpt', 'hash', instructionsFirst('one'));
    expect(one).toBe(prefixOf('gpt', 'hash', instructionsFirst('one')));
    expect(one).not.toBe(prefixOf('gpt', 'hash', instructionsFirst('two')));
  });

  test('is nothing where it is shorter than what providers keep', () => {
    expect(
      prefixOf('gpt', 'hash', { system: 'line', user: [{ text: 'short', shared: true }] }),
    ).toBeUndefined();
    expect(
      prefixOf('gpt', 'hash', { system: 'line', user: [{ text: LONG, shared: false }] }),
    ).toBeUndefined();
  });
});

describe('candidates whose requests begin alike', () => {
  const one = (hash: string, prompt: object | undefined, more: object = {}) =>
    ({
      hash,
      judge: 'gpt',
      view: 'full',
      criteria: [{ id: 'harm' }],
      asks: { local: false },
      ...(prompt
        ? { prompt: { layout: 'transcript-first', output: 'decision_line', ask: [], ...prompt } }
        : {}),
      ...more,
    }) as unknown as PlannedCandidate;
  const all = [
    one('a', {}),
    one('b', { output: 'bracket' }),
    one('json', { output: 'json' }),
    one('own system', { system: {} }),
    one('first', { layout: 'instructions-first' }),
    one('other view', {}, { view: 'actions_only' }),
    one('other judge', {}, { judge: 'claude' }),
    one('program', undefined, { asks: { local: true } }),
  ];

  test('are those of one judge and view with the transcript first and nothing else before it', () => {
    expect([...sharingCandidates(all, 1)]).toEqual(['a', 'b']);
  });

  test('are those asked twice in one order of labels, where the labels stand before the transcript', () => {
    const shuffled = { labelOrder: 'shuffled' };
    const turned = [
      one('json', { ...shuffled, output: 'json' }),
      one('first', { ...shuffled, layout: 'instructions-first' }),
      one('own system', { ...shuffled, system: {} }),
    ];
    const after = one('after it', shuffled);
    expect([...sharingCandidates([...turned, after], 2)]).toEqual(['after it']);
    expect(sharingCandidates([...turned, after], 3).size).toBe(4);
  });

  test('are all but programs where each is asked more than once', () => {
    expect(sharingCandidates(all, 2)).toEqual(
      new Set(['a', 'b', 'json', 'own system', 'first', 'other view', 'other judge']),
    );
  });
});
