/** The time, as an argument: tests and reports give their own. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
}

/** A moment as everything here writes it: ISO 8601 in UTC. */
export function isoTime(milliseconds: number): string {
  // Much happens at one moment, and writing it down takes longer than most of that.
  if (milliseconds !== last.milliseconds) {
    last = { milliseconds, text: new Date(milliseconds).toISOString() };
  }
  return last.text;
}

let last = { milliseconds: Number.NaN, text: '' };
