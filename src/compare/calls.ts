import type { ReadingColumns } from '../domain/columns.ts';
import type { Criterion } from '../domain/criterion.ts';

/**
 * One candidate's verdicts, call by call: those of item i stand from `start[i]` to `start[i + 1]`, in the order of their
 * repeats, all under one presentation, so that calls of an item differ in nothing: of a pair the first order by name; else
 * the one under which the item was asked most often, of equals the first by name.
 */
export interface Calls {
  readonly start: Int32Array;
  readonly label: Int16Array;
  /** -1 where the judge stated none; absent where no verdict of the study has one. */
  readonly confidence?: Float64Array;
}

/** Calls by candidate number. Trials without a verdict and later occasions are left out. */
export function callsByCandidate(
  readings: ReadingColumns,
  items: number,
  { scale }: Pick<Criterion, 'scale'>,
): readonly Calls[] {
  const candidates = readings.candidates.length;
  const place = placesOf(readings, items, scale === 'pairwise' ? firstByName : mostAsked);
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
 * the presentation that counts for the candidate and item.
 */
function placesOf(readings: ReadingColumns, items: number, presentationsOf: typeof mostAsked): Int32Array {
  const { rows, candidate, presentation, occasion, label, item } = readings;
  const counting = presentationsOf(readings, items);
  const place = new Int32Array(rows).fill(-1);
  for (let row = 0; row < rows; row++) {
    const own = (candidate[row] as number) * items + (item[row] as number);
    if (occasion[row] !== 1 || (label[row] as number) < 0 || presentation[row] !== counting[own]) continue;
    place[row] = own;
  }
  return place;
}

/** One presentation for all items of a candidate. */
function firstByName(readings: ReadingColumns, items: number): Int32Array {
  const { rows, candidate, candidates, presentation, occasion } = readings;
  const first = new Int32Array(candidates.length).fill(0x7fffffff);
  for (let row = 0; row < rows; row++) {
    const own = candidate[row] as number;
    if (occasion[row] === 1) first[own] = Math.min(first[own] as number, presentation[row] as number);
  }
  return Int32Array.from(
    { length: first.length * items },
    (_, own) => first[Math.floor(own / items)] as number,
  );
}

function mostAsked(readings: ReadingColumns, items: number): Int32Array {
  const { rows, candidate, candidates, item, presentation, presentations, occasion } = readings;
  const most = new Int32Array(candidates.length * items);
  const several = presentations.length;
  if (several < 2) return most;
  const calls = new Int32Array(most.length * several);
  for (let row = 0; row < rows; row++) {
    if (occasion[row] !== 1) continue;
    const own = (candidate[row] as number) * items + (item[row] as number);
    const at = own * several + (presentation[row] as number);
    calls[at] = (calls[at] as number) + 1;
  }
  for (let own = 0; own < most.length; own++) {
    for (let next = 1; next < several; next++) {
      const at = own * several;
      if ((calls[at + next] as number) > (calls[at + (most[own] as number)] as number)) most[own] = next;
    }
  }
  return most;
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
