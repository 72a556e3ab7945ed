import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../src/domain/judge.ts';
import type { PlannedTrial } from '../../../src/domain/trial-store.ts';
import { Access } from '../../../src/replay/pace/access.ts';
import type { LaneEvent } from '../../../src/replay/pace/lane-event.ts';
import { failing, reply } from '../engine-fixture.ts';

const ONE = { host: 'one.test', limits: [] };
const OTHER = { host: 'other.test', limits: [] };

function access() {
  const told: LaneEvent[] = [];
  let number = 0;
  const all = new Access([ONE, OTHER], (event) => void told.push(event));
  /** Another trial meets the answer, or the one of this number. */
  const meet = (answer: Answer, route = ONE, again?: number) =>
    all.refuses(route, { number: again ?? ++number } as PlannedTrial, answer);
  return { all, told, meet };
}

const refused = (status: number): Answer => ({
  kind: 'error',
  error: { kind: 'permanent', message: `${status}: no`, status },
});

describe('access', () => {
  test('is given up after three wrong keys in a row, for that route alone, and told once', () => {
    const { all, told, meet } = access();
    expect([meet(refused(401)), meet(refused(401)), all.isGivenUp(ONE)]).toEqual([true, true, false]);
    expect(meet(refused(401))).toBe(true);
    expect([all.isGivenUp(ONE), all.isGivenUp(OTHER), all.isAllGivenUp]).toEqual([true, false, false]);
    meet(refused(401));
    expect(told).toEqual([
      { kind: 'endpoint', host: 'one.test', is: 'refusing access', status: 401, because: '401: no' },
    ]);
    for (let times = 0; times < 3; times++) meet(refused(401), OTHER);
    expect(all.isAllGivenUp).toBe(true);
  });

  test('is given up after three wrong keys also where it was let in before: keys end', () => {
    const { all, meet } = access();
    meet(reply());
    for (let times = 0; times < 3; times++) meet(refused(401));
    expect(all.isGivenUp(ONE)).toBe(true);
  });

  test('takes ten forbidden from the start, and never where something was answered: it may be the texts', () => {
    const { all, meet } = access();
    for (let times = 0; times < 9; times++) meet(refused(403));
    expect(all.isGivenUp(ONE)).toBe(false);
    meet(refused(403));
    expect(all.isGivenUp(ONE)).toBe(true);
    meet(reply(), OTHER);
    for (let times = 0; times < 50; times++) meet(refused(403), OTHER);
    expect(all.isGivenUp(OTHER)).toBe(false);
  });

  test.each<[string, Answer, boolean]>([
    ['a reply', reply(), true],
    ['a request that is refused', refused(400), true],
    ['an error that may pass', failing('transient'), false],
    ['a login page', failing('protocol'), false],
  ])('%s ends a row or not', (_, between, ends) => {
    const { all, meet } = access();
    meet(refused(401));
    meet(refused(401));
    expect(meet(between)).toBe(false);
    meet(refused(401));
    expect(all.isGivenUp(ONE)).toBe(!ends);
  });

  test('gives back what was put off where others were answered, once; the second refusal stands', () => {
    const { all, meet } = access();
    expect(meet(refused(403), ONE, 7)).toBe(true);
    expect(all.takePutOff()).toEqual([]);
    meet(reply());
    expect(all.takePutOff().map(({ number }) => number)).toEqual([7]);
    expect(all.takePutOff()).toEqual([]);
    expect(meet(refused(403), ONE, 7)).toBe(false);
    expect(all.conclude()).toBe(false);
  });

  test('is given up at the end where nothing was answered', () => {
    const { all, told, meet } = access();
    meet(refused(403), OTHER);
    expect(all.conclude()).toBe(true);
    expect(told.map(({ host }) => host)).toEqual(['other.test']);
  });
});
