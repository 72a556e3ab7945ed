import { describe, expect, test } from 'vitest';
import { deriveAnnotations, deriveReadings, type SourceColumns } from '../../src/compare/derive.ts';
import { importedCandidate } from '../../src/domain/candidate.ts';
import type { AnnotationColumns, ReadingColumns } from '../../src/domain/columns.ts';
import type { Criterion, Derivation } from '../../src/domain/criterion.ts';
import { OUTCOMES } from '../../src/domain/outcome.ts';
import { criterion, study } from './study.ts';

const rating = { ...criterion('ordinal', ['low', 'middle', 'high']), id: 'rating' };
const real = { ...criterion('binary', ['yes', 'no'], { positive: 0 }), id: 'real' };
const items = study({
  criterion: real,
  items: [
    { key: 'a', facets: { evidence: 'log' } },
    { key: 'b' },
    { key: 'c', facets: { evidence: 'none' } },
  ],
  readings: [],
  annotations: [],
}).items;

function readings(
  rows: readonly (readonly [item: number, outcome: number, label: number])[],
): ReadingColumns {
  const ones = new Int32Array(rows.length).fill(1);
  return {
    rows: rows.length,
    item: Int32Array.from(rows, ([item]) => item),
    candidate: new Int32Array(rows.length),
    presentation: new Int32Array(rows.length),
    repeat: ones,
    occasion: ones,
    outcome: Uint8Array.from(rows, ([, outcome]) => outcome),
    label: Int16Array.from(rows, ([, , label]) => label),
    candidates: [importedCandidate('j')],
    presentations: [''],
  };
}

function annotations(
  rows: readonly (readonly [item: number, label: number])[],
  provenance = 0,
): AnnotationColumns {
  return {
    rows: rows.length,
    item: Int32Array.from(rows, ([item]) => item),
    annotator: new Int32Array(rows.length),
    label: Int16Array.from(rows, ([, label]) => label),
    role: new Uint8Array(rows.length),
    provenance: new Uint8Array(rows.length).fill(provenance),
    saw: new Uint8Array(rows.length),
    chosen: new Uint8Array(rows.length),
    probability: new Float64Array(rows.length),
    annotators: ['ann'],
  };
}

const REFUSED = OUTCOMES.indexOf('refused');
const ABSTAINED = OUTCOMES.indexOf('abstained');
const source = (of: Criterion, own: ReadingColumns, gold = annotations([])): SourceColumns => ({
  criterion: of,
  readings: own,
  annotations: gold,
});
const derivedBy = (derived: Derivation): Criterion => ({
  ...criterion('binary', ['yes', 'no'], { positive: 0 }),
  id: 'derived',
  derived,
});

describe('cut', () => {
  test('labels at or above are positive, and an outcome stays what it was', () => {
    const columns = deriveReadings(
      derivedBy({ kind: 'cut', of: 'rating', from: 1 }),
      [
        source(
          rating,
          readings([
            [0, 0, 2],
            [1, 0, 1],
            [2, 0, 0],
            [0, REFUSED, -1],
          ]),
        ),
      ],
      items,
    );
    expect([...columns.label]).toEqual([0, 0, 1, -1]);
    expect([...columns.outcome]).toEqual([0, 0, 0, REFUSED]);
  });
});

describe('collapse', () => {
  const derived = derivedBy({ kind: 'collapse', of: 'rating', map: [1, -1, 0] });

  test('maps labels; one that is left out is an abstention', () => {
    const columns = deriveReadings(
      derived,
      [
        source(
          rating,
          readings([
            [0, 0, 0],
            [1, 0, 1],
            [2, 0, 2],
          ]),
        ),
      ],
      items,
    );
    expect([...columns.label]).toEqual([1, -1, 0]);
    expect([...columns.outcome]).toEqual([0, ABSTAINED, 0]);
  });

  test('does the same to annotations', () => {
    const columns = deriveAnnotations(
      derived,
      [
        source(
          rating,
          readings([]),
          annotations([
            [0, 0],
            [1, 1],
            [2, 2],
            [2, -1],
          ]),
        ),
      ],
      items,
    );
    expect([...columns.label]).toEqual([1, -1, 0, -1]);
  });
});

describe('all conditions', () => {
  const derived = derivedBy({
    kind: 'all',
    conditions: [
      { criterion: 'rating', labels: [1, 2] },
      { criterion: 'real', labels: [0] },
      { facet: 'evidence', values: ['log'] },
    ],
  });

  test('positive where every one holds; without a verdict under any source, none', () => {
    const columns = deriveReadings(
      derived,
      [
        source(
          rating,
          readings([
            [0, 0, 2],
            [1, 0, 2],
            [2, 0, 2],
          ]),
        ),
        // In another order, and refused on item 1.
        source(
          real,
          readings([
            [2, 0, 0],
            [0, 0, 0],
            [1, REFUSED, -1],
          ]),
        ),
      ],
      items,
    );
    expect([...columns.item]).toEqual([0, 1, 2]);
    expect([...columns.label]).toEqual([0, -1, 1]);
    expect([...columns.outcome]).toEqual([0, REFUSED, 0]);
  });

  test('a trial that one source lacks has no reading', () => {
    const columns = deriveReadings(
      derived,
      [
        source(
          rating,
          readings([
            [0, 0, 2],
            [1, 0, 2],
          ]),
        ),
        source(real, readings([[0, 0, 1]])),
      ],
      items,
    );
    expect([...columns.item]).toEqual([0]);
    expect([...columns.label]).toEqual([1]);
  });

  test('an annotation takes the least trustworthy provenance of its sources', () => {
    const columns = deriveAnnotations(
      derived,
      [
        source(rating, readings([]), annotations([[0, 2]])),
        source(real, readings([]), annotations([[0, 0]], 2)),
      ],
      items,
    );
    expect([...columns.label]).toEqual([0]);
    expect([...columns.provenance]).toEqual([2]);
  });
});

test('an unknown source is named, with the remedy', () => {
  expect(() =>
    deriveReadings(derivedBy({ kind: 'cut', of: 'missing', from: 1 }), [source(rating, readings([]))], items),
  ).toThrow('criterion derived is derived from missing, which is not asked of any rater');
});
