const TOKEN =
  /\s*([{}[\],:]|"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|NaN|-?Infinity)/y;

type State = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or end';

/** Where a text stops being JSON. Lines and columns count from 1. */
export interface JsonError {
  readonly line: number;
  readonly column: number;
  readonly sourceLine: string;
}

/**
 * Finds the place at which a text that is no JSON stops being JSON; Node's own message does not always say
 * it. `undefined` where the text is JSON after all.
 */
export function findJsonError(text: string): JsonError | undefined {
  const open: string[] = [];
  let state: State = 'value';
  let at = 0;
  for (;;) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[1];
    if (token === undefined) break;
    const next = after(state, token, open);
    if (next === undefined) return place(text, TOKEN.lastIndex - token.length);
    state = next;
    at = TOKEN.lastIndex;
  }
  const rest = /\S/.exec(text.slice(at));
  if (rest === null && state === ', or end' && open.length === 0) return undefined;
  return place(text, rest === null ? text.length : at + rest.index);
}

/** The state behind a token, or `undefined` where the token may not stand. */
function after(state: State, token: string, open: string[]): State | undefined {
  const isEnd = state === ', or end';
  if (token === '}' || token === ']') {
    const mayClose = isEnd || state === (token === '}' ? 'key or }' : 'value or ]');
    return mayClose && open.pop() === (token === '}' ? '{' : '[') ? ', or end' : undefined;
  }
  if (token === ',') return isEnd && open.length > 0 ? (open.at(-1) === '{' ? 'key' : 'value') : undefined;
  if (token === ':') return state === ':' ? 'value' : undefined;
  if (state === 'key' || state === 'key or }') return token.startsWith('"') ? ':' : undefined;
  if (state !== 'value' && state !== 'value or ]') return undefined;
  if (token !== '{' && token !== '[') return ', or end';
  open.push(token);
  return token === '{' ? 'key or }' : 'value or ]';
}

function place(text: string, offset: number): JsonError {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  const line = text.slice(0, start).split('\n').length;
  return { line, column: offset - start + 1, sourceLine: text.slice(start, end < 0 ? text.length : end) };
}
