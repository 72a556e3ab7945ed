const ISO = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2}))?$/;

/**
 * A time as ISO 8601 in UTC; a date alone is its midnight. `undefined` for anything else, also for a time
 * without its zone: it would mean another moment on every machine.
 *
 * @example utcTime('2026-03-01T09:30:00+02:00') // '2026-03-01T07:30:00.000Z'
 */
export function utcTime(text: string): string | undefined {
  const wanted = text.trim().replace(' ', 'T');
  const time = ISO.test(wanted) ? new Date(wanted).getTime() : Number.NaN;
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
