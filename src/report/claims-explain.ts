import type { CandidateRates, Claims, Rates } from '../claim/claims.ts';
import type { Measure } from '../domain/measure.ts';
import type { Assessment } from './assessment.ts';
import { type Block, heading } from './block.ts';
import { figure } from './explain-figures.ts';
import { name } from './name.ts';

/** Every number of the claims with this id, as `--explain` prints it: of one candidate, or of all. */
export function claimsExplained(
  comparison: Assessment,
  id: string,
  candidate: string | undefined,
): readonly Block[] {
  const found = claimFigures(comparison.claims, id, candidate);
  if (found.length === 0) return [];
  return [
    heading(2, `Rates under ${name(comparison.criterion.id)}`),
    ...found.flatMap((own) => [
      heading(3, `${name(own.candidate)}, ${name(own.where)}`),
      ...figure(comparison, own.measure, undefined),
    ]),
  ];
}

function claimFigures(
  claims: Claims | undefined,
  id: string,
  candidate: string | undefined,
): readonly { readonly candidate: string; readonly where: string; readonly measure: Measure }[] {
  const rates = (claims?.rates ?? []).filter((own) => candidate === undefined || own.candidate === candidate);
  return rates.flatMap((own) =>
    placed(own)
      .filter(({ measure }) => measure.id === id)
      .map((found) => ({ candidate: own.candidate, ...found })),
  );
}

function placed({
  overall,
  by,
}: CandidateRates): readonly { readonly where: string; readonly measure: Measure }[] {
  const all = (rates: Rates) => [rates.raw, rates.corrected, rates.ppi, rates.youden];
  return [
    ...all(overall).map((measure) => ({ where: 'all transcripts', measure })),
    ...by.flatMap(({ facet, values, differences }) => [
      ...values.flatMap((value) =>
        all(value).map((measure) => ({ where: `${facet} ${value.value}`, measure })),
      ),
      ...differences.flatMap(({ first, second, raw, corrected }) =>
        [raw, corrected].map((measure) => ({ where: `${facet}: ${first} - ${second}`, measure })),
      ),
    ]),
  ];
}
