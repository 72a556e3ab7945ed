/** What stands for a number that does not exist. Callers pass `undefined`; NaN and infinity are errors. */
const MISSING = '–';

/**
 * A number with `digits` decimals, a point and no grouping, the same in every locale; never `-0.00`.
 *
 * @example fixed(-0.001, 2) // '0.00'
 */
export function fixed(value: number | undefined, digits: number): string {
  if (value === undefined) return MISSING;
  const text = finite(value).toFixed(digits);
  return /^-[0.]+$/.test(text) ? text.slice(1) : text;
}

/**
 * Like `fixed`, with `+` before a positive number: for differences and biases. What rounds to zero has no sign.
 *
 * @example signed(0.051, 2) // '+0.05'
 */
export function signed(value: number | undefined, digits: number): string {
  const text = fixed(value, digits);
  return value === undefined || value <= 0 || /^[0.]+$/.test(text) ? text : `+${text}`;
}

/**
 * A share between 0 and 1 as per cent.
 *
 * @example percent(0.2434) // '24.3 %'
 */
export function percent(share: number | undefined, digits = 1): string {
  return share === undefined ? MISSING : `${fixed(share * 100, digits)} %`;
}

/**
 * A whole number grouped by thousands. Throws RangeError where it is not whole.
 *
 * @example count(1490) // '1,490'
 */
export function count(value: number | undefined): string {
  if (value === undefined) return MISSING;
  if (!Number.isInteger(value)) throw new RangeError(`a count must be a whole number, not ${value}`);
  return fixed(value, 0).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/**
 * The two ends of an interval in brackets; one missing end means that there is no interval.
 *
 * @example interval(-0.1, 0.734) // '[-0.10, 0.73]'
 */
export function interval(low: number | undefined, high: number | undefined, digits = 2): string {
  if (low === undefined || high === undefined) return MISSING;
  return `[${fixed(low, digits)}, ${fixed(high, digits)}]`;
}

/**
 * An interval of shares between 0 and 1 as per cent.
 *
 * @example percentInterval(0.201, 0.289) // '[20.1, 28.9] %'
 */
export function percentInterval(low: number | undefined, high: number | undefined, digits = 1): string {
  if (low === undefined || high === undefined) return MISSING;
  return `${interval(low * 100, high * 100, digits)} %`;
}

function finite(value: number): number {
  if (!Number.isFinite(value)) throw new RangeError(`${value} is not a number to print; pass undefined`);
  return value;
}
