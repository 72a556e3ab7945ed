import { expect, test } from 'vitest';
import { utcTime } from '../../../src/formats/annotations/utc-time.ts';

test.each([
  ['2026-03-01T09:30:00Z', '2026-03-01T09:30:00.000Z'],
  ['2026-03-01 09:30:00+02:00', '2026-03-01T07:30:00.000Z'],
  ['2026-03-01', '2026-03-01T00:00:00.000Z'],
  ['2026-03-01T09:30:00', undefined],
  ['01.03.2026', undefined],
  ['2026-13-01', undefined],
])('%s is %s', (text, time) => {
  expect(utcTime(text)).toBe(time);
});
