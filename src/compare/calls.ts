import type { ReadingColumns } from '../domain/columns.ts';

/**
 * One candidate's verdicts, call by call: those of item i stand from `start[i]` to `start[i + 1]`, in the order of their
 * repeats. Of several presentations only the first by name is here, so that calls of an item differ in nothing.
 */
export interface Calls {
  readonly start: Int32Array;
  readonly label: Int16Array;
  /** -1 where the judge stated none; absent where no verdict of the study has one. */
  readonly confidence?: Float64Array;
}

/** Calls by candidate number. Trials without a verdict and later occasions are left out. */
export function callsByCandidate(readings: ReadingColumns, items: number): readonly Calls[] {
  const candidates = readings.candidates.length;
  const place = placesOf(readings, items);
  const start = new Int32Array(candidates * items + 1);
  for (let row = 0; row < readings.rows; row++) {
    const next = (place[row] as number) + 1;
    if (next > 0) start[next] = (start[next] as number) + 1;
  }
  for (let own = 0; own < candidates * items; own++) {
    start[own + 1] = (start[own + 1] as number) + (start[own] as number);
  }
  const order = orderRows(readings, start, place);
  const label = new Int16Array(order.length);
  for (let call = 0; call < order.length; call++)
    label[call] = readings.label[order[call] as number] as number;
  const { confidence: stated } = readings;
  const confidence = stated === undefined ? undefined : new Float64Array(order.length);
  if (stated !== undefined && confidence !== undefined) {
    for (let call = 0; call < order.length; call++)
      confidence[call] = stated[order[call] as number] as number;
  }
  return readings.candidates.map((_, candidate) => ({
    start: start.subarray(candidate * items, (candidate + 1) * items + 1),
    label,
    ...(confidence === undefined ? {} : { confidence }),
  }));
}

/**
 * Where each row belongs, candidate by candidate and item by item; -1 where it is no verdict of the first occasion under
 * its candidate's first presentation.
 */
function placesOf(readings: ReadingColumns, items: number): Int32Array {
  const { rows, candidate, candidates, presentation, occasion, label, item } = readings;
  const first = new Int32Array(candidates.length).fill(0x7fffffff);
  for (let row = 0; row < rows; row++) {
    const own = candidate[row] as number;
    if (occasion[row] === 1) first[own] = Math.min(first[own] as number, presentation[row] as number);
  }
  const place = new Int32Array(rows).fill(-1);
  for (let row = 0; row < rows; row++) {
    const own = candidate[row] as number;
    if (occasion[row] !== 1 || (label[row] as number) < 0 || presentation[row] !== first[own]) continue;
    place[row] = own * items + (item[row] as number);
  }
  return place;
}

/** Rows by place, and within a place by repeat. */
function orderRows({ rows, repeat }: ReadingColumns, start: Int32Array, place: Int32Array): Int32Array {
  const order = new Int32Array(start.at(-1) ?? 0);
  const filled = start.slice();
  for (let row = 0; row < rows; row++) {
    const own = place[row] as number;
    if (own < 0) continue;
    const from = start[own] as number;
    let at = filled[own] as number;
    filled[own] = at + 1;
    while (at > from && (repeat[order[at - 1] as number] as number) > (repeat[row] as number)) {
      order[at] = order[at - 1] as number;
      at--;
    }
    order[at] = row;
  }
  return order;
}

/** How many calls of an item gave a verdict. */
export function callsAt({ start }: Calls, item: number): number {
  return (start[item + 1] as number) - (start[item] as number);
}

/** The label of an item's first call with a verdict, -1 where none gave one. */
export function firstCalls(calls: Calls, items: number): Int16Array {
  const labels = new Int16Array(items).fill(-1);
  for (let item = 0; item < items; item++) {
    if (callsAt(calls, item) > 0) labels[item] = calls.label[calls.start[item] as number] as number;
  }
  return labels;
}
