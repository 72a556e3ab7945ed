import type { LaneEvent } from './pace/lane-event.ts';

/** A host that gets no calls for now. */
interface Hold {
  /** In milliseconds since 1970. */
  readonly until: number;
  readonly says: string;
}

/** By host. */
export type Holds = ReadonlyMap<string, Hold>;

/** Pauses below a second are no news. */
const WORTH_SHOWING = 1000;

/** The holds after one more event of an endpoint, at a time in milliseconds. */
export function followHolds(holds: Holds, event: LaneEvent, now: number): Holds {
  const { host } = event;
  switch (event.is) {
    case 'paused':
      return new Map(holds).set(host, { until: now + event.milliseconds, says: 'wants no calls' });
    case 'not answering':
      return new Map(holds).set(host, { until: now + event.milliseconds, says: 'does not answer: waiting' });
    case 'slower':
    case 'faster':
      return holds;
    default:
      return new Map([...holds].filter(([held]) => held !== host));
  }
}

/** What holds now, and for how long still: the longest wait. `undefined` where nothing is worth showing. */
export function holdNote(holds: Holds, now: number): string | undefined {
  const [longest] = [...holds].sort(([, left], [, right]) => right.until - left.until);
  if (longest === undefined) return undefined;
  const [host, { until, says }] = longest;
  if (until - now < WORTH_SHOWING) return undefined;
  return `${host} ${says} for another ${Math.ceil((until - now) / 1000)} s`;
}
