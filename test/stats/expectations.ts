import { expect } from 'vitest';
import type { Interval, Statistic } from '../../src/stats/index.ts';

/** The statistic exists and is this number, to 1e-9 unless the source printed fewer digits. */
export function expectValue(statistic: Statistic, expected: number, tolerance = 1e-9): void {
  if (statistic.value === undefined)
    throw new Error(`expected ${expected}, but there is none: ${statistic.reason}`);
  expectNear(statistic.value, expected, tolerance);
}

export function expectNear(actual: number, expected: number, tolerance = 1e-9): void {
  expect(Number.isFinite(actual)).toBe(true);
  if (Math.abs(actual - expected) > tolerance) expect(actual).toBe(expected);
}

/** The statistic does not exist, and says so in words. */
export function expectNone(statistic: Statistic, reason?: string | RegExp): void {
  expect(statistic.value).toBeUndefined();
  if (!('reason' in statistic)) throw new Error('no reason given');
  expect(statistic.reason.length).toBeGreaterThan(0);
  if (reason !== undefined) expect(statistic.reason).toMatch(reason);
}

export function expectInterval(interval: Interval, low: number, high: number, tolerance = 1e-9): void {
  if ('none' in interval) throw new Error(`expected an interval, but there is none: ${interval.none}`);
  expectNear(interval.low, low, tolerance);
  expectNear(interval.high, high, tolerance);
}

export function expectNoInterval(interval: Interval, reason: string | RegExp): void {
  if (!('none' in interval)) throw new Error(`expected none, got ${interval.low} to ${interval.high}`);
  expect(interval.none).toMatch(reason);
}
