import { describe, expect, test } from 'vitest';
import { Breaker } from '../../../src/replay/pace/breaker.ts';

function failing(times: number, now = 0): Breaker {
  const breaker = new Breaker();
  for (let index = 0; index < times; index++) {
    breaker.passed();
    breaker.failed(false, now);
  }
  return breaker;
}

/** Lets a probe through and has it fail. */
function probe(breaker: Breaker, now: number) {
  expect(breaker.passage(now)).toBe('pass');
  expect(breaker.passed()).toBe(true);
  return breaker.failed(true, now);
}

describe('a circuit breaker', () => {
  test('lets all pass until ten in a row had no answer', () => {
    const breaker = failing(9);
    expect([breaker.passage(0), breaker.isOpen]).toEqual(['pass', false]);
    expect(breaker.failed(false, 0)).toBe('opened');
    expect(breaker.passage(0)).toEqual({ wait: 1000 });
    expect(breaker.passage(999)).toEqual({ wait: 1 });
    expect(breaker.opensAt).toBe(1000);
  });

  test('counts only those in a row', () => {
    const breaker = failing(9);
    expect(breaker.answered()).toBeUndefined();
    expect(breaker.failed(false, 0)).toBeUndefined();
    expect(breaker.passage(0)).toBe('pass');
  });

  test('lets one pass to see, and the others wait for it', () => {
    const breaker = failing(10);
    expect(breaker.passage(1000)).toBe('pass');
    expect(breaker.passed()).toBe(true);
    expect(breaker.passage(1000)).toBe('wait for the probe');
    expect(breaker.answered()).toBe('closed');
    expect(breaker.passage(1000)).toBe('pass');
    expect(breaker.passed()).toBe(false);
  });

  test('another probe may go where one was not sent after all', () => {
    const breaker = failing(10);
    breaker.withdrawn(breaker.passed());
    expect(breaker.passage(1000)).toBe('pass');
  });

  test('doubles its waits up to a minute, gives up after six probes, and still tries one a minute', () => {
    const breaker = failing(10);
    let now = 0;
    const waits: number[] = [];
    for (let index = 0; index < 8; index++) {
      waits.push((breaker.opensAt ?? 0) - now);
      now = breaker.opensAt ?? 0;
      const change = probe(breaker, now);
      expect(change).toBe(index === 5 ? 'given up' : 'opened');
      if (index >= 5) expect(breaker.passage(now)).toBe('given up');
    }
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
    now = breaker.opensAt ?? 0;
    breaker.passed();
    expect(breaker.passage(now)).toBe('given up');
    expect(breaker.answered()).toBe('closed');
    expect(failing(10, now).passage(now)).toEqual({ wait: 1000 });
  });

  test('learns nothing new from failures of calls that were sent before it opened, and closes at their answers', () => {
    const breaker = failing(10);
    expect(breaker.failed(false, 500)).toBeUndefined();
    expect(breaker.opensAt).toBe(1000);
    expect(breaker.answered()).toBe('closed');
  });
});
