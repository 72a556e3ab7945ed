/**
 * A share as per cent, with a decimal only where it has one: part of a requirement's id.
 *
 * @example shortPercent(0.125) // '12.5 %'
 */
export function shortPercent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}
