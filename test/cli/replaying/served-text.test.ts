import { expect, test } from 'vitest';
import { servedLines, servedModels } from '../../../src/cli/replaying/served-text.ts';

const counts = { occasion: 1, inputTokens: 0, cachedInputTokens: 0, cacheWriteTokens: 0, outputTokens: 0 };
const usage = [
  { ...counts, candidate: 'c', servedModel: 'claude-1', replies: 9 },
  { ...counts, candidate: 'g', servedModel: 'gpt-1', replies: 1000 },
  { ...counts, candidate: 'g', servedModel: 'gpt-1', replies: 200, prices: { input: 1, output: 2 } },
  { ...counts, candidate: 'g', servedModel: 'gpt-\u001b[2J2', replies: 3 },
  { ...counts, candidate: 'g', replies: 5 },
];

test('a candidate that two models answered for is told, sanitised; one that one did is not', () => {
  const candidates = [
    { id: 'gpt/plain', hash: 'g' },
    { id: 'claude/plain', hash: 'c' },
  ];
  expect(servedLines(candidates, usage)).toEqual([
    'gpt/plain was answered by 2 models under one name: gpt-1 (1,200), gpt-␛[2J2 (3)',
  ]);
});

test('what a provider did not name is not made up', () => {
  expect(servedModels(usage, 'c')).toEqual([{ model: 'claude-1', replies: 9 }]);
  expect(servedModels(usage, 'nobody')).toEqual([]);
});
