import { type ConfusionMatrix, confusionMatrix, type Ratings, ratings } from '../../src/stats/index.ts';

/** Published tables that several tests use; sources beside each. */
export const tables = {
  /** Cohen 1960 and 1968. */
  cohen: confusionMatrix([
    [88, 14, 18],
    [10, 40, 10],
    [2, 6, 12],
  ]),
  /** Feinstein & Cicchetti 1990, high prevalence. */
  highPrevalence: confusionMatrix([
    [80, 10],
    [5, 5],
  ]),
  /** Gwet's paradox table. */
  gwetParadox: confusionMatrix([
    [118, 5],
    [2, 0],
  ]),
  /** irrCAC `cont3x3abstractors`. */
  abstractors: confusionMatrix([
    [13, 0, 0],
    [0, 20, 7],
    [0, 4, 56],
  ]),
  /** Stuart 1955, unaided vision. */
  vision: confusionMatrix([
    [1520, 266, 124, 66],
    [234, 1512, 432, 78],
    [117, 362, 1772, 205],
    [36, 82, 179, 492],
  ]),
  empty: confusionMatrix([
    [0, 0],
    [0, 0],
  ]),
  /** Both raters said the first label throughout. */
  oneLabel: confusionMatrix([
    [9, 0],
    [0, 0],
  ]),
} satisfies Record<string, ConfusionMatrix>;

/** Ratings from rows of units; `null` is a gap. `offset` is subtracted to turn a scale into codes. */
export function ratingsOf(
  rows: readonly (readonly (number | null)[])[],
  labels: number,
  offset = 0,
): Ratings {
  const codes = rows.flatMap((row) => row.map((value) => (value === null ? -1 : value - offset)));
  return ratings(Int32Array.from(codes), rows[0]?.length ?? 1, labels);
}

/** Ratings whose raters have no identity, from label counts per unit. */
export function ratingsFromCounts(rows: readonly (readonly number[])[]): Ratings {
  const expanded = rows.map((row) => row.flatMap((count, label) => new Array<number>(count).fill(label)));
  return ratingsOf(expanded, rows[0]?.length ?? 1);
}

/** Krippendorff's 12 units x 4 coders, the same as irrCAC `cac.raw4raters`. */
export const krippendorffRows: readonly (readonly (number | null)[])[] = [
  [1, 1, null, 1],
  [2, 2, 3, 2],
  [3, 3, 3, 3],
  [3, 3, 3, 3],
  [2, 2, 2, 2],
  [1, 2, 3, 4],
  [4, 4, 4, 4],
  [1, 1, 2, 1],
  [2, 2, 2, 2],
  [null, 5, 5, 5],
  [null, null, 1, 1],
  [null, null, 3, null],
];

/** Fleiss 1971: 30 patients, 6 psychiatrists, 5 diagnoses. */
export const fleissCounts: readonly (readonly number[])[] = [
  '00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031',
  '00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006',
]
  .join(' ')
  .split(' ')
  .map((row) => [...row].map(Number));

/** Wikipedia's Fleiss kappa example: 10 units, 14 raters. */
export const wikipediaCounts: readonly (readonly number[])[] = [
  [0, 0, 0, 0, 14],
  [0, 2, 6, 4, 2],
  [0, 0, 3, 5, 6],
  [0, 3, 9, 2, 0],
  [2, 2, 8, 1, 1],
  [7, 7, 0, 0, 0],
  [3, 2, 6, 3, 0],
  [2, 5, 3, 2, 2],
  [6, 5, 2, 1, 0],
  [0, 2, 2, 3, 7],
];

/** irr `anxiety`: 3 raters (rows here), 20 subjects, scale 1 to 6. */
const anxietyRaters = ['33345523522615221243', '36462424332333221334', '21443216111233113322'].map((row) =>
  [...row].map(Number),
);

export const anxietyRows: readonly (readonly number[])[] = Array.from({ length: 20 }, (_, unit) =>
  anxietyRaters.map((row) => row[unit] ?? 0),
);
