import { expect, test } from 'vitest';
import { importedCandidate, rememberCandidates } from '../../src/domain/candidate.ts';

test('gives the candidate of every judge and template, each made once', () => {
  const candidateOf = rememberCandidates();
  const names: readonly (readonly [string, string | undefined])[] = [
    ['gpt', undefined],
    ['gpt', 'strict'],
    ['gpt/strict', undefined],
    ['gpt', ''],
    ['__proto__', 'constructor'],
  ];
  for (const [judge, template] of names) {
    const first = candidateOf(judge, template);
    expect(first).toEqual(importedCandidate(judge, template));
    expect(candidateOf(judge, template)).toBe(first);
  }
  expect(new Set(names.map(([judge, template]) => candidateOf(judge, template).hash)).size).toBe(5);
});
