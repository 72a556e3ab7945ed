import { Liquid } from 'liquidjs';

/** Everything that writes the same text every time, on every machine: nothing of clocks, chance or locale. */
export const FILTERS = [
  'append',
  'capitalize',
  'default',
  'divided_by',
  'downcase',
  'first',
  'join',
  'last',
  'map',
  'minus',
  'plus',
  'prepend',
  'remove',
  'replace',
  'reverse',
  'size',
  'slice',
  'split',
  'strip',
  'times',
  'upcase',
  'where',
] as const;

/** No tag that names a file. */
export const TAGS = [
  'assign',
  'break',
  'capture',
  'case',
  'comment',
  'continue',
  'for',
  'if',
  'raw',
  'unless',
  '#',
] as const;

/** Characters that one section may write, and what Liquid may allocate on the way. */
const MAX_OUTPUT = 16 * 1024 * 1024;
const LIMITS = { parseLimit: 64 * 1024, memoryLimit: 2_000_000, renderLimit: 10_000 };

let written = 0;

/** Begins to count what a rendering writes. Rendering is synchronous, so one count serves all. */
export function startOutput(): void {
  written = 0;
}

/** The engine that renders every template: no files, no code, no unknown names. */
export const LIQUID = restricted(
  new Liquid({
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    templates: {},
    // Only dates would use one, and asking the system for its own takes as long as starting Node.
    locale: 'en-US',
    outputEscape: outputText,
    ...LIMITS,
  }),
);

function restricted(liquid: Liquid): Liquid {
  keepOnly(liquid.tags, TAGS);
  keepOnly(liquid.filters, FILTERS);
  return liquid;
}

function keepOnly(table: Record<string, unknown>, names: readonly string[]): void {
  for (const name of Object.keys(table)) if (!names.includes(name)) delete table[name];
}

/** A list or map in a prompt is a mistake that Liquid would print as `[object Object]`. */
function outputText(value: unknown): string {
  if (typeof value === 'object' && value !== null) throw new TypeError(NOT_TEXT);
  const text = value === null || value === undefined ? '' : String(value);
  written += text.length;
  if (written > MAX_OUTPUT) throw new RangeError(TOO_LONG);
  return text;
}

export const NOT_TEXT = 'a list or map is written where a text belongs';
export const TOO_LONG = 'the template writes more than 16 million characters';
