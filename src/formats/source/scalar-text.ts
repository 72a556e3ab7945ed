/**
 * A single value as text, spelled as JSON spells it: 7, 0.5, true. `undefined` for null, the empty text and
 * numbers that JSON cannot say (NaN marks "unscored"), which are blanks, and for lists and objects.
 */
export function scalarText(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  return undefined;
}
