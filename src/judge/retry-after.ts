/**
 * How long a provider asks us to wait, in milliseconds from `now`: `retry-after-ms`, else `Retry-After` in seconds
 * or as a date (RFC 9110, 10.2.3). `undefined` where it does not say, or says what cannot be read. A date that is
 * past is 0.
 *
 * @example retryAfterMs(new Headers({ 'retry-after': '120' }), 0) // 120000
 */
export function retryAfterMs(headers: Headers, now: number): number | undefined {
  const milliseconds = decimal(headers.get('retry-after-ms'));
  if (milliseconds !== undefined) return Math.ceil(milliseconds);
  const written = headers.get('retry-after');
  const seconds = decimal(written);
  if (seconds !== undefined) return Math.ceil(seconds * 1000);
  // Only the form that the standard prescribes: Date.parse guesses at everything else.
  if (written === null || !/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/.test(written.trim()))
    return undefined;
  const date = Date.parse(written);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

function decimal(text: string | null): number | undefined {
  return text !== null && /^\s*\d{1,12}(\.\d+)?\s*$/.test(text) ? Number(text) : undefined;
}
