import { widestInterval } from '../stats/index.ts';
import { sumUnits, type UnitSums } from './evaluate.ts';
import type { FoundInterval } from './intervals.ts';
import type { Pairing } from './pair.ts';
import type { Rule } from './rule.ts';
import { shownAndCautions } from './shown.ts';

/** The same pairing along each way in which its items are clustered: one, unless ways cross. */
export function pairingsAlong(pairing: Pairing): readonly (Pairing & { readonly way?: string })[] {
  const { crossed, ...first } = pairing;
  return [first, ...(crossed ?? []).map(({ name, units }) => ({ ...first, way: name, units }))];
}

/**
 * The interval of a figure whose items are clustered in several ways that cross: the widest of those along each way, all
 * named; none where one way has none. With one way, its own.
 *
 * @param along the interval of a pairing along its one way
 */
export function crossedInterval(
  rule: Pick<Rule, 'summary'>,
  pairing: Pairing,
  unitSums: UnitSums,
  along: (pairing: Pairing, sums: UnitSums) => FoundInterval,
): FoundInterval {
  if (pairing.crossed === undefined) return along(pairing, unitSums);
  const found = pairingsAlong(pairing).map((own, at) => ({
    name: own.way ?? '',
    ...along(own, at === 0 ? unitSums : sumUnits(own, rule.summary)),
  }));
  const cautions = [...new Set(found.flatMap(({ caution }) => caution ?? []))];
  return {
    ...widestInterval(found.map(({ clusters = 0, ...own }) => ({ ...own, clusters }))),
    ...(cautions.length === 0 ? {} : { caution: cautions.join('; ') }),
  };
}

/** Whether a figure is shown, and the cautions along every way. */
export function shownAlong(
  rule: Pick<Rule, 'classes'>,
  pairing: Pairing,
): ReturnType<typeof shownAndCautions> {
  if (pairing.crossed === undefined) return shownAndCautions(rule, pairing);
  const each = pairingsAlong(pairing).map((own) => ({ way: own.way, ...shownAndCautions(rule, own) }));
  const cautions = each.flatMap((own) =>
    own.cautions.map((caution) =>
      each.every((other) => other.cautions.includes(caution)) ? caution : `by ${own.way}: ${caution}`,
    ),
  );
  return { shown: each.every(({ shown }) => shown), cautions: [...new Set(cautions)] };
}
