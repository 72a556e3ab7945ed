/**
 * F's distribution function for tests, from the density alone: tanh-sinh quadrature of the beta integral in the angle
 * whose squared sine it is. No gamma function and no code of ours or of a library in it.
 */
export function fCdf(f: number, first: number, second: number): number {
  const end = Math.atan(Math.sqrt((first * f) / second));
  const density = (sine: number, cosine: number) => sine ** (first - 1) * cosine ** (second - 1);
  return integral(density, 0, end) / integral(density, 0, Math.PI / 2);
}

const STEP = 1 / 64;
const REACH = 4;

/** Ends may be singular: the angle is measured from the nearer of 0 and a right angle, so that neither loses digits. */
function integral(of: (sine: number, cosine: number) => number, from: number, to: number): number {
  const half = (to - from) / 2;
  let sum = 0;
  for (let at = -REACH; at <= REACH; at += STEP) {
    const inner = (Math.PI / 2) * Math.sinh(at);
    // Distance from the lower and the upper end, in units of the half.
    const below = 2 / (1 + Math.exp(-2 * inner));
    const above = 2 / (1 + Math.exp(2 * inner));
    const weight = ((Math.PI / 2) * Math.cosh(at)) / Math.cosh(inner) ** 2;
    const angle = from + half * below;
    const rest = Math.PI / 2 - to + half * above;
    sum += weight * of(Math.sin(angle), Math.sin(rest));
  }
  return sum * half * STEP;
}
