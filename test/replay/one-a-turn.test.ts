import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { OneATurn } from '../../src/replay/one-a-turn.ts';

test('callers that come together go on in their order, each in a turn of its own', async () => {
  const arrivals = new OneATurn();
  const wentOn: number[] = [];
  const all = Promise.all([1, 2, 3].map((caller) => arrivals.turn().then(() => wentOn.push(caller))));
  const seen: number[] = [];
  while (wentOn.length < 3) {
    seen.push(wentOn.length);
    await nextTurn();
  }
  await all;
  expect(wentOn).toEqual([1, 2, 3]);
  expect(seen).toEqual([0, 1, 2]);
});

test('whoever comes later goes on after those that wait', async () => {
  const arrivals = new OneATurn();
  const wentOn: string[] = [];
  const first = arrivals.turn().then(() => {
    wentOn.push('first');
    return arrivals.turn().then(() => wentOn.push('again'));
  });
  const second = arrivals.turn().then(() => wentOn.push('second'));
  await Promise.all([first, second]);
  expect(wentOn).toEqual(['first', 'second', 'again']);
});
