import type { Comparison } from '../compare/comparison.ts';
import type { Measure } from '../domain/measure.ts';
import { type CsvCell, encodeCsv } from '../text/csv.ts';
import type { Assessment } from './assessment.ts';
import type { Placed } from './placed/placed.ts';
import { placedMeasures } from './placed/placed-measures.ts';
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
    placedMeasures(comparison, provenance.study.illustrative).flatMap((placed) =>
      placed.measures.map((measure) => [
        comparison.criterion.id,
        ...placeOf(placed),
        ...cells(measure),
        ...origin(comparison),
        // Of two candidates neither hash would say it.
        placed.hashes.length === 1 ? placed.hashes[0] : undefined,
        hash,
      ]),
    ),
  );
  return encodeCsv(HEAD, rows);
}

function placeOf({ candidate, standing, presentation, facet, value }: Placed): readonly CsvCell[] {
  return [candidate, standing, presentation, facet, value];
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
