import type { Database } from './database.ts';
import type { RawReadings } from './raw-readings.ts';
import { scanNumbers } from './scan-numbers.ts';

/** The confidence of every row, -1 where it has none; `undefined` where no row has one. */
export function loadConfidences(
  database: Database,
  { rows, explanation }: Pick<RawReadings, 'rows' | 'explanation'>,
): Float64Array | undefined {
  let last = -1;
  for (let row = 0; row < rows; row++) last = Math.max(last, explanation[row] as number);
  if (last < 0) return undefined;
  const known = new Float64Array(last + 1).fill(-1);
  scanNumbers(database, CONFIDENCES_SCAN, [], ([number = 0, own = -1]) => {
    if (number <= last) known[number] = own;
  });
  const confidence = new Float64Array(rows).fill(-1);
  let isAnyStated = false;
  for (let row = 0; row < rows; row++) {
    const number = explanation[row] as number;
    const own = number < 0 ? -1 : (known[number] as number);
    confidence[row] = own;
    isAnyStated ||= own >= 0;
  }
  return isAnyStated ? confidence : undefined;
}

/** From the index alone: the table beside it holds the rationales, which are long. */
export const CONFIDENCES_SCAN = 'SELECT id, confidence FROM explanation WHERE confidence IS NOT NULL';
