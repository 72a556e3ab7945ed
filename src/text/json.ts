/**
 * A document as JSON with two spaces of indent, keys in the order given and a newline at the end, so that
 * equal values give equal bytes. Keys whose value is undefined are left out.
 *
 * `embed` also writes `<` as `\u003c` and the two Unicode line separators as escapes, for a document inside
 * HTML. Throws TypeError with the path where JSON would change a value in silence: NaN, infinity, undefined
 * in an array, a Map or a Set, a bigint, a function.
 *
 * @example stableJson({ kappa: 0.5 }) // '{\n  "kappa": 0.5\n}\n'
 */
export function stableJson(value: unknown, { embed = false }: { readonly embed?: boolean } = {}): string {
  requirePlain(value, '$');
  const json = JSON.stringify(value, undefined, 2);
  return `${embed ? json.replace(/[<\u2028\u2029]/g, escapeUnicode) : json}\n`;
}

/** Throws where JSON would not give the value back; `path` names the place. */
function requirePlain(value: unknown, path: string): void {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return;
  if (typeof value === 'number' && Number.isFinite(value)) return;
  if (Array.isArray(value)) {
    for (const [index, element] of value.entries()) requirePlain(element, `${path}[${index}]`);
  } else if (typeof value === 'object' && isPlainObject(value)) {
    for (const [key, member] of Object.entries(value)) {
      if (member !== undefined) requirePlain(member, `${path}.${key}`);
    }
  } else {
    throw new TypeError(`${path} cannot be written as JSON: ${describe(value)}`);
  }
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function describe(value: unknown): string {
  return typeof value === 'object' && value !== null ? value.constructor.name : String(value);
}

function escapeUnicode(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
