import { expect, test } from 'vitest';
import { GOLD_REASONS, type Gold } from '../../src/domain/gold.ts';
import { withoutExamples } from '../../src/domain/without-examples.ts';

const GOLD: Gold = {
  rule: 'each',
  references: [
    { name: 'ann', labels: Int16Array.of(0, 1, 1) },
    { name: 'bob', labels: Int16Array.of(1, -1, 0) },
  ],
  why: Uint8Array.of(0, 0, 0),
  annotators: [],
  provenances: ['human'],
};

test('an example has no gold under any reference, and the reason is told', () => {
  const gold = withoutExamples(GOLD, [1]);
  expect(gold.references.map(({ labels }) => [...labels])).toEqual([
    [0, -1, 1],
    [1, -1, 0],
  ]);
  expect([...gold.why].map((code) => GOLD_REASONS[code])).toEqual([
    'labelled',
    'shown to judges as an example',
    'labelled',
  ]);
});

test('the gold given stays as it was; without examples it is what is returned', () => {
  withoutExamples(GOLD, [0]);
  expect([...(GOLD.references[0]?.labels ?? [])]).toEqual([0, 1, 1]);
  expect(withoutExamples(GOLD, [])).toBe(GOLD);
});
