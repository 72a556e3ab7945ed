import type { Candidate } from '../domain/candidate.ts';
import { compareCodePoints } from '../domain/canonical-json.ts';
import type { AnnotationColumns, ReadingColumns } from '../domain/columns.ts';

/** Columns over the rows found in every source, and for each source the row of its own behind each of them. */
interface Joined<Columns> {
  readonly columns: Columns;
  readonly rows: readonly Int32Array[];
}

/** A confidence is in the source's label, not in the derived one: it is not carried over. */
type ReadingKeys = Omit<ReadingColumns, 'outcome' | 'label' | 'confidence'>;
type AnnotationKeys = Omit<AnnotationColumns, 'label'>;

/** Joins readings on the trial: candidate (by hash), item, presentation, repeat, occasion. */
export function joinReadings(sources: readonly ReadingColumns[]): Joined<ReadingKeys> {
  const candidates = shared(sources.flatMap((source) => source.candidates.map((one) => one.hash)));
  const presentations = shared(sources.flatMap((source) => source.presentations));
  const repeats = 1 + largest(sources.map(({ repeat, rows }) => repeat.subarray(0, rows)));
  const occasions = 1 + largest(sources.map(({ occasion, rows }) => occasion.subarray(0, rows)));
  const rows = joinRows(
    sources.map((source) => {
      const candidate = source.candidates.map((one) => candidates.code(one.hash));
      const presentation = source.presentations.map(presentations.code);
      return {
        rows: source.rows,
        keyOf: (row: number) =>
          [
            [candidates.values.length, candidate[source.candidate[row] as number] as number],
            [presentations.values.length, presentation[source.presentation[row] as number] as number],
            [repeats, source.repeat[row] as number],
            [occasions, source.occasion[row] as number],
          ].reduce((key, [size = 1, code = 0]) => key * size + code, source.item[row] as number),
      };
    }),
  );
  const [first] = sources;
  const kept = rows[0] ?? new Int32Array(0);
  return {
    rows,
    columns: {
      rows: kept.length,
      item: pick(first?.item, kept),
      candidate: pick(first?.candidate, kept),
      presentation: pick(first?.presentation, kept),
      repeat: pick(first?.repeat, kept),
      occasion: pick(first?.occasion, kept),
      candidates: first?.candidates ?? ([] satisfies Candidate[]),
      presentations: first?.presentations ?? [],
    },
  };
}

/**
 * Joins annotations on item, annotator (by name), role and what the annotator saw. The derived label's provenance is
 * the least trustworthy of its sources'.
 */
export function joinAnnotations(sources: readonly AnnotationColumns[]): Joined<AnnotationKeys> {
  const annotators = shared(sources.flatMap((source) => source.annotators));
  const rows = joinRows(
    sources.map((source) => {
      const annotator = source.annotators.map(annotators.code);
      return {
        rows: source.rows,
        keyOf: (row: number) =>
          (((source.item[row] as number) * annotators.values.length +
            (annotator[source.annotator[row] as number] as number)) *
            256 +
            (source.role[row] as number)) *
            256 +
          (source.saw[row] as number),
      };
    }),
  );
  const [first] = sources;
  const kept = rows[0] ?? new Int32Array(0);
  const provenance = Uint8Array.from(kept, (_, row) =>
    sources.reduce(
      (worst, source, index) => Math.max(worst, source.provenance[rows[index]?.[row] ?? 0] ?? 0),
      0,
    ),
  );
  return {
    rows,
    columns: {
      rows: kept.length,
      item: pick(first?.item, kept),
      annotator: pick(first?.annotator, kept),
      role: Uint8Array.from(kept, (row) => first?.role[row] ?? 0),
      provenance,
      saw: Uint8Array.from(kept, (row) => first?.saw[row] ?? 0),
      chosen: Uint8Array.from(kept, (row) => first?.chosen[row] ?? 0),
      probability: Float64Array.from(kept, (row) => first?.probability[row] ?? 0),
      annotators: first?.annotators ?? [],
    },
  };
}

interface Keyed {
  readonly rows: number;
  keyOf(row: number): number;
}

/** Rows of the first source, in its order, that every other source has too. */
function joinRows([first, ...others]: readonly Keyed[]): readonly Int32Array[] {
  if (first === undefined) return [];
  const lookups = others.map(({ rows, keyOf }) => {
    const lookup = new Map<number, number>();
    for (let row = 0; row < rows; row++) lookup.set(keyOf(row), row);
    return lookup;
  });
  const kept: number[] = [];
  const found: number[][] = lookups.map(() => []);
  for (let row = 0; row < first.rows; row++) {
    const key = first.keyOf(row);
    if (!lookups.every((lookup) => lookup.has(key))) continue;
    kept.push(row);
    lookups.forEach((lookup, index) => {
      found[index]?.push(lookup.get(key) ?? 0);
    });
  }
  return [Int32Array.from(kept), ...found.map((rows) => Int32Array.from(rows))];
}

function shared(texts: readonly string[]): {
  readonly values: readonly string[];
  code(text: string): number;
} {
  const values = [...new Set(texts)].sort(compareCodePoints);
  const codes = new Map(values.map((value, code) => [value, code]));
  return { values, code: (text) => codes.get(text) ?? 0 };
}

function largest(columns: readonly Int32Array[]): number {
  return columns.reduce((best, column) => column.reduce((own, value) => Math.max(own, value), best), 0);
}

function pick(column: Int32Array | undefined, rows: Int32Array): Int32Array {
  return rows.map((row) => column?.[row] ?? 0);
}
