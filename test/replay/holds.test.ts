import { expect, test } from 'vitest';
import { followHolds, type Holds, holdNote } from '../../src/replay/holds.ts';
import type { LaneEvent } from '../../src/replay/pace/lane-event.ts';

const PAUSED = { kind: 'endpoint', host: 'api.test', is: 'paused', milliseconds: 120_000 } as const;
const after = (...events: readonly LaneEvent[]) =>
  events.reduce<Holds>((holds, event) => followHolds(holds, event, 1000), new Map());

test('a wait counts down, whatever calls that were in flight say meanwhile', () => {
  const holds = after(PAUSED, { kind: 'endpoint', host: 'api.test', is: 'faster', inFlight: 5 });
  expect(holdNote(holds, 1000)).toBe('api.test wants no calls for another 120 s');
  expect(holdNote(holds, 111_500)).toBe('api.test wants no calls for another 10 s');
  expect(holdNote(holds, 120_500)).toBeUndefined();
  expect(holdNote(holds, 200_000)).toBeUndefined();
});

test('of several hosts the longest wait is told; one that is tried, answers or is given up holds nobody', () => {
  const silent = { kind: 'endpoint', host: 'other.test', is: 'not answering', milliseconds: 8000 } as const;
  expect(holdNote(after(PAUSED, silent), 1000)).toMatch(/^api.test/);
  expect(holdNote(after(silent), 1000)).toBe('other.test does not answer: waiting for another 8 s');
  for (const is of ['tried again', 'answering again'] as const) {
    expect(holdNote(after(silent, { kind: 'endpoint', host: 'other.test', is }), 1000)).toBeUndefined();
  }
  const givenUp = { kind: 'endpoint', host: 'other.test', is: 'given up', milliseconds: 60_000 } as const;
  expect(holdNote(after(silent, givenUp), 1000)).toBeUndefined();
});
