import type { CandidateRates, Conclusion, Difference, Direction } from './claims.ts';

/**
 * What candidates conclude of every two values of every facet from their verdicts, and where they contradict each
 * other. A difference is shown where its adjusted p-value is below 1 - level.
 */
export function conclusionsOf(rates: readonly CandidateRates[], level: number): readonly Conclusion[] {
  const [first] = rates;
  if (first === undefined) return [];
  return first.by.flatMap(({ facet, differences }) =>
    differences.map((pair): Conclusion => {
      const under = rates.flatMap(({ candidate, by }) => {
        const own = by
          .find((entry) => entry.facet === facet)
          ?.differences.find((entry) => entry.first === pair.first && entry.second === pair.second);
        return own === undefined ? [] : [{ candidate, ...directions(own, level) }];
      });
      return {
        facet,
        first: pair.first,
        second: pair.second,
        under,
        changes: changes(under.map(({ raw }) => raw)),
      };
    }),
  );
}

function directions(
  { raw, corrected, rawP, correctedP }: Difference,
  level: number,
): { readonly raw: Direction; readonly corrected: Direction } {
  return {
    raw: direction(raw.shown ? raw.estimate : undefined, rawP, level),
    corrected: direction(corrected.shown ? corrected.estimate : undefined, correctedP, level),
  };
}

function direction(estimate: number | undefined, pValue: number | undefined, level: number): Direction {
  if (estimate === undefined || pValue === undefined || pValue >= 1 - level) return 'open';
  return estimate > 0 ? 'higher' : 'lower';
}

function changes(found: readonly Direction[]): Conclusion['changes'] {
  if (found.includes('higher') && found.includes('lower')) return 'opposite';
  const isShown = found.some((own) => own !== 'open');
  return isShown && found.includes('open') ? 'some' : 'no';
}
