import { shownAlong } from '../compare/crossed-interval.ts';
import { itemsBehind } from '../compare/measure.ts';
import { holm } from '../stats/index.ts';
import type { About } from './about.ts';
import type { Difference, Family, Pair } from './contest.ts';
import type { AlongPair } from './contest-along.ts';
import type { Figure } from './figure.ts';

/** Every pair of candidates with its differences, p-values corrected over all pairs ever tried under all criteria. */
export function pairsOf(about: About, figures: readonly Figure[]): readonly Pair[] {
  const { field, contest, family } = about;
  const differences = figures.map((figure, at) => {
    const own = contest.pairs[at] ?? [];
    const adjusted = adjust(
      own.map(({ pValue }) => pValue),
      family,
    );
    const { rule } = figure;
    const common = {
      id: `difference:${rule.id}`,
      n: itemsBehind(rule, field.pairing),
      ...(about.isClustered ? { clusters: contest.clusters } : {}),
      leftOut: [],
      ...shownAlong(rule, field.pairing),
    };
    return own.map((pair, index) => differenceOf(about, common, pair, adjusted[index] ?? 1));
  });
  return field.candidates
    .flatMap((first, at) => field.candidates.slice(at + 1).map((second) => ({ first, second })))
    .map((pair, index) => ({
      ...pair,
      differences: differences.flatMap((own) => own[index] ?? []),
    }));
}

/** Holm over the whole family: comparisons that are not at hand count as the least convincing ones. */
function adjust(pValues: readonly number[], { tried, criteria }: Family): readonly number[] {
  const all = (criteria * tried * (tried - 1)) / 2;
  const others = new Array<number>(Math.max(0, all - pValues.length)).fill(1);
  return holm([...pValues, ...others]).slice(0, pValues.length);
}

function differenceOf(
  { contest, isClustered }: About,
  common: Omit<Difference, 'estimate'>,
  { difference, interval, pValue }: AlongPair,
  adjusted: number,
): Difference {
  if (difference === undefined) {
    return { ...common, estimate: undefined, reason: 'one of the two has no such figure' };
  }
  const what = isClustered ? 'whole clusters' : 'items';
  const how = contest.isExact ? `all ${contest.swaps} of them` : `${contest.swaps} drawn`;
  return {
    ...common,
    estimate: difference,
    interval,
    test: { pValue, adjusted, method: `swaps of ${what}, ${how}` },
  };
}
