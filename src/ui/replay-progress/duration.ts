const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Milliseconds in the two largest units, cut and not rounded; never below a second.
 *
 * @example duration(309_400) // '5 min 9 s'
 * @example duration(93_600_000) // '1 d 2 h'
 */
export function duration(milliseconds: number): string {
  if (milliseconds < SECOND) return '<1 s';
  if (milliseconds < MINUTE) return `${Math.floor(milliseconds / SECOND)} s`;
  if (milliseconds < HOUR) return inTwo(milliseconds, MINUTE, 'min', SECOND, 's');
  if (milliseconds < DAY) return inTwo(milliseconds, HOUR, 'h', MINUTE, 'min');
  return inTwo(milliseconds, DAY, 'd', HOUR, 'h');
}

function inTwo(milliseconds: number, large: number, largeName: string, small: number, smallName: string) {
  const rest = Math.floor((milliseconds % large) / small);
  const first = `${Math.floor(milliseconds / large)} ${largeName}`;
  return rest === 0 ? first : `${first} ${rest} ${smallName}`;
}
