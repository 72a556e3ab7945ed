import type { CandidateRates, Claims, Rates, Sensitivity } from '../../claim/claims.ts';
import type { CandidateResult } from '../../compare/comparison.ts';
import type { Measure } from '../../domain/measure.ts';
import type { Placed } from './placed.ts';

/** Rates: every candidate's, over all transcripts and per value, differences of values, and if some gold is wrong. */
export function placedClaims(
  claims: Claims | undefined,
  candidates: readonly CandidateResult[],
): readonly Placed[] {
  if (claims === undefined) return [];
  const { afterChoice } = claims;
  const known = (id: string) => candidates.find(({ candidate }) => candidate.id === id);
  return [
    ...claims.rates.flatMap((rates) => placedRates(rates, known(rates.candidate))),
    ...(afterChoice === undefined || 'none' in afterChoice
      ? []
      : [
          {
            candidate: 'the judge that the data choose',
            hashes: [],
            standing: 'claims',
            presentation: 'claims',
            facet: '',
            value: '',
            measures: [afterChoice.measure],
          },
        ]),
  ];
}

function placedRates(
  { candidate, overall, sensitivity, by }: CandidateRates,
  known: CandidateResult | undefined,
): readonly Placed[] {
  const at = (presentation: string, facet: string, value: string, measures: readonly Measure[]): Placed => ({
    candidate,
    hashes: known === undefined ? [] : [known.candidate.hash],
    standing: known?.standing ?? '',
    presentation,
    facet,
    value,
    measures,
  });
  return [
    at('claims', '', '', all(overall)),
    ...by.flatMap(({ facet, values, differences }) => [
      ...values.map((own) => at('claims', facet, own.value, all(own))),
      ...differences.map(({ first, second, raw, corrected }) =>
        at('claims', facet, `${first} - ${second}`, [raw, corrected]),
      ),
    ]),
    ...sensitivity.map((own) => at(ifWrong(own), '', '', [own.corrected, own.ppi])),
  ];
}

function all({ raw, corrected, ppi, youden }: Rates): readonly Measure[] {
  return [raw, corrected, ppi, youden];
}

const WRONG: Readonly<Record<Sensitivity['kind'], string>> = {
  missed: 'of gold missed',
  invented: 'of gold invented',
  both: 'of gold missed and invented',
};

function ifWrong({ kind, share }: Sensitivity): string {
  return `claims, ${Math.round(share * 1000) / 10} % ${WRONG[kind]}`;
}
