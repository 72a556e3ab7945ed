import type { ReadingColumns } from '../../domain/columns.ts';

/** The two occasions of one candidate as if they were two candidates of one occasion. */
export const VALIDATED = 0;
export const ANEW = 1;

/**
 * One candidate's readings of occasion 1 and of a later one, on the items that the later one asked about, as readings of
 * two candidates: what compares candidates then compares occasions.
 *
 * @returns `undefined` where the candidate has no readings of a later occasion
 */
export function atOccasions(
  readings: ReadingColumns,
  candidate: number,
):
  | { readonly readings: ReadingColumns; readonly occasion: number; readonly anchors: ReadonlySet<number> }
  | undefined {
  const who = readings.candidates[candidate];
  let occasion = 1;
  for (let row = 0; row < readings.rows; row++) {
    if (readings.candidate[row] === candidate)
      occasion = Math.max(occasion, readings.occasion[row] as number);
  }
  if (who === undefined || occasion === 1) return undefined;
  const anchors = new Set<number>();
  for (let row = 0; row < readings.rows; row++) {
    if (readings.candidate[row] !== candidate || readings.occasion[row] !== occasion) continue;
    anchors.add(readings.item[row] as number);
  }
  const rows = Array.from({ length: readings.rows }, (_, row) => row).filter(
    (row) =>
      readings.candidate[row] === candidate &&
      (readings.occasion[row] === 1 || readings.occasion[row] === occasion) &&
      anchors.has(readings.item[row] as number),
  );
  return {
    occasion,
    anchors,
    readings: {
      rows: rows.length,
      item: Int32Array.from(rows, (row) => readings.item[row] as number),
      candidate: Int32Array.from(rows, (row) => (readings.occasion[row] === 1 ? VALIDATED : ANEW)),
      presentation: Int32Array.from(rows, (row) => readings.presentation[row] as number),
      repeat: Int32Array.from(rows, (row) => readings.repeat[row] as number),
      occasion: new Int32Array(rows.length).fill(1),
      outcome: Uint8Array.from(rows, (row) => readings.outcome[row] as number),
      label: Int16Array.from(rows, (row) => readings.label[row] as number),
      ...(readings.confidence === undefined
        ? {}
        : { confidence: Float64Array.from(rows, (row) => readings.confidence?.[row] as number) }),
      candidates: [
        { ...who, id: 'validated', hash: `${who.hash}:1` },
        { ...who, id: 'anew', hash: `${who.hash}:${occasion}` },
      ],
      presentations: readings.presentations,
    },
  };
}
