import type { Claims, Rates } from '../claim/claims.ts';
import type { CandidateResult, Comparison, Figures, Slice } from '../compare/comparison.ts';
import type { Measure } from '../domain/measure.ts';
import { type CsvCell, encodeCsv } from '../text/csv.ts';
import type { Assessment } from './assessment.ts';
import { besideMeasures } from './beside-measures.ts';
import { ceilingFor } from './ceiling-part.ts';
import { contestMeasures } from './contest-measures.ts';
import { driftMeasures } from './drift-part.ts';
import { natureOf } from './nature.ts';
import { peopleFor } from './people-part.ts';
import { type Provenance, provenanceHash } from './provenance.ts';

const HEAD = [
  'criterion',
  'candidate',
  'standing',
  'presentation',
  'facet',
  'value',
  'measure',
  'estimate',
  'low',
  'high',
  'level',
  'method',
  'no_interval',
  'n',
  'clusters',
  'left_out',
  'left_out_reasons',
  'bounds_low',
  'bounds_high',
  'bounds_exact',
  'shown',
  'cautions',
  'reason',
  'labels',
  'gold_version',
  'candidate_hash',
  'provenance_hash',
];

/**
 * One row per measure, long: every candidate, floor and ceiling, every presentation, all items and every value of
 * every facet. Empty is "there is none", and `reason` or `no_interval` says why. Provenance stands in columns, so that
 * the file has one head line and nothing else to skip.
 *
 * @example
 * csvReport([comparison], provenance).split('\n')[0] // 'criterion,candidate,standing,...'
 */
export function csvReport(comparisons: readonly Assessment[], provenance: Provenance): string {
  const hash = provenanceHash(provenance);
  const rows = comparisons.flatMap((comparison) =>
    places(comparison, provenance.study.illustrative).flatMap(({ place, candidateHash, measures }) =>
      measures.map((measure) => [...place, ...cells(measure), ...origin(comparison), candidateHash, hash]),
    ),
  );
  return encodeCsv(HEAD, rows);
}

/** criterion, candidate, standing, presentation, facet, value. */
type Place = readonly [string, string, string, string, string, string];

interface Placed {
  readonly place: Place;
  readonly candidateHash?: string;
  readonly measures: readonly Measure[];
}

function places(comparison: Assessment, illustrative: boolean): readonly Placed[] {
  const { criterion, candidates, floors, claims } = comparison;
  const nature = natureOf(comparison, illustrative);
  const ceiling = ceilingFor(comparison, nature);
  return [
    ...[...candidates, ...floors].flatMap((result) => placesOf(criterion.id, result)),
    { place: [criterion.id, '', 'ceiling', '', '', ''], measures: ceiling.measures },
    ...driftMeasures(comparison.drift).map(({ of, measure }) => ({
      place: [criterion.id, of, 'asked anew', '', '', ''] as const,
      measures: [measure],
    })),
    ...contestMeasures(comparison).map(({ of, measure }) => ({
      place: [criterion.id, of, 'contest', '', '', ''] as const,
      measures: [measure],
    })),
    ...claimPlaces(criterion.id, claims, candidates),
    ...(peopleFor(comparison, nature)?.candidates ?? []).map(
      ({ candidate, measures }): Placed => ({
        place: [criterion.id, candidate, 'beside people', '', '', ''],
        measures,
      }),
    ),
    ...besideMeasures(comparison).map(
      ({ candidate, about, measure }): Placed => ({
        place: [criterion.id, candidate, 'beside gold', about, '', ''],
        measures: [measure],
      }),
    ),
  ];
}

/** Rates beside the other figures: every candidate's, over all transcripts and per value, and differences of values. */
function claimPlaces(
  criterion: string,
  claims: Claims | undefined,
  candidates: readonly CandidateResult[],
): readonly Placed[] {
  return (claims?.rates ?? []).flatMap(({ candidate, overall, by }) => {
    const known = candidates.find((result) => result.candidate.id === candidate);
    const at = (facet: string, value: string): Place => [
      criterion,
      candidate,
      known?.standing ?? '',
      'claims',
      facet,
      value,
    ];
    const all = ({ raw, corrected, ppi, youden }: Rates) => [raw, corrected, ppi, youden];
    return [
      { place: at('', ''), measures: all(overall) },
      ...by.flatMap(({ facet, values, differences }) => [
        ...values.map((own) => ({ place: at(facet, own.value), measures: all(own) })),
        ...differences.map(({ first, second, raw, corrected }) => ({
          place: at(facet, `${first} - ${second}`),
          measures: [raw, corrected],
        })),
      ]),
    ].map((placed) => ({
      ...placed,
      ...(known === undefined ? {} : { candidateHash: known.candidate.hash }),
    }));
  });
}

function placesOf(criterion: string, result: CandidateResult): readonly Placed[] {
  const { candidate, standing, main, byPresentation, orderEffects, bias } = result;
  const at = (presentation: string, facet: string, value: string): Place => [
    criterion,
    candidate.id,
    standing,
    presentation,
    facet,
    value,
  ];
  const figures = ({ presentation, overall, by }: Figures): readonly Placed[] => [
    { place: at(presentation, '', ''), measures: overall.measures },
    ...by.flatMap(({ facet, stratifiedKappa, slices }) => [
      { place: at(presentation, facet, ''), measures: [stratifiedKappa] },
      ...slices.map((slice: Slice) => ({
        place: at(presentation, facet, slice.value ?? ''),
        measures: slice.measures,
      })),
    ]),
  ];
  return [
    ...figures(main),
    ...byPresentation.flatMap(figures),
    { place: at('both orders', '', ''), measures: orderEffects?.measures ?? [] },
    { place: at(main.presentation, '', ''), measures: bias?.measures ?? [] },
    ...(bias?.byFacet ?? []).flatMap(({ facet, measures, contrasts }) => [
      { place: at(main.presentation, facet, ''), measures },
      ...contrasts.map((contrast) => ({
        place: at(main.presentation, facet, contrast.value),
        measures: contrast.measures,
      })),
    ]),
  ].map((placed) => ({ ...placed, candidateHash: candidate.hash }));
}

function cells(measure: Measure): readonly CsvCell[] {
  const { id, estimate, interval, n, clusters, leftOut, bounds, shown, cautions, reason } = measure;
  const range = interval !== undefined && 'low' in interval ? interval : undefined;
  const none = interval !== undefined && 'none' in interval ? interval.none : undefined;
  return [
    id,
    estimate,
    range?.low,
    range?.high,
    range?.level,
    range?.method,
    none,
    n,
    clusters,
    leftOut.reduce((sum, { count }) => sum + count, 0),
    leftOut.map((entry) => `${entry.reason}: ${entry.count}`).join('; '),
    bounds?.low,
    bounds?.high,
    bounds?.exact,
    shown,
    cautions.join('; '),
    reason,
  ];
}

function origin({ gold }: Comparison): readonly CsvCell[] {
  return [gold.provenances.join('; '), gold.version?.hash];
}
