import { parentPort, workerData } from 'node:worker_threads';
import jsonata from 'jsonata';

/** What the worker is started with. */
export interface ExpressionWork {
  readonly expressions: readonly string[];
  /** Two numbers: the row and the expression in hand, so that a row that never ends can be named. */
  readonly progress: SharedArrayBuffer;
}

/** One row, as the expressions see it. */
export interface ExpressionRow {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly captures: Readonly<Record<string, string>>;
  readonly position: number;
}

/** Functions that would give another value at every import. */
const UNSTEADY = ['now', 'millis', 'random', 'shuffle'];

const { expressions, progress }: ExpressionWork = workerData;
const inHand = new Int32Array(progress);
const compiled = expressions.map((text) => {
  const expression = jsonata(text);
  for (const name of UNSTEADY) {
    expression.registerFunction(name, () => {
      throw { message: `$${name} would give another value at every import` };
    });
  }
  return expression;
});

parentPort?.on('message', async (rows: readonly ExpressionRow[]) => {
  const results: unknown[][] = [];
  for (const [index, row] of rows.entries()) {
    inHand[0] = index;
    const own: unknown[] = [];
    for (const [number, expression] of compiled.entries()) {
      inHand[1] = number;
      own.push(await evaluate(expression, row));
    }
    results.push(own);
  }
  parentPort?.postMessage(results);
});

async function evaluate(
  expression: jsonata.Expression,
  { fields, captures, position }: ExpressionRow,
): Promise<{ readonly value: unknown } | { readonly error: string }> {
  try {
    const value: unknown = await expression.evaluate(fields, { path: captures, position });
    return { value: plain(value) };
  } catch (error) {
    const isObject = typeof error === 'object' && error !== null && 'message' in error;
    return { error: isObject ? String(error.message) : String(error) };
  }
}

/** Only what JSON can say leaves the worker: JSONata's lists carry marks, and functions are none. */
function plain(value: unknown): unknown {
  const isObject = typeof value === 'object' && value !== null;
  const isFunction = isObject && ('_jsonata_lambda' in value || '_jsonata_function' in value);
  if (typeof value === 'function' || isFunction) throw new Error('it gives a function, not a value');
  if (!isObject) return value;
  return JSON.parse(JSON.stringify(value));
}
