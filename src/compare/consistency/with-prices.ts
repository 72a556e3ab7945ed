import type { CandidateCost } from '../../domain/usage.ts';
import type { Components, Consistency, DecisionOption, PriceRange } from './consistency.ts';

/** The same with what each option of the decision study costs by measured price. What is not known is never 0. */
export function withPrices(consistency: Consistency, costs: readonly CandidateCost[]): Consistency {
  const { components } = consistency;
  if ('none' in components) return consistency;
  const prices = new Map<string, number | undefined>();
  for (const { candidate, perVerdict } of costs) {
    // Two versions of a candidate share an id: which of the two prices is meant cannot be told.
    prices.set(candidate, prices.has(candidate) ? undefined : perVerdict);
  }
  const grid = gridOf(components, (candidate) => prices.get(candidate));
  const unpriced = components.candidates.filter((candidate) => prices.get(candidate) === undefined);
  const responses = components.responses.map(({ decision, ...response }) => {
    if (decision === undefined) return response;
    const options = decision.options.map((option) => ({ ...option, dollars: priceOf(option, grid) }));
    return { ...response, decision: { ...decision, options, unpriced } };
  });
  return { ...consistency, components: { ...components, responses } };
}

/** Prices a verdict: a row per judge, in it a price per template. */
type Grid = readonly (readonly (number | undefined)[])[];

function gridOf(
  { judges, candidates }: Components,
  priceAt: (candidate: string) => number | undefined,
): Grid {
  const width = candidates.length / judges.length;
  return judges.map((_, row) => candidates.slice(row * width, (row + 1) * width).map(priceAt));
}

/**
 * Options vary one source at a time: several judges answer under one template, or one judge under several. The judges
 * and templates are any of those at hand, so that the price is a range.
 */
function priceOf({ judges, templates, repeats }: DecisionOption, grid: Grid): PriceRange | { none: string } {
  const lines = judges > 1 ? transposed(grid) : grid;
  const several = Math.max(judges, templates);
  const levels = lines[0]?.length ?? 0;
  if (levels < several) {
    return {
      none: `only ${levels} ${judges > 1 ? 'judges' : 'templates'} were asked: no price of another is known`,
    };
  }
  const sums = lines.flatMap((line) => {
    const known = line.filter((price) => price !== undefined).toSorted((one, two) => one - two);
    if (known.length < several) return [];
    return [sumOf(known.slice(0, several)), sumOf(known.slice(-several))];
  });
  if (sums.length === 0) return { none: 'prices of these candidates are not known' };
  return { low: repeats * Math.min(...sums), high: repeats * Math.max(...sums) };
}

function transposed(grid: Grid): Grid {
  return (grid[0] ?? []).map((_, template) => grid.map((prices) => prices[template]));
}

function sumOf(prices: readonly number[]): number {
  return prices.reduce((sum, price) => sum + price, 0);
}
